"""Following 1,000 open orders in one process: CPU a look and memory an order, beside coroutines that only ask."""

from __future__ import annotations

import asyncio
import random
import tracemalloc
from collections import Counter
from collections.abc import Iterable

from benchmarks.figure import Figure, cpu_seconds
from benchmarks.journal import an_intent
from swapclient.domain.swaps import Swap
from swapclient.swaps.desk import Desk
from swapclient.swaps.follow import Follower
from swapclient.swaps.place import place
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.fakes.provider import FakeProvider

ORDERS = 1000
LOOKS = 10


def figures() -> Iterable[Figure]:
    """CPU in microseconds, memory in kilobytes."""
    provider = FakeProvider("simpleswap", reuses_deposit_addresses=True)  # type: ignore[no-untyped-call]  # a fake of the tests
    desk = Desk(journal=FakeJournal(), providers={"simpleswap": provider}, clock=FakeClock(), chance=random.Random(1))

    async def placed() -> list[Swap]:
        return [await place(desk, an_intent()) for _ in range(ORDERS)]

    swaps = asyncio.run(placed())
    tracemalloc.start()
    asyncio.run(_follow(desk, swaps))
    memory = tracemalloc.get_traced_memory()[1] / ORDERS / 1000
    tracemalloc.stop()
    ours = cpu_seconds(lambda: asyncio.run(_follow(desk, swaps)))
    bare = cpu_seconds(lambda: asyncio.run(_ask(desk, provider, swaps)))
    looks = ORDERS * LOOKS
    yield Figure(
        name="CPU a look", value=ours / looks * 1e6, unit="us", detail=f"only asking: {bare / looks * 1e6:.1f} us"
    )
    yield Figure(name="memory an order", value=memory, unit="kB", at_most=20)


async def _follow(desk: Desk, swaps: list[Swap]) -> None:
    """Look at every order so many times."""
    looks: Counter[str] = Counter()

    def enough(swap: Swap) -> bool:
        looks[swap.swap_id] += 1
        return looks[swap.swap_id] > 2 * LOOKS

    await Follower(desk=desk, on_change=lambda _swap: None, enough=enough).run(swaps)


async def _ask(desk: Desk, provider: FakeProvider, swaps: list[Swap]) -> None:
    async def one(swap: Swap) -> None:
        for _ in range(LOOKS):
            await provider.status(str(swap.order_id))
            await desk.clock.sleep(5)

    await asyncio.gather(*(one(swap) for swap in swaps))
