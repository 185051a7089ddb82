"""Limits as creation accepts them, and an amount against them."""

from __future__ import annotations

from decimal import Decimal

from swapclient.domain.assets import Asset
from swapclient.domain.money import plain, round_down, round_up
from swapclient.domain.quotes import Limits
from swapclient.errors import AboveMaximum, BelowMinimum, ProviderRefused

__all__ = ["above", "below", "fits_a_json_number", "padded", "within"]

_PAD = Decimal("1.01")
_MOST_DECIMALS = 18
_FLOAT_DIGITS = 15


def padded(minimum: Decimal | None, maximum: Decimal | None, asset: Asset) -> Limits:
    """The published minimum is a little lower than what creation accepts, so it is lifted by 1 %.

    The minimum is rounded up and the maximum down to the asset's decimals. A published zero is no bound.
    """
    decimals = _MOST_DECIMALS if asset.decimals is None else asset.decimals
    return Limits(
        round_up(minimum * _PAD, decimals) if minimum else None,
        round_down(maximum, decimals) if maximum else None,
    )


def within(amount: Decimal, limits: Limits, asset: Asset, provider: str) -> None:
    """Refuse an amount outside the limits.

    Raises:
        BelowMinimum: with the minimum.
        AboveMaximum: with the maximum.
    """
    if limits.minimum is not None and amount < limits.minimum:
        raise below(provider, asset, limits.minimum, amount)
    if limits.maximum is not None and amount > limits.maximum:
        raise above(provider, asset, limits.maximum, amount)


def fits_a_json_number(amount: Decimal, provider: str) -> None:
    """Refuse an amount that a provider which calculates in JSON numbers would change: its echo could not be checked.

    Raises:
        ProviderRefused: ``too_many_digits``; nothing was sent.
    """
    digits = len(plain(amount).replace(".", "").strip("0"))
    if digits > _FLOAT_DIGITS:
        raise ProviderRefused(
            f"{plain(amount)} has {digits} digits, {provider} keeps {_FLOAT_DIGITS}",
            hint="Round the amount. Nothing was created.",
            code="too_many_digits",
            provider=provider,
        )


def below(provider: str, asset: Asset, minimum: Decimal | None, amount: Decimal, **context: object) -> BelowMinimum:
    """Too little; the minimum where it is known."""
    if minimum is not None:
        context["minimum"] = plain(minimum)
    least = f": the least is {plain(minimum)} {asset.name}" if minimum is not None else ""
    hint = f"Swap at least {plain(minimum)} {asset.ticker}." if minimum is not None else "Swap more, or elsewhere."
    return BelowMinimum(
        f"{plain(amount)} {asset.name} is too little for {provider}{least}", hint=hint, provider=provider
    ).about(**context)


def above(provider: str, asset: Asset, maximum: Decimal | None, amount: Decimal, **context: object) -> AboveMaximum:
    """Too much; the maximum where it is known."""
    if maximum is not None:
        context["maximum"] = plain(maximum)
    most = f": the most is {plain(maximum)} {asset.name}" if maximum is not None else ""
    hint = f"Swap at most {plain(maximum)} {asset.ticker}." if maximum is not None else "Swap less, or elsewhere."
    return AboveMaximum(
        f"{plain(amount)} {asset.name} is too much for {provider}{most}", hint=hint, provider=provider
    ).about(**context)
