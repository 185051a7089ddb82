"""Amounts in links: exact, or refused."""

from decimal import Decimal

from .. import tables
from ..address import Asset
from ..parsed import Bad, Notice

_DIGITS = 60  # more than any amount has
_HIGHEST = 2**256
IN_DOUBT = (Notice("amount_in_doubt", "Wallets read the amount of this kind of link differently, so it was left out."),)


def coins(text: str | None, decimals: int | None = None) -> Decimal | None:
    """A decimal number of whole coins: digits, perhaps a point and digits; no sign, no exponent, not zero.

    `decimals` is how many places the coin has; more are refused.
    """
    if text is None:
        return None
    whole, point, rest = text.partition(".")
    if not _plain(whole) or (point and not _plain(rest)) or len(text) > _DIGITS:
        raise Bad("bad_format", "The amount in the link is not a plain decimal number.")
    if decimals is not None and len(rest.rstrip("0")) > decimals:
        raise Bad("bad_format", f"The amount in the link has more than the {decimals} decimals that there are.")
    return _some(Decimal(text))


def units(text: str | None) -> int | None:
    """A whole number of the smallest units, perhaps as ERC-681 writes it: 2.014e18."""
    if text is None:
        return None
    number, e, power = text.lower().partition("e")
    whole, point, rest = number.removeprefix("+").partition(".")
    shift = power.removeprefix("+")
    if not _plain(whole) or (point and not _plain(rest)) or (e and not (_plain(shift) and len(shift) <= 2)):  # noqa: PLR2004
        raise Bad("bad_format", "The amount in the link is not a number that can be read exactly.")
    exponent = int(shift or "0") - len(rest)
    if len(text) > _DIGITS or (exponent < 0 and rest[exponent:].strip("0")):
        raise Bad("bad_format", "The amount in the link is not a whole number of the smallest units.")
    digits = int(whole + rest)
    value = digits * _ten(exponent) if exponent >= 0 else digits // _ten(-exponent)
    if value >= _HIGHEST:
        raise Bad("bad_format", "The amount in the link is higher than any there is.")
    return int(_some(Decimal(value)))


def as_units(amount: Decimal | None, decimals: int) -> int | None:
    """Whole coins in their smallest units, by whole numbers: Decimal's own arithmetic rounds at 28 digits."""
    if amount is None:
        return None
    _, digits, exponent = amount.as_tuple()
    number, shift = int("".join(map(str, digits))), int(exponent) + decimals
    return number * _ten(shift) if shift >= 0 else number // _ten(-shift)


def as_coins(amount: int | None, decimals: int | None) -> Decimal | None:
    """Smallest units in whole coins; None where the decimals are not known."""
    if amount is None or decimals is None:
        return None
    digits = str(amount).rjust(decimals + 1, "0")
    cut = len(digits) - decimals
    return Decimal(f"{digits[:cut]}.{digits[cut:]}".rstrip("0").rstrip("."))


def token(network: str, contract: str) -> Asset | None:
    """The asset with this contract, where it is known: its decimals are never guessed."""
    wanted = contract.lower()
    for asset in tables.assets().values():
        if asset.network == network and asset.contract and asset.contract.lower() == wanted:
            return asset
    return None


def _ten(power: int) -> int:
    return int("1" + "0" * power)


def _plain(digits: str) -> bool:
    return digits.isascii() and digits.isdigit()


def _some(value: Decimal) -> Decimal:
    if not value:
        raise Bad("bad_format", "The amount in the link is zero.")
    return value
