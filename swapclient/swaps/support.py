"""What to send to the provider's support: the order's own facts, and nothing secret."""

from __future__ import annotations

from collections.abc import Sequence

from swapclient.clock import iso
from swapclient.domain.life import Happening
from swapclient.domain.money import plain
from swapclient.domain.swaps import Event, Swap

__all__ = ["support_text"]


def support_text(swap: Swap, events: Sequence[Event]) -> str:
    """A message to send as it is. Holds no key and, while it is withheld, no deposit address."""
    lines = [f"Order {swap.order_id}" if swap.order_id else "An order that may exist; I have no id for it", ""]
    lines += [f"{name}: {value}" for name, value in _facts(swap) if value]
    lines += ["", "What happened (UTC):"]
    lines += [f"{iso(event.at)}  {_line(event)}" for event in _telling(events)]
    lines += ["", _question(swap)]
    return "\n".join(lines)


def _facts(swap: Swap) -> list[tuple[str, str | None]]:
    intent, order = swap.intent, swap.order
    return [
        ("Reference", order.support_ref if order else None),
        ("Created", iso(intent.created_at)),
        ("Swap", f"{plain(intent.give_amount)} {intent.pair.give.name} to {intent.pair.get.name} ({intent.rate_type})"),
        ("Expected", f"{plain(intent.expected)} {intent.pair.get.name}"),
        ("Receive address", intent.receive_address),
        ("Receive memo", intent.receive_memo),
        ("Refund address", intent.refund_address),
        ("Refund memo", intent.refund_memo),
        ("Deposit address", swap.deposit_address),
        (
            "Payment memo" if order and order.memo_in_payment else "Deposit memo",
            order.deposit_memo if order and swap.payable else None,
        ),
        ("Deposit transactions", ", ".join(order.deposit_tx) if order else None),
        ("Payout transactions", ", ".join(order.payout_tx) if order else None),
        ("Your status", order.status if order else None),
        ("Fields that differ from what I asked", ", ".join(swap.drift)),
    ]


def _telling(events: Sequence[Event]) -> list[Event]:
    return [event for event in events if event.happening not in {Happening.GUARDED, Happening.NOTED}]


def _line(event: Event) -> str:
    """One event; a drifted order's own words are left out, they may hold the wrong address."""
    word = f": {event.order.status}" if event.order and event.happening is Happening.SEEN else ""
    why = event.detail.get("reason") or event.detail.get("message") or ""
    return f"{event.happening}{word}{f' ({why})' if why else ''}"


def _question(swap: Swap) -> str:
    """The sentence that asks for something."""
    if swap.order_id is None:
        return "Please tell me whether an order with these addresses and this amount exists, and its id."
    if swap.drift:
        return "Please confirm what this order will really pay, and to which address."
    return "Please tell me what this order is waiting for, and what you need from me."
