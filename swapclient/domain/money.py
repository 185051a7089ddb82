"""Exact amounts: decimals from text to text, no float, no exponent, no surprise.

A float has already lost digits when it arrives, so it is refused rather than repaired.
"""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_UP, Context, Decimal, Inexact, InvalidOperation

from swapclient.errors import InputRefused

__all__ = ["MAX_DIGITS", "exact", "from_units", "parse_amount", "places", "plain", "round_down", "round_up", "to_units"]

MAX_DIGITS = 60
"""More digits than any coin needs (18 decimals and 10^40 whole ones); a longer number is an attack or an error."""

_PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?|\.[0-9]+", re.ASCII)
_EXACT = Context(prec=2 * MAX_DIGITS, traps=[InvalidOperation, Inexact])


def parse_amount(text: str) -> Decimal:
    """What a person typed, as a positive decimal.

    Raises:
        InputRefused: ``bad_amount`` for a comma, an exponent, a sign, ``NaN``, zero, or too many digits.
    """
    stripped = text.strip()
    if "," in stripped:
        raise _bad(
            f"{stripped[:80]!r} has a comma", "Write the amount with a point and no thousands mark: 0.5 or 1200.75."
        )
    if not _PLAIN.fullmatch(stripped):
        raise _bad(f"{stripped[:80]!r} is not an amount", "Write a plain decimal number such as 0.5.")
    if len(stripped) > MAX_DIGITS:
        raise _bad(f"an amount of {len(stripped)} characters is too long", "Write a plain decimal number such as 0.5.")
    amount = Decimal(stripped)
    if amount == 0:
        raise _bad("the amount is zero", "Say how much to swap.")
    return amount


def exact(value: object) -> Decimal:
    """A decimal from text, an int or a Decimal: finite, not negative, not absurdly long.

    Raises:
        TypeError: for a float, a bool or any other type.
        ValueError: for text that is no number, or a number that is negative, infinite or too long.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise TypeError(f"an amount cannot be made from {type(value).__name__}")
    if isinstance(value, str) and (len(value) > 2 * MAX_DIGITS or not value.isascii() or "_" in value):
        raise ValueError("not an amount")
    try:
        amount = Decimal(value)
    except InvalidOperation:
        raise ValueError("not an amount") from None
    if not amount.is_finite() or amount.is_signed():
        raise ValueError("an amount is a finite number that is not negative")
    if not -MAX_DIGITS < amount.adjusted() < MAX_DIGITS or len(amount.as_tuple().digits) > MAX_DIGITS:
        raise ValueError("an amount of that many digits")
    return amount


def plain(amount: Decimal) -> str:
    """Shortest exact text without an exponent: ``0.5``, ``1200``, ``0.00000001``."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def places(amount: Decimal) -> int:
    """How many decimals the amount really uses; trailing zeros do not count."""
    return len(plain(amount).partition(".")[2])


def round_down(amount: Decimal, decimals: int) -> Decimal:
    """Cut to the asset's decimals; never more than was there."""
    return amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_DOWN, context=Context(prec=2 * MAX_DIGITS))


def round_up(amount: Decimal, decimals: int) -> Decimal:
    """Lift to the asset's decimals; never less than was there."""
    return amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_UP, context=Context(prec=2 * MAX_DIGITS))


def to_units(amount: Decimal, decimals: int) -> int:
    """Base units (satoshi, wei) of an amount.

    Raises:
        InputRefused: ``too_many_decimals`` when the amount is finer than the asset.
    """
    if places(amount) > decimals:
        raise InputRefused(
            f"{plain(amount)} has {places(amount)} decimals, the asset has {decimals}",
            hint=f"Use at most {decimals} decimals: {plain(round_down(amount, decimals))}.",
            code="too_many_decimals",
        )
    return int(_EXACT.scaleb(amount, decimals))


def from_units(units: int, decimals: int) -> Decimal:
    """The amount of a number of base units."""
    return _EXACT.scaleb(Decimal(units), -decimals)


def _bad(message: str, hint: str) -> InputRefused:
    return InputRefused(message, hint=hint, code="bad_amount")
