"""Whether a stablecoin is worth its dollar, and which comes next when it is not."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from swapclient.domain.assets import Asset
from swapclient.quoting.reference import Prices

__all__ = ["DOLLARS", "next_stablecoin", "off_peg", "pegged"]

DOLLARS = frozenset(
    {"BUSD", "CRVUSD", "DAI", "FDUSD", "GHO", "GUSD", "LUSD", "PYUSD", "RLUSD", "TUSD", "USD1"}
    | {"USDC", "USDD", "USDE", "USDP", "USDS", "USDT"}
)
"""Meant to be worth one US dollar each."""


def pegged(asset: Asset) -> bool:
    """Whether it is meant to be worth a dollar."""
    return asset.ticker in DOLLARS


def off_peg(asset: Asset, prices: Prices) -> Fraction | None:
    """How far it is from its dollar, as a share of it, either way; None where its price cannot be told."""
    usd = prices.of(asset.ticker).usd
    return abs(usd - 1) if usd is not None else None


def next_stablecoin(asset: Asset, plan: Sequence[Asset], prices: Prices, tolerance: Decimal) -> Asset | None:
    """The first one after it in the plan that is another coin and not known to be off its peg, too."""
    names = [entry.name for entry in plan]
    start = names.index(asset.name) + 1 if asset.name in names else 0
    for candidate in plan[start:]:
        away = off_peg(candidate, prices)
        if candidate.ticker != asset.ticker and (away is None or away <= Fraction(tolerance)):
            return candidate
    return None
