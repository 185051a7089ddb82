"""One row a swap, for books and taxes: columns that keep their names and their order; new ones go to the end.

Demanded in https://github.com/trezor/trezor-suite/issues/29954 and its like. Amounts are whole coins, exact decimals
without exponent; times ISO-8601 UTC; a cell is empty where nobody said. Nothing is reckoned into a currency: that is
the book-keeper's price source to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from swapclient.clock import iso
from swapclient.domain.life import State
from swapclient.domain.money import plain
from swapclient.domain.orders import Order
from swapclient.domain.swaps import Event, Intent, Swap, fold, fold_on

__all__ = ["COLUMNS", "statement_row"]

COLUMNS = (
    "created_at",
    "ended_at",
    "type",
    "state",
    "provider",
    "order_id",
    "swap_id",
    "rate_type",
    "sent_amount",
    "sent_asset",
    "sent_network",
    "sent_contract",
    "received_amount",
    "received_asset",
    "received_network",
    "received_contract",
    "refunded_amount",
    "ordered_amount",
    "expected_amount",
    "rate",
    "deposit_tx",
    "payout_tx",
    "refund_tx",
    "deposit_address",
    "receive_address",
    "receive_memo",
    "refund_address",
    "settlement",
    "tracking_url",
    "group",
    "sandbox",
)
"""``sent_amount`` is what arrived at the provider by its own word, ``received_amount`` what it says it has paid;
``ordered_amount`` and ``expected_amount`` are what was agreed. ``rate`` is received per sent, where both are known."""

_ENDS = frozenset({State.FINISHED, State.REFUNDED, State.FAILED, State.EXPIRED, State.REJECTED, State.ABSENT})
_TRADES = {State.FINISHED: "trade", State.REFUNDED: "refund"}


def statement_row(intent: Intent, events: Sequence[Event]) -> dict[str, str]:
    """The row of one swap, by column."""
    swap = fold(intent, events)
    return {
        "created_at": iso(intent.created_at),
        "ended_at": _when(_ended_at(intent, events)),
        "type": _TRADES.get(swap.state, "no trade" if swap.state in _ENDS else "open"),
        "state": str(swap.state),
        "provider": intent.provider,
        "swap_id": intent.swap_id,
        "rate_type": str(intent.rate_type),
        "sent_asset": intent.pair.give.ticker,
        "sent_network": intent.pair.give.network,
        "sent_contract": intent.pair.give.contract or "",
        "received_asset": intent.pair.get.ticker,
        "received_network": intent.pair.get.network,
        "received_contract": intent.pair.get.contract or "",
        "ordered_amount": plain(intent.give_amount),
        "expected_amount": plain(intent.expected),
        "receive_address": intent.receive_address,
        "receive_memo": intent.receive_memo or "",
        "refund_address": intent.refund_address or "",
        "settlement": swap.settlement,
        "group": intent.group or "",
        "sandbox": "yes" if intent.sandbox else "no",
        **_of_order(swap, swap.order),
    }


def _of_order(swap: Swap, order: Order | None) -> dict[str, str]:
    """What the provider said; empty cells where there is no order."""
    return {
        "order_id": swap.order_id or "",
        "sent_amount": _amount(order.deposited if order else None),
        "received_amount": _amount(order.received if order else None),
        "refunded_amount": _amount(order.refunded if order else None),
        "rate": _rate(order),
        "deposit_tx": " ".join(order.deposit_tx if order else ()),
        "payout_tx": " ".join(order.payout_tx if order else ()),
        "refund_tx": " ".join(order.refund_tx if order else ()),
        "deposit_address": swap.deposit_address or "",
        "tracking_url": (order.tracking_url if order else None) or "",
    }


def _ended_at(intent: Intent, events: Sequence[Event]) -> datetime | None:
    """When the state it is in now was reached, if that is an end."""
    swap, since = fold(intent, ()), intent.created_at
    for event in events:
        before, swap = swap, fold_on(swap, event)
        since = event.at if swap.state is not before.state else since
    return since if swap.state in _ENDS else None


def _rate(order: Order | None) -> str:
    """Received per sent, to twelve significant digits."""
    if order is None or not order.deposited or order.received is None:
        return ""
    return plain(Decimal(f"{order.received / order.deposited:.12g}"))


def _amount(amount: Decimal | None) -> str:
    return plain(amount) if amount is not None else ""


def _when(moment: datetime | None) -> str:
    return iso(moment) if moment else ""
