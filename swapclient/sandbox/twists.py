"""Saying something else about an order than what is true."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from swapclient.sandbox.addresses import place
from swapclient.sandbox.document import hits, leaves, put
from swapclient.sandbox.order import Order, Twist
from swapclient.sandbox.scenarios import Rule

__all__ = ["attach", "twisted"]

_DEPOSIT = "the deposit address"
_RECEIVE = "the receive address"
_OTHER = {"is": "another value"}
"""Stand for what only the document of the moment can tell: which field, which value."""
_WORDS = {"fixed": "floating", "floating": "fixed", "btc": "bch", "usdt": "usdc", "trx": "eth", "eth": "bsc"}


def attach(order: Order, rule: Rule) -> None:
    """Make the twist of a rule part of the order. Readings are counted from now on."""
    options, now = rule.options, order.readings
    value = options.get("value", _OTHER)
    match rule.scenario:
        case "vanished":
            order.vanishes_at = now + 1 + int(options.get("after", 1))
        case "drift_at_create":
            order.twists.append(Twist(options.get("field", _RECEIVE), value, 0))
        case "drift_later":
            order.twists.append(Twist(options.get("field", _DEPOSIT), value, now + int(options.get("first", 2))))
        case "second_read_differs":
            order.twists.append(Twist(options.get("field", _DEPOSIT), value, now + 1, now + 1))


def twisted(order: Order, document: Any, reading: int) -> Any:
    """The document about an order with the changes that hold in this reading (0 is the answer to creation)."""
    for twist in order.twists:
        if twist.holds(reading):
            document = put(document, dict(_changes(order, document, twist)))
    return document


def _changes(order: Order, document: Any, twist: Twist) -> list[tuple[str, Any]]:
    place = {_DEPOSIT: order.address_from, _RECEIVE: order.address_to}.get(twist.field)
    chosen = [
        (path, value)
        for path, value in leaves(document)
        if (value == place if place is not None else hits(path, twist.field))
    ]
    return [(path, _other(path, value, order) if twist.value == _OTHER else twist.value) for path, value in chosen]


def _other(path: str, value: Any, order: Order) -> Any:
    """A plausible wrong value: a stranger's valid address of the same network, another amount, another code."""
    name = path.lower()
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value * 2
    if "address" in name or value == order.address_to:
        ours = value == order.address_from or "refund" in name
        return place(order.give_family if ours else order.get_family, f"stranger/{order.id}", memo=False).address
    if value is None or "extra" in name:
        return "4040404"
    if re.fullmatch(r"\d+(\.\d+)?", value):
        return f"{Decimal(value) * 2:f}"
    return _WORDS.get(value, f"{value}x")
