"""Comparing five sandbox providers that answer after 50 to 3,000 ms, beside asking the slowest of them alone."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure, cpu_seconds, seconds
from swapclient.client import AsyncSwapClient
from swapclient.quoting.choose import judge
from swapclient.quoting.guard import tickers_for
from swapclient.quoting.policy import Policy
from swapclient.quoting.reference import Prices
from swapclient.quoting.references import look
from swapclient.sandbox import Box
from swapclient.swaps.offers import Offer
from swapclient.swaps.terms import wish

LATENCIES = {"simpleswap": 0.05, "exolix": 0.1, "changenow": 0.2, "stealthex": 0.4, "near": 3.0}
WISH = wish(
    "BTC",
    "USDT:tron",
    "0.5",
    to="TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
    refund_to="bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
)
ROUNDS = 3
DECISIONS = 200


def figures() -> Iterable[Figure]:
    """Time and CPU of one comparison, and of one decision of the guard."""
    with tempfile.TemporaryDirectory() as folder, Box(Path(folder) / "sandbox.db") as box:
        environ = box.environ | {"CHAINFLIP_OFF": "1", "THORCHAIN_OFF": "1"}
        with asyncio.Runner() as runner:
            runner.run(_warm(folder, environ))
        for name, latency in LATENCIES.items():
            box.control.scenario("slow", provider=name, on="quote", seconds=latency, times=None)
        rounds = [_round(folder, environ) for _ in range(ROUNDS)]
        prices = asyncio.run(_prices(folder, environ))
        cpu = median(_cpu(folder, environ) for _ in range(ROUNDS))
    found = rounds[0][2]
    answered = {quote.provider for quote, _ in found.judged}
    assert answered == set(LATENCIES), f"not all answered: {found.missing}"
    total, alone = median(one[0] for one in rounds), median(one[1] for one in rounds)
    yield Figure(
        name="five providers / the slowest alone",
        value=median(one[0] / one[1] for one in rounds),
        detail=f"{total:.2f} s beside {alone:.2f} s",
        at_most=1.1,
    )
    yield Figure(name="CPU of one comparison", value=cpu * 1000, unit="ms")
    yield Figure(name="one decision of the guard", value=_decision(found, prices) * 1e6, unit="us")


async def _warm(folder: str, environ: dict[str, str]) -> None:
    """Fetch every list of assets, so that the rounds measure quotes."""
    async with _client(folder, environ) as client:
        await client.assets()


def _round(folder: str, environ: dict[str, str]) -> tuple[float, float, Offer]:
    """One comparison, and the slowest provider asked alone, each over fresh connections."""
    found: list[Offer] = []

    async def all_of_them() -> None:
        async with _client(folder, environ) as client:
            found.append(await client.offers_for(WISH))

    async def the_slowest() -> None:
        async with _client(folder, environ) as client:
            await client.house.providers["near"].quote(WISH.request())

    ours, alone = seconds(lambda: asyncio.run(all_of_them())), seconds(lambda: asyncio.run(the_slowest()))
    return ours, alone, found[0]


def _cpu(folder: str, environ: dict[str, str]) -> float:
    """CPU of the whole process, the sandbox's share included: an upper bound."""

    async def compare() -> None:
        async with _client(folder, environ) as client:
            await client.offers_for(WISH)

    return cpu_seconds(lambda: asyncio.run(compare()))


def _decision(found: Offer, prices: Prices) -> float:
    """Seconds of one decision on one quote."""
    quote = found.judged[0].quote
    return cpu_seconds(lambda: [judge([quote], prices, Policy()) for _ in range(DECISIONS)]) / DECISIONS


async def _prices(folder: str, environ: dict[str, str]) -> Prices:
    async with _client(folder, environ) as client:
        return await look(client.house.sources, tickers_for(WISH.pair), clock=client.house.clock)


def _client(folder: str, environ: dict[str, str]) -> AsyncSwapClient:
    return AsyncSwapClient(environ=environ, data_dir=folder, cache_dir=f"{folder}/cache")
