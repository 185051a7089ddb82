"""What a swap's state means to whoever waits for it: nothing wrong, or the error that says so."""

from __future__ import annotations

from swapclient import errors
from swapclient.clock import iso
from swapclient.domain.life import State
from swapclient.domain.money import plain
from swapclient.domain.swaps import Swap

__all__ = ["outcome"]


def outcome(swap: Swap) -> errors.SwapClientError | None:
    """The error a state stands for, with its exit code; None when the swap is finished."""
    if swap.state is State.FINISHED:
        return None
    error = _error(swap)
    known = {"swap_id": swap.swap_id, "provider": swap.intent.provider}
    return error.about(**known, **({"order_id": swap.order_id} if swap.order_id else {}))


def _error(swap: Swap) -> errors.SwapClientError:
    who, ours = swap.intent.provider, swap.swap_id
    match swap.state:
        case State.INTENDED | State.REQUESTED | State.UNKNOWN:
            return errors.OutcomeUnknown(
                f"nobody can say yet whether {who} created an order",
                hint=f"Do not run it again. Run: swapclient reconcile {ours}",
            )
        case State.REJECTED:
            kind = _REFUSALS.get(swap.code, errors.ProviderRefused)
            return kind(f"{who} said no: {swap.reason}", hint="Nothing was created.", code=swap.code or None)
        case State.ABSENT:
            return errors.Unavailable(
                f"nothing was created at {who}: {swap.reason}",
                hint="It is safe to try again.",
                code=swap.code or "nothing_created",
            )
        case State.ABANDONED:
            return errors.EndedWithoutSuccess(f"given up: {swap.reason}", code="abandoned")
        case State.TAMPERED if swap.drift and set(swap.drift) <= _PRICE and not swap.verified:
            return errors.Tampered(
                f"do not send anything: the order would bring {_brings(swap)} than was accepted "
                f"({plain(swap.intent.expected)} {swap.intent.pair.get})",
                hint="The price has moved, or the provider took another one. Ask for a new quote; this order lapses.",
                code="worse_price",
                fields=list(swap.drift),
            )
        case State.TAMPERED if swap.drift == ("deadline",) and not swap.verified:
            return errors.Tampered(
                f"do not send anything: {swap.reason}",
                hint="Take the floating rate, or a coin whose network is quicker; this order lapses.",
                code="window_too_short",
                fields=list(swap.drift),
            )
        case State.TAMPERED:
            return errors.Tampered(
                f"do not send anything: {swap.reason}",
                hint=f"Tell {who}'s support: swapclient support {ours}",
                fields=list(swap.drift),
            )
        case _:
            return _of_an_order(swap)


def _of_an_order(swap: Swap) -> errors.SwapClientError:
    """An order exists and is not finished."""
    ours = swap.swap_id
    support = f"Ask support with the text of: swapclient support {ours}"
    match swap.state:
        case State.ACTION_REQUIRED:
            if swap.order and swap.order.memo_in_payment and not swap.order.deposited:
                support = f"Name the transaction that pays it: swapclient sent {ours} TRANSACTION"
            needs = errors.ActionRequired(
                swap.reason or f"the order needs a person: the provider says {_word(swap)!r}", hint=support
            )
            deadline = swap.order.deadline if swap.order else None
            return needs.about(until=iso(deadline)) if deadline else needs
        case State.EXPIRED:
            told = bool(swap.order and swap.order.memo_in_payment)
            after = f"sent {ours} TRANSACTION" if told else f"watch {ours}"
            return errors.EndedWithoutSuccess(
                swap.reason or "the time to send is over and no deposit was seen; nothing is owed",
                hint=f"Do not send any more. If you did send: swapclient {after}",
                code="expired",
            )
        case State.REFUNDED:
            return errors.EndedWithoutSuccess("the deposit was sent back", hint=support, code="refunded")
        case State.FAILED:
            return errors.EndedWithoutSuccess(
                f"the order failed: {swap.reason or _word(swap)}", hint=support, code="failed"
            )
        case State.AWAITING_DEPOSIT if swap.order and swap.order.memo_in_payment and not swap.order.deposit_tx:
            hint = f"Once it is paid, say with which transaction: swapclient sent {ours} TRANSACTION"
            return errors.InFlight(f"the order is alive ({swap.state})", hint=hint)
        case _:
            return errors.InFlight(
                f"the order is alive ({swap.state})", hint=f"Follow it with: swapclient watch {ours}"
            )


def _brings(swap: Swap) -> str:
    order = swap.order
    amounts = (order.minimum_get, order.get_amount) if order else ()
    told = next((plain(amount) for amount in amounts if amount is not None), None)
    return f"less ({told} {swap.intent.pair.get})" if told else "less"


def _word(swap: Swap) -> str:
    return swap.order.status if swap.order else ""


_PRICE = frozenset({"get_amount", "minimum_get"})

_REFUSALS: dict[str, type[errors.ProviderRefused]] = {
    kind.code: kind
    for kind in (
        errors.BadKey,
        errors.NotPermitted,
        errors.UnknownPair,
        errors.BelowMinimum,
        errors.AboveMaximum,
        errors.BadAddress,
        errors.RateExpired,
        errors.FixedNotOffered,
    )
}
