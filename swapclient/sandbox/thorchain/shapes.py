"""``/tx/status/{hash}`` of a payment, as a THORNode tells it; amounts are texts in 1e-8 of a coin."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from swapclient.sandbox.order import Order
from swapclient.sandbox.thorchain.coins import POOLS, pool
from swapclient.sandbox.thorchain.paying import PLACES
from swapclient.sandbox.thorchain.vaults import native
from swapclient.sandbox.walk import Progress

__all__ = ["status", "units", "unseen"]

_SENDER = "the payer"
_BACK = frozenset({"refunded", "failed"})
"""There is no word for "failed": what cannot be swapped is sent back."""


def units(amount: Decimal) -> int:
    """Cut to 1e-8."""
    return int(amount.scaleb(PLACES))


def unseen() -> dict[str, Any]:
    """Nothing was seen of it."""
    return {"stages": {"inbound_observed": {"final_count": 0, "completed": False}}}


def status(order: Order, now: Progress) -> dict[str, Any]:
    """How far a payment has come."""
    if now.stage == "waiting":
        return unseen()
    chain = order.more["chain"]
    paid = {"asset": pool(native(chain)), "amount": str(units(now.paid))}
    document: dict[str, Any] = {
        "tx": {
            "id": order.id,
            "chain": chain,
            "from_address": order.refund_address or _SENDER,
            "to_address": order.more["vault"],
            "coins": [paid],
            "memo": order.more["memo"],
        },
        "stages": _stages(now.stage),
    }
    return document | _out(order, now, chain, paid)


def _stages(stage: str) -> dict[str, Any]:
    stages: dict[str, Any] = {
        "inbound_observed": {"final_count": 103, "completed": True},
        "inbound_confirmation_counted": {"remaining_confirmation_seconds": 0, "completed": stage != "confirming"},
        "inbound_finalised": {"completed": stage != "confirming"},
    }
    if stage == "confirming":
        return stages
    if stage not in _BACK:
        over = stage in {"sending", "finished"}
        stages |= {"swap_status": {"pending": not over}, "swap_finalised": {"completed": over}}
    if stage not in {"exchanging", "verifying", "odd"}:
        stages["outbound_signed"] = {"completed": stage != "sending"}
    return stages


def _out(order: Order, now: Progress, chain: str, paid: dict[str, str]) -> dict[str, Any]:
    """What is to be paid and what has been."""
    if now.stage in {"confirming", "exchanging", "verifying", "odd"}:
        return {}
    back = now.stage in _BACK
    get = next(coin for coin in POOLS.values() if coin.key == order.get)
    coin = paid if back else {"asset": pool(get), "amount": str(units(now.amount_to))}
    to = {"chain": chain if back else get.network, "to_address": _payer(order) if back else order.address_to}
    planned = [{**to, "coin": coin, "refund": back}]
    if now.stage == "sending":
        return {"planned_out_txs": planned}
    sent = (now.refund_tx or order.id[::-1]) if back else now.payout_tx or ""
    memo = f"{'REFUND' if back else 'OUT'}:{order.id}"
    out = {"id": sent.upper(), **to, "from_address": order.more["vault"], "coins": [coin], "gas": [], "memo": memo}
    return {"planned_out_txs": planned, "out_txs": [out]}


def _payer(order: Order) -> str:
    return order.refund_address or _SENDER
