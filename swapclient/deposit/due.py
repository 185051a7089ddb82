"""Whether a deposit may be sent now; a typed no for every state in which it may not.

Each no says "do not send any more" in so many words: money sent to an order that does not want it is found again only
by the provider's support, if at all.
"""

from __future__ import annotations

from datetime import datetime

from swapclient import errors
from swapclient.clock import iso
from swapclient.domain.life import CREATED, State
from swapclient.domain.orders import Order
from swapclient.domain.swaps import Swap

__all__ = ["require_due"]

_MOVING = frozenset({State.CONFIRMING, State.EXCHANGING, State.SENDING})


def require_due(swap: Swap, now: datetime) -> tuple[Order, str]:
    """The order and its checked deposit address.

    Raises:
        Tampered: a field differs from what was asked.
        OutcomeUnknown: nobody knows yet whether there is an order.
        InFlight: not checked a second time yet (``not_verified``), or a deposit has been seen or told
            (``deposit_seen``, ``deposit_told``).
        ActionRequired: the order is held, or the provider does not know it any more (``gone``).
        EndedWithoutSuccess: there is no order, it ended, or its time is over (``expired``).
        AlreadyDone: finished.
    """
    error = _not_due(swap, now)
    if error is not None:
        known = {"swap_id": swap.swap_id, "provider": swap.intent.provider, "state": str(swap.state)}
        raise error.about(**known, **({"order_id": swap.order_id} if swap.order_id else {}))
    order, address = swap.order, swap.deposit_address
    if order is None or not address:
        raise errors.ActionRequired(
            "the order has no deposit address that may be shown: do not send anything",
            hint=_support(swap),
            code="no_deposit_address",
            swap_id=swap.swap_id,
        )
    return order, address


def _not_due(swap: Swap, now: datetime) -> errors.SwapClientError | None:
    if swap.state is State.TAMPERED:
        return errors.Tampered(
            f"do not send anything: {swap.reason or 'the order differs from what was asked'}",
            hint=_support(swap),
            fields=list(swap.drift),
        )
    if swap.state not in CREATED:
        return _without_order(swap)
    if swap.state is State.AWAITING_DEPOSIT:
        return _awaiting(swap, now)
    return _later(swap)


def _without_order(swap: Swap) -> errors.SwapClientError:
    if swap.state in {State.INTENDED, State.REQUESTED, State.UNKNOWN}:
        return errors.OutcomeUnknown(
            f"do not send anything: nobody can say yet whether {swap.intent.provider} created an order",
            hint=f"Run: swapclient reconcile {swap.swap_id}",
        )
    return errors.EndedWithoutSuccess(
        f"do not send anything: there is no order ({swap.state}{f', {swap.reason}' if swap.reason else ''})",
        hint="Nothing was created; start a new swap.",
        code="no_order",
    )


def _awaiting(swap: Swap, now: datetime) -> errors.SwapClientError | None:
    order = swap.order
    if swap.gone:
        return errors.ActionRequired(
            f"do not send any more: {swap.intent.provider} does not know the order any more",
            hint=_support(swap),
            code="gone",
        )
    if not swap.verified:
        return errors.InFlight(
            "do not send anything yet: the deposit address has not been checked by a second read",
            hint=_watch(swap),
            code="not_verified",
        )
    if order and (order.deposit_tx or order.deposited):
        return _told(swap) if order.memo_in_payment and not order.deposited else _seen(swap)
    if order and order.deadline is not None and now >= order.deadline:
        return errors.EndedWithoutSuccess(
            f"do not send any more: the time to send ended at {iso(order.deadline)}",
            hint=_again(swap),
            code="expired",
            deadline=iso(order.deadline),
        )
    return None


def _later(swap: Swap) -> errors.SwapClientError:
    if swap.state in _MOVING:
        return _seen(swap)
    if swap.state is State.ACTION_REQUIRED:
        why = swap.reason or f"the provider says {swap.order.status if swap.order else ''!r}"
        return errors.ActionRequired(f"do not send any more: the order needs a person ({why})", hint=_support(swap))
    if swap.state is State.FINISHED:
        return errors.AlreadyDone(
            "do not send any more: the swap is finished",
            hint=f"See it with: swapclient show {swap.swap_id}",
            code="finished",
        )
    code = str(swap.state)
    why = f" ({swap.reason})" if swap.reason else ""
    return errors.EndedWithoutSuccess(f"do not send any more: the order is {code}{why}", hint=_again(swap), code=code)


def _seen(swap: Swap) -> errors.InFlight:
    return errors.InFlight("do not send any more: a deposit has been seen", hint=_watch(swap), code="deposit_seen")


def _told(swap: Swap) -> errors.InFlight:
    paid = ", ".join(swap.order.deposit_tx) if swap.order else ""
    return errors.InFlight(
        f"do not send any more: transaction {paid} is said to pay it",
        hint=f"{_watch(swap)}. If it was another: swapclient sent {swap.swap_id} TRANSACTION",
        code="deposit_told",
    )


def _again(swap: Swap) -> str:
    told = bool(swap.order and swap.order.memo_in_payment)
    after = f"sent {swap.swap_id} TRANSACTION" if told else f"watch {swap.swap_id}"
    return f"Start a new swap. If you have already sent: swapclient {after}"


def _watch(swap: Swap) -> str:
    return f"Follow it with: swapclient watch {swap.swap_id}"


def _support(swap: Swap) -> str:
    return f"Ask {swap.intent.provider}'s support with the text of: swapclient support {swap.swap_id}"
