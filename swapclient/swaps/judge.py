"""Does the provider's answer still describe what we asked for? Pure, and fail-closed."""

from __future__ import annotations

from swapclient.domain.addresses import same_address
from swapclient.domain.life import Observation
from swapclient.domain.orders import Order
from swapclient.domain.quotes import RateType
from swapclient.domain.swaps import Intent
from swapclient.domain.wishes import Wish
from swapclient.quoting.slippage import worse

__all__ = ["FLOATING_TOLERANCE_BPS", "drift", "same_terms"]

FLOATING_TOLERANCE_BPS = 200
"""How much less than the accepted quote a floating order may promise at creation before it is not shown for payment."""

_BEFORE_A_DEPOSIT = frozenset({Observation.WAITING, Observation.EXPIRED, Observation.UNRECOGNIZED})


def drift(
    intent: Intent,
    order: Order,
    echoes: frozenset[str],
    *,
    known: Order | None = None,
    strict: bool = True,
) -> tuple[str, ...]:
    """Names of the fields that differ from the intent, or from what the provider said before.

    ``strict`` is for creation and the second read: a field of ``echoes`` that is missing counts as differing. Later a
    missing field says nothing (silence erases nothing), but one that is there must still be right, and what was
    promised for good must stay until a deposit comes.
    """
    wrong = [name for name, right in _checks(intent, order, strict=strict) if not right]
    wrong += _promise(intent, order) if strict or _bound(intent, order) else []
    wrong += _missing(intent, order, echoes) if strict else []
    wrong += _changed(known, order, strict=strict) if known else []
    if order.doubt:
        wrong.append("doubt")
    return tuple(dict.fromkeys(wrong))


def same_terms(one: Intent | Wish, other: Intent | Wish) -> bool:
    """Whether two ask for the same thing; the provider and the quote of the moment are not part of it."""
    return (
        one.pair == other.pair
        and one.give_amount == other.give_amount
        and one.rate_type == other.rate_type
        and same_address(one.receive_address, other.receive_address)
        and same_address(one.refund_address, other.refund_address)
        and (one.receive_memo or None) == (other.receive_memo or None)
        and (one.refund_memo or None) == (other.refund_memo or None)
    )


def _checks(intent: Intent, order: Order, *, strict: bool) -> list[tuple[str, bool]]:
    """Every echoed field that is there, beside whether it is right."""
    return [
        ("provider", order.provider == intent.provider),
        ("order_id", bool(order.order_id)),
        ("give", order.give in (None, intent.pair.give.name)),
        ("get", order.get in (None, intent.pair.get.name)),
        ("give_amount", _amount_stands(intent, order, strict=strict)),
        ("rate_type", order.rate_type in (None, intent.rate_type)),
        ("receive_address", not order.receive_address or same_address(order.receive_address, intent.receive_address)),
        ("receive_memo", not order.receive_memo or order.receive_memo == intent.receive_memo),
        ("refund_address", not order.refund_address or same_address(order.refund_address, intent.refund_address)),
        ("refund_memo", not order.refund_memo or order.refund_memo == intent.refund_memo),
    ]


def _amount_stands(intent: Intent, order: Order, *, strict: bool) -> bool:
    """The amount to send is the amount asked, until a deposit arrives: then providers put what came in its place.

    Before the address was ever shown, a transaction beside the word "waiting" excuses nothing.
    """
    paid = order.observation not in _BEFORE_A_DEPOSIT or (bool(order.deposit_tx) and not strict)
    return order.give_amount is None or paid or order.give_amount == intent.give_amount


def _promise(intent: Intent, order: Order) -> list[str]:
    """A new order must promise what the accepted quote did: all of it when fixed, nearly all when floating.

    Where the quote had a floor, the floor that the order guarantees is what counts, if it names one.
    """
    if intent.floor is not None and order.minimum_get is not None:
        return ["minimum_get"] if order.minimum_get < intent.floor else []
    tolerance = 0 if intent.rate_type is RateType.FIXED else FLOATING_TOLERANCE_BPS
    return (
        ["get_amount"] if order.get_amount is not None and worse(intent.expected, order.get_amount, tolerance) else []
    )


def _bound(intent: Intent, order: Order) -> bool:
    """Whether the promise still stands at a later poll: a fixed rate or a floor, and nothing paid yet."""
    promised = intent.rate_type is RateType.FIXED or None not in (intent.floor, order.minimum_get)
    return promised and order.observation is Observation.WAITING and not order.deposit_tx


def _missing(intent: Intent, order: Order, echoes: frozenset[str]) -> list[str]:
    """Fields that this provider always repeats, that we gave, and that are not there.

    Whatever a provider repeats: where to send, and what a fixed rate brings, must be said.
    """
    optional = {
        "receive_memo": intent.receive_memo,
        "refund_address": intent.refund_address,
        "refund_memo": intent.refund_memo,
    }
    always = {"deposit_address", "get_amount"} if intent.rate_type is RateType.FIXED else {"deposit_address"}
    needed = (name for name in sorted(echoes | always) if optional.get(name, True))
    return [name for name in needed if not getattr(order, name)]


def _changed(known: Order, order: Order, *, strict: bool) -> list[str]:
    """What the provider once said about the deposit may never change, and a second read must say all of it."""
    wrong = []
    if order.order_id != known.order_id:
        wrong.append("order_id")
    if not known.deposit_address:
        return wrong
    if order.deposit_address and not same_address(order.deposit_address, known.deposit_address):
        wrong.append("deposit_address")
    told = order.deposit_memo or (strict and order.deposit_address)
    if told and (order.deposit_memo or None) != (known.deposit_memo or None):
        wrong.append("deposit_memo")
    return wrong
