"""Which of a provider's orders is the one that a lost answer made. Pure, and fail-closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from swapclient.domain.life import Observation
from swapclient.domain.orders import Order
from swapclient.domain.swaps import Intent
from swapclient.swaps.judge import drift

__all__ = ["Matches", "differing", "matches"]

CLOCKS_DIFFER = timedelta(minutes=5)
"""An order may seem to be older than its intent by so much."""

_SAID = frozenset({"give", "get", "give_amount", "receive_address", "refund_address", "rate_type"})
_IDENTITY = _SAID | {"receive_memo", "refund_memo"}
_OVER = frozenset({Observation.FINISHED, Observation.REFUNDED, Observation.FAILED, Observation.EXPIRED})


@dataclass(frozen=True, slots=True)
class Matches:
    """Orders that are exactly what was asked, and orders that nothing proves to be somebody else's.

    ``possible`` are orders that leave out what would tell, that were paid with another amount (providers put it in the
    place of what was ordered), or that were over before the intent was made: none is taken without a person's word,
    and while there is one, the absence of ours is not proven.
    """

    exact: tuple[Order, ...]
    possible: tuple[Order, ...]


def matches(intent: Intent, orders: Iterable[Order]) -> Matches:
    """Sort out a listing; what contradicts the intent in one field is somebody else's."""
    alike = [order for order in orders if not _identity(drift(intent, order, frozenset(), strict=False))]
    exact = tuple(order for order in alike if _exactly(intent, order))
    return Matches(exact, tuple(order for order in alike if order not in exact))


def differing(intent: Intent, order: Order, echoes: frozenset[str] = _SAID) -> list[str]:
    """Fields by which this cannot be the intent's order: each must be there, where the provider repeats it, and right.

    The price may have moved, and a deposit may have changed the amount.
    """
    return _identity(drift(intent, order, (_SAID & echoes) | {"receive_address"}))


def _exactly(intent: Intent, order: Order) -> bool:
    """Every field is there and right; and it is not one that was over when ours was asked for."""
    old = order.created_at is not None and order.created_at < intent.created_at - CLOCKS_DIFFER
    if old and order.observation in _OVER:
        return False
    return not differing(intent, order) and order.give_amount == intent.give_amount


def _identity(names: Iterable[str]) -> list[str]:
    return [name for name in names if name in _IDENTITY]
