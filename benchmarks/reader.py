"""Bodies a second through the strict reader beside bare json.loads, and what the second read costs of placing."""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.figure import Figure, paired, seconds
from benchmarks.place import REFUND, TO
from swapclient.client import AsyncSwapClient
from swapclient.domain.orders import Order
from swapclient.providers.coins import Coins
from swapclient.providers.simpleswap.codes import CODES
from swapclient.providers.simpleswap.orders import order
from swapclient.providers.simpleswap.shapes import Exchange, Wrapped
from swapclient.sandbox import Box
from swapclient.swaps.observe import look
from swapclient.swaps.place import place
from swapclient.swaps.terms import intend, wish
from swapclient.wire.reading import decode
from swapclient.wire.settings import Answer
from tests.fakes.simpleswap import currencies, exchange

COUNT = 2000
ROUNDS = 15


def figures() -> Iterable[Figure]:
    """An order, the list of coins, and the two requests of a creation."""
    body = msgspec.json.encode({"result": exchange(), "traceId": "trace-1"})
    known = Coins("simpleswap", CODES, ())
    yield _beside("an order, read strictly / json.loads", body, lambda answer: _order(answer, known), COUNT)
    many = msgspec.json.encode({"result": currencies() * 100, "traceId": "trace-1"})
    yield _beside(f"a list of {len(currencies()) * 100} coins, the same", many, _coins, 10)
    yield _second_read()


def _beside(name: str, body: bytes, read: Callable[[Answer], object], count: int) -> Figure:
    """Ours looks for keys that come twice, absurd numbers and depth, keeps decimals exact and knows the fields."""
    answer = Answer(200, body, "application/json", None)
    ours, theirs, ratio = paired(
        lambda: [read(answer) for _ in range(count)], lambda: [json.loads(body) for _ in range(count)]
    )
    detail = f"{count / ours:.0f} beside {count / theirs:.0f} bodies a second"
    return Figure(name=name, value=ratio, detail=detail, at_most=10)


def _order(answer: Answer, known: Coins) -> Order:
    return order(decode(answer, Wrapped[Exchange], provider="simpleswap").result, known, provider="simpleswap")


def _coins(answer: Answer) -> object:
    return decode(answer, Wrapped[list[dict[str, object]]], provider="simpleswap")


def _second_read() -> Figure:
    """Fresh connection, judgement, quarantine and the synced event, as a share of all of placing."""
    with tempfile.TemporaryDirectory() as folder, Box(Path(folder) / "sandbox.db") as box:
        _round(folder, box)
        rounds = [_round(folder, box) for _ in range(ROUNDS)]
    whole, second = median(both for both, _ in rounds) * 1000, median(again for _, again in rounds) * 1000
    share = median(again / both for both, again in rounds) * 100
    detail = f"{second:.1f} of {whole:.1f} ms"
    return Figure(name="the second read, of placing", value=share, unit="%", detail=detail, at_most=60)


def _round(folder: str, box: Box) -> tuple[float, float]:
    """Seconds of placing an order, and of its second read alone."""
    with asyncio.Runner() as runner:
        client = AsyncSwapClient(
            environ=box.environ, data_dir=folder, cache_dir=f"{folder}/cache", provider="simpleswap"
        )
        house, wanted = client.house, wish("BTC", "USDT:tron", "0.5", to=TO, refund_to=REFUND)
        quote = runner.run(house.providers["simpleswap"].quote(wanted.request()))
        runner.run(client.swaps())
        intent = intend(wanted, quote, now=house.clock.now(), chance=house.chance)
        whole = seconds(lambda: runner.run(place(house.desk, intent)))
        placed = replace(runner.run(client.get(intent.swap_id)), verified=False)
        second = seconds(lambda: runner.run(look(house.desk, placed)))
        runner.run(client.close())
    return whole, second
