"""Answers of a THORNode as they come: amounts are texts in 1e-8 of a coin, whatever the coin's own decimals are."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import msgspec

from swapclient.domain.money import from_units
from swapclient.errors import Unreadable
from swapclient.wire.reading import Amount

__all__ = ["PLACES", "Done", "Inbound", "Offer", "Payment", "Pool", "Progress", "Stages", "coins_of"]

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


class Amounted(msgspec.Struct):
    """So much of a pool's coin."""

    asset: str
    amount: Amount


class Payment(msgspec.Struct):
    """A transaction, in or out. The id of one that happens within THORChain alone (a fee in RUNE) is all zeros."""

    id: str = ""
    chain: str = ""
    to_address: str = ""
    coins: list[Amounted] = []
    memo: str = ""

    @property
    def real(self) -> bool:
        """Whether it is on a chain that anybody can look at."""
        return bool(self.id.strip("0"))


class Planned(msgspec.Struct):
    """What is to be paid out, or back."""

    chain: str
    to_address: str
    coin: Amounted
    refund: bool = False


class Done(msgspec.Struct):
    """A stage."""

    completed: bool


class Swapping(msgspec.Struct):
    """The stage that has another word for it."""

    pending: bool


class Stages(msgspec.Struct):
    """How far a payment has come; a stage that is not there has not begun, or is not needed."""

    inbound_observed: Done
    inbound_finalised: Done | None = None
    swap_status: Swapping | None = None
    swap_finalised: Done | None = None
    outbound_delay: Done | None = None
    outbound_signed: Done | None = None


class Progress(msgspec.Struct):
    """``/tx/status/{hash}``; without ``tx`` while the payment has not been seen."""

    stages: Stages
    tx: Payment | None = None
    planned_out_txs: list[Planned] = []
    out_txs: list[Payment] = []


def coins_of(units: Decimal, provider: str, field: str) -> Decimal:
    """Whole coins.

    Raises:
        Unreadable: parts of a unit were counted.
    """
    if units != units.to_integral_value():
        raise Unreadable(f"{provider} counts in parts of its units", provider=provider, field=field)
    return from_units(int(units), PLACES)
