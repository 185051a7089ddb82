"""A swap that waits for its deposit, to be bent by each test."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from swapclient.domain.assets import Asset, Pair
from swapclient.domain.life import Observation, State
from swapclient.domain.orders import Order
from swapclient.domain.quotes import RateType
from swapclient.domain.swaps import Intent, Swap
from tests.fakes.clock import START

BTC = Asset("BTC", "bitcoin", None, 8)
XRP = Asset("XRP", "ripple", None, 6)
USDT = Asset("USDT", "tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", 6)

DEPOSIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
RECEIVE = "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE"


def waiting(give: Asset = BTC, amount: str = "0.5", **order) -> Swap:
    """Verified and waiting; keyword arguments are fields of the order."""
    intent = Intent(
        swap_id="sw_1",
        created_at=START,
        provider="simpleswap",
        pair=Pair(give, USDT),
        give_amount=Decimal(amount),
        expected=Decimal(30000),
        rate_type=RateType.FIXED,
        receive_address=RECEIVE,
        warnings=("the quote's warning",),
    )
    terms: dict[str, Any] = {
        "deposit_address": DEPOSIT,
        "deadline": START + timedelta(minutes=20),
        "warnings": ("the order's warning",),
    }
    said = Order(
        provider="simpleswap",
        order_id="order-1",
        status="waiting",
        observation=Observation.WAITING,
        **(terms | order),
    )
    return Swap(intent=intent, state=State.AWAITING_DEPOSIT, order=said, verified=True, updated_at=START)


def bent(swap: Swap, **changes) -> Swap:
    return replace(swap, **changes)
