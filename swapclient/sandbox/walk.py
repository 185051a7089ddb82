"""The life of an order: a pure function of what is recorded and the time, so that every process tells the same."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple

from swapclient.sandbox.market import cut
from swapclient.sandbox.order import Deposit, Order

__all__ = ["Progress", "progress"]

_SEEN, _CONFIRM, _EXCHANGE, _SEND, _HOLD = 4.0, 20.0, 20.0, 16.0, 60.0
"""Seconds a stage takes at pace 1. From deposit to finished: 60."""

_BEGIN = (("waiting", _SEEN), ("confirming", _CONFIRM))
_END = (("exchanging", _EXCHANGE), ("sending", _SEND), ("finished", None))
_PATHS: dict[str, tuple[tuple[str, float | None], ...]] = {
    "held_then_released": (*_BEGIN, ("verifying", _HOLD), *_END),
    "refunded": (*_BEGIN, ("exchanging", _EXCHANGE), ("refunded", None)),
    "failed": (*_BEGIN, ("exchanging", _EXCHANGE), ("failed", None)),
    "unknown_status_word": (*_BEGIN, ("odd", _HOLD), *_END),
    "underpaid": (*_BEGIN, ("verifying", None)),
}
_HAPPY = (*_BEGIN, *_END)
_PAID_OUT = frozenset({"sending", "finished"})


class Progress(NamedTuple):
    """Where an order stands; ``since`` is when it came there. Transactions are hexadecimal ids or None.

    ``stage`` is waiting, confirming, exchanging, sending, finished, verifying, refunded, failed, expired, or ``odd``
    (a word nobody knows).
    """

    stage: str
    since: float
    paid: Decimal
    amount_to: Decimal
    deposit_tx: str | None = None
    payout_tx: str | None = None
    refund_tx: str | None = None


def progress(order: Order, now: float) -> Progress:
    """What is true of the order at ``now``."""
    deposits = _arrived(order, now)
    if not deposits:
        if now >= order.deadline:
            return Progress("expired", order.deadline, Decimal(0), order.amount_to)
        return Progress("waiting", order.created, Decimal(0), order.amount_to)
    paid = sum((deposit.amount for deposit in deposits), Decimal(0))
    deposit_tx = _transaction(order, "in")
    if deposits[0].at >= order.deadline and order.scenario != "late_deposit":
        return Progress("expired", order.deadline, paid, order.amount_to, deposit_tx)
    stage, since = _stage(order, deposits, paid, now)
    return Progress(
        stage,
        since,
        paid,
        _payout(order, paid),
        deposit_tx,
        _transaction(order, "out") if stage in _PAID_OUT else None,
        _transaction(order, "back") if stage == "refunded" else None,
    )


def _arrived(order: Order, now: float) -> list[Deposit]:
    if not order.deposits and order.pays_itself_at is not None and order.pays_itself_at <= now:
        return [Deposit(order.pays_itself_at, order.amount_from)]
    return [deposit for deposit in order.deposits if deposit.at <= now]


def _stage(order: Order, deposits: list[Deposit], paid: Decimal, now: float) -> tuple[str, float]:
    """The stage and since when. An underpaid order goes on as if nothing had been wrong once the rest arrives."""
    path, start = _PATHS.get(order.scenario, _HAPPY), deposits[0].at
    if order.scenario == "underpaid" and paid >= order.amount_from:
        path, start = _HAPPY, deposits[-1].at
    for stage, seconds in path:
        hold = order.options.get("seconds", seconds) if stage in {"verifying", "odd"} and seconds else seconds
        end = None if hold is None else start + hold / order.pace
        if end is None or now < end:
            return stage, start
        start = end
    raise AssertionError(f"the path of {order.scenario} has no end")


def _payout(order: Order, paid: Decimal) -> Decimal:
    """What arrives changes with what was paid."""
    return (
        order.amount_to
        if paid == order.amount_from
        else cut(order.amount_to * paid / order.amount_from, order.get_places)
    )


def _transaction(order: Order, way: str) -> str:
    return sha256(f"{order.id}/{way}".encode()).hexdigest()
