"""Placing an order on the sandbox beside a bare httpx script that makes the same requests."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median

import httpx

from benchmarks.figure import Figure, seconds
from swapclient.client import AsyncSwapClient
from swapclient.sandbox import Box
from swapclient.swaps.place import place
from swapclient.swaps.terms import intend, wish

ROUNDS = 25
TO = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
REFUND = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"


def figures() -> Iterable[Figure]:
    """Milliseconds more than bare, and how often the currencies were fetched."""
    with tempfile.TemporaryDirectory() as folder, Box(Path(folder) / "sandbox.db") as box:
        _round(folder, box)
        box.control.forget_calls()
        pairs = [_round(folder, box) for _ in range(ROUNDS)]
        lists = sum(call["path"].endswith("/currencies") for call in box.control.calls())
    mine, theirs = median(a for a, _ in pairs) * 1000, median(b for _, b in pairs) * 1000
    more = median(a - b for a, b in pairs) * 1000
    detail = f"{mine:.1f} ms beside {theirs:.1f} ms"
    yield Figure(name="place - bare httpx", value=more, unit="ms more", detail=detail, at_most=25)
    yield Figure(name="currency lists fetched with a fresh cache", value=lists, unit="requests", at_most=0)


def _round(folder: str, box: Box) -> tuple[float, float]:
    """Both once, in a loop of their own: the rate budget, which is the provider's due, starts full."""
    with asyncio.Runner() as runner:
        client = AsyncSwapClient(
            environ=box.environ, data_dir=folder, cache_dir=f"{folder}/cache", provider="simpleswap"
        )
        house, wanted = client.house, wish("BTC", "USDT:tron", "0.5", to=TO, refund_to=REFUND)
        quote = runner.run(house.providers["simpleswap"].quote(wanted.request()))
        runner.run(client.swaps())

        async def ours() -> None:
            await place(house.desk, intend(wanted, quote, now=house.clock.now(), chance=house.chance))

        both = seconds(lambda: runner.run(ours())), seconds(lambda: runner.run(_bare(box)))
        runner.run(client.close())
    return both


async def _bare(box: Box) -> None:
    """Create and read, with nothing checked and nothing kept."""
    base, key = box.environ["SIMPLESWAP_API_URL"], {"x-api-key": box.environ["SIMPLESWAP_API_KEY"]}
    body = {
        "tickerFrom": "btc",
        "networkFrom": "btc",
        "tickerTo": "usdt",
        "networkTo": "trx",
        "amount": "0.5",
        "fixed": False,
        "reverse": False,
        "addressTo": TO,
        "extraIdTo": None,
        "userRefundAddress": REFUND,
        "userRefundExtraId": None,
        "rateId": None,
        "customFee": None,
    }
    async with httpx.AsyncClient(headers=key, verify=False) as client:  # noqa: S501 - plain http: spare it the certificates
        order = (await client.post(f"{base}/exchanges", json=body)).raise_for_status().json()["result"]["id"]
        (await client.get(f"{base}/exchanges/{order}")).raise_for_status()
