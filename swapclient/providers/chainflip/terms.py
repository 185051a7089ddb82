"""The minimum price: what the chain itself holds a swap to, counted from the accepted quote.

Source of the formulas: chainflip-sdk-monorepo @7047215, packages/shared/src/functions.ts. Exact fractions, no float.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Final, NamedTuple

from swapclient.domain.money import exact, from_units, plain
from swapclient.errors import ProviderRefused
from swapclient.providers.chainflip.shapes import Offer

__all__ = ["MOST_SLIPPAGE", "Terms", "floor_of", "min_price", "read", "terms_of", "x128"]

MOST_SLIPPAGE: Final = Decimal(3)
"""Percent. What is recommended beyond it is not followed: rather a refund than that price."""

_BLOCKS_PER_MINUTE = 10
_LONGEST_MINUTES = 24 * 60


class Terms(NamedTuple):
    """What a quote says that its creation needs: whole units of price, percents, minutes, whole coins to give."""

    price: Decimal
    slippage: Decimal
    retry_minutes: Decimal
    live_slippage: Decimal | None
    least: Decimal | None = None

    def written(self) -> dict[str, str]:
        """For the record of the intent."""
        said = {"price": self.price, "slippage": self.slippage, "retry_minutes": self.retry_minutes}
        optional = {"live_slippage": self.live_slippage, "least": self.least}
        return {name: plain(value) for name, value in (said | optional).items() if value is not None}

    @property
    def retry_blocks(self) -> int:
        """How long the chain tries to meet the price."""
        return ceil(min(self.retry_minutes, Decimal(_LONGEST_MINUTES)) * _BLOCKS_PER_MINUTE)

    @property
    def live_bps(self) -> int | None:
        """Tolerance against the chain's own price feed."""
        return None if self.live_slippage is None else int(min(self.live_slippage, Decimal(100)) * 100)


def terms_of(offer: Offer, least: Decimal | None = None) -> Terms:
    """The terms of a quote, its slippage bounded; ``least`` is the smallest amount that is not lost."""
    return Terms(
        offer.estimated_price,
        min(offer.recommended_slippage_tolerance_percent, MOST_SLIPPAGE),
        offer.recommended_retry_duration_minutes,
        offer.recommended_live_price_slippage_tolerance_percent,
        least,
    )


def read(written: dict[str, str], provider: str) -> Terms:
    """The terms that an intent accepted.

    Raises:
        ProviderRefused: they are not there, so that no minimum price could be set; nothing was sent.
    """
    try:
        live, least = written.get("live_slippage"), written.get("least")
        terms = Terms(
            exact(written["price"]),
            exact(written["slippage"]),
            exact(written["retry_minutes"]),
            None if live is None else exact(live),
            None if least is None else exact(least),
        )
    except (KeyError, ValueError, TypeError):
        raise ProviderRefused(
            f"the accepted quote of {provider} has no price to hold the swap to",
            hint="Ask for a new quote. Nothing was created.",
            code="no_minimum_price",
            provider=provider,
        ) from None
    return terms._replace(slippage=min(terms.slippage, MOST_SLIPPAGE))


def min_price(terms: Terms, get_decimals: int, provider: str) -> Decimal:
    """The least price, in whole units, rounded to the decimals of what is got.

    Raises:
        ProviderRefused: it would be nothing.
    """
    least = Fraction(terms.price) * (100 - Fraction(terms.slippage)) / 100
    price = from_units(_half_up(least * 10**get_decimals), get_decimals)
    if not price:
        raise ProviderRefused(
            f"{provider} would swap at any price",
            hint="Ask for a new quote. Nothing was created.",
            code="no_minimum_price",
            provider=provider,
        )
    return price


def x128(price: Decimal, give_decimals: int, get_decimals: int) -> str:
    """A price as the chain has it: base units for base units, times 2 to the 128th."""
    return str(_half_up(Fraction(price) * 2**128 * Fraction(10) ** (get_decimals - give_decimals)))


def floor_of(offer: Offer, decimals: int) -> Decimal:
    """What arrives at the least price: the swap's output at that price, less the fee of sending it."""
    fee = sum(
        int(one.amount)
        for one in offer.included_fees
        if (one.type, one.chain, one.asset) == ("EGRESS", offer.dest_asset.chain, offer.dest_asset.asset)
    )
    slippage = Fraction(min(offer.recommended_slippage_tolerance_percent, MOST_SLIPPAGE))
    least = (Fraction(int(offer.egress_amount)) + fee) * (100 - slippage) / 100 - fee
    return from_units(max(0, floor(least)), decimals)


def _half_up(number: Fraction) -> int:
    return floor(number + Fraction(1, 2))
