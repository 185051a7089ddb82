"""The price once more, on what creation answered."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

__all__ = ["worse"]


def worse(accepted: Decimal, created: Decimal, tolerance_bps: Decimal | int) -> bool:
    """Whether the order would bring less than the accepted quote by more than the tolerance; exact, no rounding.

    An order that is worse is not shown for payment. At exactly the tolerance it is not worse.
    """
    least = Fraction(accepted) * (1 - Fraction(tolerance_bps) / 10_000)
    return Fraction(created) < least
