"""Providers that answer as they are told, and quotes to bend."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from decimal import Decimal

from swapclient.domain.assets import Asset, Pair
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, Listing, Quote, QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.providers.interface import Capabilities, Provider

BTC = Asset("BTC", "bitcoin", None, 8)
USDT = Asset("USDT", "tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", 6)
USDC = Asset("USDC", "ethereum", "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48", 6)
DAI = Asset("DAI", "ethereum", "0x6B175474E89094C44Da98b954EedeAC495271d0F", 18)
REQUEST = QuoteRequest(Pair(BTC, USDT), Decimal("0.5"))


def quote(provider: str = "one", get: str = "30000", **changes) -> Quote:
    return replace(Quote(provider, REQUEST.pair, REQUEST.amount, Decimal(get), RateType.FLOATING), **changes)


class Scripted(Provider):
    """Answers a quote by calling ``behave``; says whether it was asked and whether it was cancelled."""

    def __init__(
        self, name: str, behave: Callable[[], Awaitable[Quote]], rate_types: frozenset[RateType] = frozenset(RateType)
    ) -> None:
        self.name = name
        self.title = name.title()
        self.capabilities = Capabilities(rate_types=rate_types, echoes=frozenset())
        self.asked = 0
        self.begun = asyncio.Event()
        self.cancelled = False
        self._behave = behave

    async def quote(self, request: QuoteRequest) -> Quote:
        self.asked += 1
        self.begun.set()
        try:
            return await self._behave()
        except asyncio.CancelledError:
            self.cancelled = True
            raise

    async def assets(self, *, fresh: bool = False) -> Listing:
        raise NotImplementedError

    async def limits(self, pair: Pair, rate_type: RateType) -> Limits:
        raise NotImplementedError

    async def create(self, intent: Intent) -> Order:
        raise AssertionError("asking for a price creates nothing")

    async def status(self, order_id: str, *, fresh: bool = False) -> Order:
        raise NotImplementedError


def offering(name: str, get: str = "30000", **changes) -> Scripted:
    async def behave() -> Quote:
        return quote(name, get, **changes)

    return Scripted(name, behave)


def raising(name: str, error: BaseException) -> Scripted:
    async def behave() -> Quote:
        raise error

    return Scripted(name, behave)


def hanging(name: str) -> Scripted:
    async def behave() -> Quote:
        await asyncio.Event().wait()
        raise AssertionError("never")

    return Scripted(name, behave)
