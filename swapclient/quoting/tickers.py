"""What each market's ticker looks like, and its best bid and ask out of it.

The middle of bid and ask is taken rather than the last trade, which on a thin market can be hours old. ``at`` is the
market's own time where it tells one; Kraken's has none, so there the ``Date`` of the answer stands in.
Sources: the public REST references of the five exchanges. No key is sent.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, NamedTuple

import msgspec

from swapclient.errors import Unreadable
from swapclient.wire.door import Answer
from swapclient.wire.reading import Amount, decode

__all__ = ["Ticker", "read_binance", "read_bitstamp", "read_coinbase", "read_kraken", "read_okx"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Ticker(NamedTuple):
    """Best prices of one market, in its dollars, and when; ``at`` is None where nobody says."""

    bid: Decimal
    ask: Decimal
    at: datetime | None


_Price = Annotated[list[Amount], msgspec.Meta(min_length=1)]


class _KrakenSides(msgspec.Struct):
    a: _Price  # price, whole lot volume, lot volume
    b: _Price


class _Kraken(msgspec.Struct):
    error: list[str]
    result: dict[str, _KrakenSides] = {}


class _Coinbase(msgspec.Struct):
    bid: Amount
    ask: Amount
    time: datetime  # of the last trade


class _Binance(msgspec.Struct):
    bidPrice: Amount  # noqa: N815 - theirs
    askPrice: Amount  # noqa: N815 - theirs
    closeTime: int  # noqa: N815 - theirs; milliseconds


class _OkxRow(msgspec.Struct):
    bidPx: Amount  # noqa: N815 - theirs
    askPx: Amount  # noqa: N815 - theirs
    ts: str  # milliseconds


class _Okx(msgspec.Struct):
    code: str
    data: list[_OkxRow] = []


class _Bitstamp(msgspec.Struct):
    bid: Amount
    ask: Amount
    timestamp: str  # seconds


def read_kraken(answer: Answer) -> Ticker:
    """``{"error": [], "result": {"XXBTZUSD": {"a": ["65000.1", ...], "b": [...]}}}``."""
    said = decode(answer, _Kraken, provider="kraken")
    if said.error or len(said.result) != 1:
        raise _unlisted("kraken", ", ".join(said.error))
    (sides,) = said.result.values()
    return Ticker(sides.b[0], sides.a[0], answer.date)


def read_coinbase(answer: Answer) -> Ticker:
    """``{"bid": "65000.1", "ask": "65000.2", "time": "2026-01-02T03:04:05.1Z", ...}``."""
    said = decode(answer, _Coinbase, provider="coinbase")
    return Ticker(said.bid, said.ask, said.time if said.time.tzinfo else said.time.replace(tzinfo=UTC))


def read_binance(answer: Answer) -> Ticker:
    """``{"bidPrice": "65000.10", "askPrice": "65000.20", "closeTime": 1767323045000, ...}``."""
    said = decode(answer, _Binance, provider="binance")
    return Ticker(said.bidPrice, said.askPrice, _moment(said.closeTime, "binance", "$.closeTime"))


def read_okx(answer: Answer) -> Ticker:
    """``{"code": "0", "data": [{"bidPx": "65000.1", "askPx": "65000.2", "ts": "1767323045000", ...}]}``."""
    said = decode(answer, _Okx, provider="okx")
    if said.code != "0" or len(said.data) != 1:
        raise _unlisted("okx", f"code {said.code}")
    (row,) = said.data
    return Ticker(row.bidPx, row.askPx, _moment(_whole(row.ts, "okx", "$.data[0].ts"), "okx", "$.data[0].ts"))


def read_bitstamp(answer: Answer) -> Ticker:
    """``{"bid": "65000", "ask": "65001", "timestamp": "1767323045", ...}``."""
    said = decode(answer, _Bitstamp, provider="bitstamp")
    seconds = _whole(said.timestamp, "bitstamp", "$.timestamp")
    return Ticker(said.bid, said.ask, _moment(seconds * 1000, "bitstamp", "$.timestamp"))


def _whole(text: str, market: str, field: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 20):  # noqa: PLR2004 - more is no time
        raise _no_time(market, field)
    return int(text)


def _moment(milliseconds: int, market: str, field: str) -> datetime:
    try:
        return _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        raise _no_time(market, field) from None


def _no_time(market: str, field: str) -> Unreadable:
    return Unreadable(f"the answer of {market} cannot be read at {field}: it is no time", provider=market, field=field)


def _unlisted(market: str, said: str) -> Unreadable:
    return Unreadable(f"{market} gives no price: {said or 'no such pair'}", provider=market, code="not_listed")
