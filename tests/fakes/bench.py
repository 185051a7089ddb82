"""An adapter on a bench: its own loop for every question, its door open to respx or to a real socket."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Coroutine
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import networks
from swapclient.clock import Clock
from swapclient.domain.assets import Asset, Pair
from swapclient.domain.quotes import QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.providers.interface import Provider
from swapclient.providers.registry import PROVIDERS, Access
from swapclient.wire.door import Door, DoorSettings
from tests.fakes.clock import FakeClock

__all__ = ["Bench", "asset", "intent", "pair", "request"]

T = TypeVar("T")


class Bench:
    """``ask`` opens the provider, puts one question and closes it again; what lies on disk stays."""

    def __init__(
        self, name: str, base_url: str, key: str | None, cache: Path | None, clock: Clock | None = None
    ) -> None:
        self.spec = PROVIDERS[name]
        self.base_url = base_url
        self.door_url = base_url
        self.key = key
        self.cache = cache
        self.clock = clock or FakeClock()
        self.signing_key: str | None = None

    def ask(self, question: Callable[[Provider], Coroutine[Any, Any, T]]) -> T:
        async def put() -> T:
            provider = self.open()
            try:
                return await question(provider)
            finally:
                await provider.close()

        return asyncio.run(put())

    def open(self) -> Provider:
        settings = DoorSettings(
            base_url=self.door_url,
            headers=self.spec.headers(self.key),
            secrets=(self.key,) if self.key else (),
            rate_per_second=1000,
            burst=1000,
        )
        door = Door(self.spec.name, settings, clock=self.clock, chance=random.Random(1))
        access = Access(
            door=door,
            base_url=self.base_url,
            clock=self.clock,
            key=self.key,
            cache_dir=self.cache,
            signing_key=self.signing_key,
        )
        return self.spec.open(access)


def asset(name: str) -> Asset:
    """``USDT:tron`` as ``networks`` knows it."""
    found = networks.resolve(name)
    return Asset(found.ticker, found.network, found.contract, found.decimals)


def pair(give: str = "BTC:bitcoin", get: str = "USDT:tron") -> Pair:
    return Pair(asset(give), asset(get))


def request(amount: str = "0.5", rate_type: RateType = RateType.FLOATING, what: Pair | None = None) -> QuoteRequest:
    return QuoteRequest(what or pair(), Decimal(amount), rate_type)


def intent(provider: str, clock: Clock, **changes: Any) -> Intent:
    """0.5 BTC into USDT on TRON."""
    terms: dict[str, Any] = {
        "swap_id": "swap-1",
        "created_at": clock.now(),
        "provider": provider,
        "pair": pair(),
        "give_amount": Decimal("0.5"),
        "expected": Decimal("29900.123456"),
        "rate_type": RateType.FLOATING,
        "receive_address": "TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7",
        "refund_address": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    }
    if changes.get("rate_type") is RateType.FIXED:
        terms |= {"rate_id": "rate-1", "valid_until": clock.now() + timedelta(minutes=20)}
    return Intent(**{**terms, **changes})
