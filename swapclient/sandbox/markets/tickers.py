"""What a ticker looks like at each market. Sources: their public REST references."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from swapclient.sandbox.answers import Ask
from swapclient.sandbox.clock import iso

__all__ = ["MARKETS", "Book", "MarketFace"]

_HALF_SPREAD = Decimal("0.0002")


class Book(NamedTuple):
    """Best bid and ask in dollars, as decimal text, and the time in seconds."""

    bid: str
    ask: str
    at: float

    @classmethod
    def around(cls, price: Decimal, at: float) -> Book:
        """A little below and a little above."""
        return cls(f"{price * (1 - _HALF_SPREAD):.8f}", f"{price * (1 + _HALF_SPREAD):.8f}", at)


class MarketFace(NamedTuple):
    """Where a market is asked, which coin is meant, how it answers, and what it says of a coin it does not list."""

    path: str
    coin: Callable[[Ask], str]
    ticker: Callable[[str, Book], dict[str, Any]]
    unlisted: tuple[int, dict[str, Any]]


def _kraken_coin(ask: Ask) -> str:
    coin = ask.query.get("pair", "").removesuffix("USD")
    return {"XBT": "BTC", "XDG": "DOGE"}.get(coin, coin)


def _kraken(coin: str, book: Book) -> dict[str, Any]:
    name = {"BTC": "XXBTZUSD", "DOGE": "XDGUSD"}.get(coin, f"{coin}USD")
    return {"error": [], "result": {name: {"a": [book.ask, "1", "1.000"], "b": [book.bid, "1", "1.000"]}}}


def _coinbase(_coin: str, book: Book) -> dict[str, Any]:
    return {"bid": book.bid, "ask": book.ask, "price": book.bid, "volume": "1000", "time": iso(book.at)}


def _binance(coin: str, book: Book) -> dict[str, Any]:
    moment = int(book.at * 1000)
    return {"symbol": f"{coin}USDT", "bidPrice": book.bid, "askPrice": book.ask, "closeTime": moment}


def _okx(coin: str, book: Book) -> dict[str, Any]:
    row = {"instId": f"{coin}-USDT", "bidPx": book.bid, "askPx": book.ask, "ts": str(int(book.at * 1000))}
    return {"code": "0", "msg": "", "data": [row]}


def _bitstamp(_coin: str, book: Book) -> dict[str, Any]:
    return {"bid": book.bid, "ask": book.ask, "last": book.bid, "timestamp": str(int(book.at))}


MARKETS = {
    "kraken": MarketFace("/0/public/Ticker", _kraken_coin, _kraken, (200, {"error": ["EQuery:Unknown asset pair"]})),
    "coinbase": MarketFace(
        "/products/{coin}-USD/ticker", lambda ask: ask.path["coin"], _coinbase, (404, {"message": "NotFound"})
    ),
    "binance": MarketFace(
        "/api/v3/ticker/24hr",
        lambda ask: ask.query.get("symbol", "").removesuffix("USDT"),
        _binance,
        (400, {"code": -1121, "msg": "Invalid symbol."}),
    ),
    "okx": MarketFace(
        "/api/v5/market/ticker",
        lambda ask: ask.query.get("instId", "").removesuffix("-USDT"),
        _okx,
        (200, {"code": "51001", "msg": "Instrument ID doesn't exist", "data": []}),
    ),
    "bitstamp": MarketFace(
        "/api/v2/ticker/{coin}usd/",
        lambda ask: ask.path["coin"].upper(),
        _bitstamp,
        (404, {"status": "error", "reason": "Not found", "code": "404.002"}),
    ),
}
"""By name. Two of them price in USDT, which here is a dollar."""
