"""What a provider offers: limits and quotes. Reading one creates nothing anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from swapclient.domain.assets import Asset, Pair

__all__ = ["MARGIN", "Limits", "Listing", "Quote", "QuoteRequest", "RateType"]

MARGIN = timedelta(seconds=30)
"""A rate is treated as expired this long before it is, for clocks that differ and requests that take time."""


class RateType(StrEnum):
    """Fixed: the amount is locked until a deadline. Floating: the market decides when the deposit is handled."""

    FIXED = "fixed"
    FLOATING = "floating"


@dataclass(frozen=True, slots=True)
class Limits:
    """Smallest and largest amount to give, as create accepts it (already padded); None where there is no bound."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class QuoteRequest:
    """The question. ``amount`` is given, in whole coins. Addresses help where a provider quotes by them."""

    pair: Pair
    amount: Decimal
    rate_type: RateType = RateType.FLOATING
    receive_address: str | None = None
    refund_address: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """An offer. ``get_amount`` arrives at the receive address after all fees the provider tells.

    ``rate_id`` must be handed back at creation where it is not None. ``valid_until`` is None where the provider sets
    no end. ``floor`` is the least that arrives, where the provider guarantees one. ``checks`` is what is known of the
    provider's checks and holds. ``terms`` carries what the adapter itself needs again at creation (plain JSON text
    values), opaque to everybody else.
    """

    provider: str
    pair: Pair
    give_amount: Decimal
    get_amount: Decimal
    rate_type: RateType
    limits: Limits = Limits()
    rate_id: str | None = None
    valid_until: datetime | None = None
    eta_seconds: int | None = None
    floor: Decimal | None = None
    warnings: tuple[str, ...] = ()
    checks: str = ""
    terms: dict[str, str] = field(default_factory=dict)

    @property
    def rate(self) -> Decimal:
        """Units got per unit given."""
        return self.get_amount / self.give_amount

    def holds(self, now: datetime) -> bool:
        """Whether it can still be used, with the margin."""
        return self.valid_until is None or now + MARGIN < self.valid_until


@dataclass(frozen=True, slots=True)
class Listing:
    """The assets a provider swaps, and how old that knowledge is. ``stale`` when the provider could not be asked."""

    provider: str
    assets: tuple[Asset, ...]
    fetched_at: datetime
    stale: bool = False
