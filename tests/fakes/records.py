"""Intents, orders and events to write into a journal: every field filled, amounts and times that are easily damaged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from swapclient.domain.assets import Asset, Pair
from swapclient.domain.life import Happening, Observation
from swapclient.domain.orders import Order
from swapclient.domain.quotes import RateType
from swapclient.domain.swaps import Event, Intent

__all__ = ["NOW", "created", "event", "intent", "order"]

NOW = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)


def intent(number: int = 0, **changes: Any) -> Intent:
    """The intent of swap ``swap-000000NN``; every field says something but the key."""
    full = Intent(
        swap_id=f"swap-{number:08d}",
        created_at=NOW + timedelta(seconds=number),
        provider="fake",
        pair=Pair(Asset("BTC", "bitcoin", None, 8), Asset("USDT", "tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", 6)),
        give_amount=Decimal("0.50000000"),
        expected=Decimal("29900.123456"),
        rate_type=RateType.FIXED,
        receive_address="TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7",
        receive_memo="memo ü 漢 '\"\\\n",
        refund_address="1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        refund_memo="",
        rate_id="rate-1",
        valid_until=NOW + timedelta(minutes=20),
        floor=Decimal("0.00000001"),
        group="group-1",
        sandbox=True,
        terms={"a": "1", "z": "2"},
        warnings=("careful",),
    )
    return replace(full, **changes)


def order(number: int = 0, **changes: Any) -> Order:
    """What the provider says about it."""
    full = Order(
        provider="fake",
        order_id=f"order-{number:08d}",
        status="waiting",
        observation=Observation.WAITING,
        give="BTC:bitcoin",
        get="USDT:tron",
        give_amount=Decimal("0.5"),
        get_amount=Decimal("123456789012345678901234567890.000000000000000001"),
        deposit_address=f"bc1q{number:08d}",
        deposit_memo="7",
        deadline=NOW + timedelta(hours=1),
        deposit_tx=("tx1", "tx2"),
        created_at=NOW,
    )
    return replace(full, **changes)


def event(happening: Happening = Happening.REQUESTED, number: int = 0, **changes: Any) -> Event:
    """Something happened, a little later each time."""
    full = Event(at=NOW + timedelta(microseconds=number), happening=happening, detail={"code": "a", "reason": "b"})
    return replace(full, **changes)


def created(number: int = 0, **changes: Any) -> Event:
    """The provider answered with an order."""
    return event(Happening.CREATED, order=order(number, **changes))
