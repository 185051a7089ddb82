"""A process that stands still after its intent is on disk: a closed lid, a stopped job, a paused machine."""

import asyncio
from datetime import UTC, datetime

import pytest

from swapclient import AsyncSwapClient
from swapclient.domain.life import State
from swapclient.quoting.policy import Policy
from swapclient.sandbox import Box
from swapclient.swaps.place import LEAVES_WITHIN
from swapclient.swaps.reconcile import STILL_ASKING
from swapclient.wire.door import DoorSettings
from tests.fakes.clock import FakeClock

TERMS = {
    "to": "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
    "refund_to": "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "policy": Policy(any_price=True, accept_depeg=True),
    "key": "exit-1",
}


@pytest.fixture
def box(tmp_path):
    with Box(tmp_path / "sandbox.db") as box:
        yield box


def test_who_slept_between_intent_and_request_sends_nothing_any_more(box, tmp_path):
    """Meanwhile another process proves that there is no order, and makes the one."""
    clock = FakeClock(datetime.now(UTC))
    options = {
        "environ": box.environ,
        "data_dir": tmp_path / "data",
        "cache_dir": tmp_path / "cache",
        "provider": "simpleswap",
        "clock": clock,
    }

    async def meanwhile(asleep):
        clock.advance(3600)
        async with AsyncSwapClient(**options) as other:
            settled = await other.reconcile(asleep.swap_id)
            return settled, await other.swap("BTC", "USDT:tron", "0.5", **TERMS)

    async def story():
        async with AsyncSwapClient(**options) as client:
            journal, others = client.house.journal, []
            record = journal.record

            async def record_and_sleep(*what):
                swap = await record(*what)
                others.extend(await meanwhile(swap))
                return swap

            journal.record = record_and_sleep
            return await client.swap("BTC", "USDT:tron", "0.5", **TERMS), *others

    slept, settled, second = asyncio.run(story())
    assert settled.state is State.ABSENT
    assert (slept.swap_id, slept.state) == (settled.swap_id, State.ABSENT)
    assert second.state is State.AWAITING_DEPOSIT
    assert box.control.creates() == 1


def test_nobody_is_asked_any_more_when_a_request_is_taken_for_settled():
    whole = DoorSettings(base_url="https://provider.example").total_timeout
    assert LEAVES_WITHIN.total_seconds() + whole <= STILL_ASKING.total_seconds()
