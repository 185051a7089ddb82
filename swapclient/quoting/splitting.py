"""One amount in several parts, each of which a provider accepts."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

from swapclient.domain.money import from_units, plain, to_units
from swapclient.domain.quotes import Limits
from swapclient.errors import GuardRefused

__all__ = ["split"]

_TELLING_PLACES = 6
"""Parts differ by at least one in this decimal place: some providers repeat an amount with no more places."""


def split(amount: Decimal, limits: Limits, *, decimals: int, parts_max: int) -> tuple[Decimal, ...]:
    """As few parts as the limits allow, largest first: they add up exactly, and no two are equal.

    They are about equal, but differ so that a lost order can be told from its siblings by its amount.

    Raises:
        InputRefused: ``too_many_decimals``.
        GuardRefused: ``cannot_split`` when no number of parts up to ``parts_max`` fits.
    """
    whole = to_units(amount, decimals)
    unit = 10**decimals
    least = max(math.ceil(Fraction(limits.minimum or 0) * unit), 1)
    most = math.floor(Fraction(limits.maximum) * unit) if limits.maximum is not None else whole
    step = 10 ** max(decimals - _TELLING_PLACES, 0)
    for parts in range(1, parts_max + 1):
        spread = step * parts * (parts - 1) // 2
        if parts * least + spread <= whole <= parts * most - spread:
            return tuple(from_units(units, decimals) for units in _shares(whole - spread, parts, step))
    raise GuardRefused(
        f"{plain(amount)} cannot be split into at most {parts_max} parts of {_range(limits)}",
        hint="Allow more parts, take another amount, or another provider.",
        code="cannot_split",
        parts_max=parts_max,
    )


def _shares(base: int, parts: int, step: int) -> list[int]:
    """``base`` in equal shares, the i-th lifted by i steps, what is left over on the largest ones; largest first."""
    share, left = divmod(base, parts)
    return [share + number * step + (number >= parts - left) for number in reversed(range(parts))]


def _range(limits: Limits) -> str:
    least = plain(limits.minimum) if limits.minimum is not None else "0"
    return f"{least} to {plain(limits.maximum)}" if limits.maximum is not None else f"{least} or more"
