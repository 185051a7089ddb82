"""The body of a quote request: the same for a price and for an order, but for ``dry``."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from swapclient.clock import iso
from swapclient.domain.money import to_units
from swapclient.providers.coins import Coin

__all__ = ["ASKED_BPS", "QUOTED_BPS", "Places", "body", "window"]

QUOTED_BPS: Final = 200
"""How much less than quoted may arrive before the deposit is sent back, as a dry quote is asked for."""

ASKED_BPS: Final = 150
"""The same at creation: tighter, so that the floor stays the accepted one while the price moves between the two."""

_SLOW: Final = frozenset({"bitcoin", "litecoin", "dogecoin", "bitcoin-cash", "zcash", "dash", "cardano"})
_WITH_MEMO: Final = frozenset({"stellar"})


class Places(NamedTuple):
    """Where coins are to go, and to come back."""

    receive: str
    refund: str


def window(network: str) -> timedelta:
    """How long a deposit has: longer than the chain needs (an hour at least on Bitcoin)."""
    return timedelta(hours=3) if network in _SLOW else timedelta(hours=1)


def body(
    give: Coin, get: Coin, amount: Decimal, places: Places, *, until: datetime, bps: int, dry: bool, network: str
) -> dict[str, object]:
    """Everything that is required, nothing that is not."""
    return {
        "dry": dry,
        "swapType": "EXACT_INPUT",
        "slippageTolerance": bps,
        "originAsset": give.asset_id,
        "depositType": "ORIGIN_CHAIN",
        "destinationAsset": get.asset_id,
        "amount": str(to_units(amount, give.decimals or 0)),
        "refundTo": places.refund,
        "refundType": "ORIGIN_CHAIN",
        "recipient": places.receive,
        "recipientType": "DESTINATION_CHAIN",
        "deadline": iso(until),
        "depositMode": "MEMO" if network in _WITH_MEMO else "SIMPLE",
    }
