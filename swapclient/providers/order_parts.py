"""Parts of an order that are made the same way whoever answered."""

from __future__ import annotations

from decimal import Decimal

from swapclient.domain.life import Observation
from swapclient.providers.coins import Coins
from swapclient.wire.printable import clean

__all__ = ["PAID", "coin_name", "coin_warnings", "hashes", "hidden", "larger"]

PAID = frozenset(Observation) - {Observation.WAITING, Observation.EXPIRED, Observation.UNRECOGNIZED}
"""What a provider says only after coins have come."""


def coin_name(coins: Coins, ticker: str | None, network: str | None) -> str | None:
    """Our name of a pair of codes, or None where the answer did not say them."""
    return clean(coins.name(ticker, network), 80) if ticker and network else None


def coin_warnings(
    coins: Coins, give: tuple[str | None, str | None], get: tuple[str | None, str | None]
) -> tuple[str, ...]:
    """What the provider wants to be shown with these coins."""
    given, got = coins.row(give[0] or "", give[1] or ""), coins.row(get[0] or "", get[1] or "")
    return tuple(dict.fromkeys((*(given.warnings_from if given else ()), *(got.warnings_to if got else ()))))


def hashes(*texts: str | None) -> tuple[str, ...]:
    """Transaction ids as far as they are known, fit to be printed."""
    return tuple(clean(text, 200) for text in texts if text)


def larger(*amounts: Decimal | None) -> Decimal | None:
    """The amount to send where several fields tell it: any of them being more than was asked is an alarm."""
    return max((amount for amount in amounts if amount is not None), default=None)


def hidden(address: str | None, memo: str | None) -> str | None:
    """The doubt about a deposit address or memo that would be shown otherwise than it is."""
    for name, text in (("address", address), ("memo", memo)):
        if text and clean(text, 1000) != text:
            return f"the deposit {name} holds characters that cannot be shown"
    return None
