import asyncio
import random
from dataclasses import replace
from fractions import Fraction
from typing import Self, cast
from urllib.parse import parse_qs, urlsplit

from swapclient.quoting.markets import MARKETS, market_address
from swapclient.quoting.reference import Prices
from swapclient.quoting.references import Source, look
from swapclient.wire.door import Door, DoorSettings
from tests.fakes.clock import START, FakeClock
from tests.unit.quoting import market_answers as said

DOLLARS = {"BTC": ("64990.1", "65009.9"), "USDT": ("0.9998", "1.0002")}


def kraken(path, query):
    coin = {"XBTUSD": "BTC", "USDTUSD": "USDT"}.get(query.get("pair", [""])[0])
    return said.kraken(*DOLLARS[coin]) if coin else {"error": ["EQuery:Unknown asset pair"]}


def coinbase(path, query):
    coin = path.removeprefix("/products/").removesuffix("-USD/ticker")
    return said.coinbase(*DOLLARS[coin]) if coin in DOLLARS else None


def bitstamp(path, query):
    coin = path.removeprefix("/api/v2/ticker/").removesuffix("usd/").upper()
    return said.bitstamp(*DOLLARS[coin]) if coin in DOLLARS else None


def binance(path, query):
    assert path == "/api/v3/ticker/24hr"
    return said.binance(*DOLLARS["BTC"]) if query["symbol"] == ["BTCUSDT"] else None


def okx(path, query):
    assert path == "/api/v5/market/ticker"
    return said.okx(*DOLLARS["BTC"]) if query["instId"] == ["BTC-USDT"] else {"code": "51001", "data": []}


PLAYED = {"kraken": kraken, "coinbase": coinbase, "binance": binance, "okx": okx, "bitstamp": bitstamp}


class Server:
    """One server on loopback that plays all five markets."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.url = ""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_):
        self._server.close()

    async def _serve(self, reader, writer):
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            target = head.split(" ", 2)[1]
            self.asked.append(target)
            parts = urlsplit(target)
            _, name, path = parts.path.split("/", 2)
            body = PLAYED[name](f"/{path}", parse_qs(parts.query))
            answer = said.answer(body if body is not None else {"code": -1121})
            status = "200 OK" if body is not None else "404 Not Found"
            date = START.strftime("%a, %d %b %Y %H:%M:%S GMT")
            writer.write(
                f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nDate: {date}\r\nConnection: close\r\n"
                f"Content-Length: {len(answer.body)}\r\n\r\n".encode()
                + answer.body
            )
            await writer.drain()
        finally:
            writer.close()


def prices(*coins) -> tuple[Prices, list[str]]:
    async def story() -> tuple[Prices, list[str]]:
        clock = FakeClock()
        async with Server() as server:
            sources = [
                Source(
                    market,
                    Door(
                        market.name,
                        DoorSettings(base_url=market_address(market, server.url), attempts=1),
                        clock=clock,
                        chance=random.Random(1),
                    ),
                )
                for market in MARKETS.values()
            ]
            found = await look(sources, coins, deadline=30.0, clock=clock)
            for source in sources:
                await source.door.close()
            return found, server.asked

    return asyncio.run(story())


def test_all_five_markets_are_asked_and_read():
    found, asked = prices("BTC")
    assert set(found.of("BTC").used) == set(MARKETS)
    assert found.of("BTC").usd == Fraction(65000)
    assert found.of("USDT").usd == 1
    assert "/kraken/0/public/Ticker?pair=XBTUSD" in asked
    assert "/coinbase/products/BTC-USD/ticker" in asked
    assert "/bitstamp/api/v2/ticker/btcusd/" in asked
    assert len(asked) == 8  # nobody is asked what USDT is worth in USDT


class Behind:
    """A door without a wire: it answers at once, or never."""

    def __init__(self, name: str, *, mute: bool) -> None:
        self.name = name
        self.mute = mute

    async def read(self, path, params=None):
        if self.mute:
            await asyncio.Event().wait()
        return said.answer(PLAYED[self.name](path, {key: [value] for key, value in params.items()}))


def test_a_market_that_does_not_answer_is_named_and_not_waited_for():
    sources = [Source(market, cast("Door", Behind(name, mute=name == "okx"))) for name, market in MARKETS.items()]
    found = asyncio.run(look(sources, ["BTC"], deadline=0.01, clock=FakeClock()))
    assert found.of("BTC").dropped == {"okx": "slow"}
    assert found.of("BTC").usd == Fraction(65000)


def test_a_bug_in_one_reading_loses_no_other_market():
    def broken(answer):
        raise ZeroDivisionError

    sources = [Source(market, cast("Door", Behind(name, mute=False))) for name, market in MARKETS.items()]
    sources[0] = replace(sources[0], market=replace(MARKETS["kraken"], read=broken))
    found = asyncio.run(look(sources, ["BTC"], deadline=30, clock=FakeClock()))
    assert found.of("BTC").dropped == {"kraken": "bug (ZeroDivisionError)"}
    assert len(found.of("BTC").used) == 4


def test_a_coin_that_no_market_lists_has_no_price_and_says_why():
    found, _ = prices("NOSUCH")
    reference = found.of("NOSUCH")
    assert reference.usd is None
    assert set(reference.dropped.values()) == {"not_listed"}
    assert set(reference.dropped) == set(MARKETS)


def test_a_coin_nobody_looked_at_has_no_price():
    assert Prices({}, START).of("BTC").usd is None


def test_one_server_can_stand_in_for_all_markets():
    kraken_ = MARKETS["kraken"]
    assert market_address(kraken_, None) == "https://api.kraken.com"
    assert market_address(kraken_, "http://127.0.0.1:1/markets/") == "http://127.0.0.1:1/markets/kraken"


def test_at_least_three_markets_have_real_dollars():
    assert sum(market.dollar == "USD" for market in MARKETS.values()) >= 3
    assert all(market.url.startswith("https://") for market in MARKETS.values())
