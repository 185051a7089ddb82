"""Answers of a THORNode as they come: amounts are texts in 1e-8 of a coin, whatever the coin's own decimals are."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import msgspec

from swapclient.domain.money import from_units
from swapclient.errors import Unreadable
from swapclient.wire.reading import Amount

__all__ = ["PLACES", "Inbound", "Offer", "Pool", "coins_of"]

PLACES: Final = 8


class Pool(msgspec.Struct):
    """One row of ``/pools``; swapped with only while ``Available``."""

    asset: str
    status: str


class Inbound(msgspec.Struct):
    """One row of ``/inbound_addresses``: where a chain's deposits go now, and whether they are handled at all.

    The three switches have no default: an answer that leaves one out cannot say that trading goes on.
    """

    chain: str
    address: str
    halted: bool
    global_trading_paused: bool
    chain_trading_paused: bool

    @property
    def stopped(self) -> bool:
        """Whether nothing may be sent there, nor comes from there."""
        return self.halted or self.global_trading_paused or self.chain_trading_paused


class Offer(msgspec.Struct):
    """``/quote/swap``; ``memo`` is there when a destination was given. ``expiry`` in seconds since 1970."""

    expected_amount_out: Amount
    expiry: int
    inbound_address: str = ""
    memo: str = ""
    dust_threshold: Amount | None = None
    recommended_min_amount_in: Amount | None = None
    total_swap_seconds: int | None = None


def coins_of(units: Decimal, provider: str, field: str) -> Decimal:
    """Whole coins.

    Raises:
        Unreadable: parts of a unit were counted.
    """
    if units != units.to_integral_value():
        raise Unreadable(f"{provider} counts in parts of its units", provider=provider, field=field)
    return from_units(int(units), PLACES)
