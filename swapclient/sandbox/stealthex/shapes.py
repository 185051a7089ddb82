"""The documents of StealthEX's API v4. Amounts are JSON numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from swapclient.sandbox.clock import iso
from swapclient.sandbox.coins import Coin
from swapclient.sandbox.order import Order
from swapclient.sandbox.stealthex.coins import COINS
from swapclient.sandbox.walk import Progress

__all__ = ["currency", "exchange"]

_STRANGE_WORD = "on_hold"


def currency(coin: Coin) -> dict[str, Any]:
    """A row of the currencies."""
    return {
        "symbol": coin.ticker,
        "network": coin.network,
        "name": coin.name,
        "icon_url": f"https://stealthex.io/static/icons/{coin.ticker}.svg",
        "features": [] if coin.fixed else ["floating_only"],
        "extra_id": coin.on.memo or None,
        "contract_address": coin.contract,
        "precision": coin.decimals,
    }


def exchange(order: Order, now: Progress) -> dict[str, Any]:
    """An order, created or read: the amounts are the expected ones before anything was paid."""
    give, get = COINS[order.give], COINS[order.get]
    paid = now.paid or order.amount_from
    return {
        "id": order.id,
        "status": order.options.get("word", _STRANGE_WORD) if now.stage == "odd" else now.stage,
        "rate": "fixed" if order.fixed else "floating",
        "deposit": _side(give, (paid, order.amount_from), (order.address_from, order.extra_from), now.deposit_tx),
        "withdrawal": _side(get, (now.amount_to, order.amount_to), (order.address_to, order.extra_to), now.payout_tx),
        "refund_address": order.refund_address,
        "refund_extra_id": order.refund_extra,
        "created_at": iso(order.created),
        "updated_at": iso(now.since),
        "expires_at": iso(order.deadline) if order.fixed else None,
    }


def _side(
    coin: Coin, amounts: tuple[Decimal, Decimal], place: tuple[str, str | None], transaction: str | None
) -> dict[str, Any]:
    (amount, expected), (address, extra) = amounts, place
    return {
        "symbol": coin.ticker,
        "network": coin.network,
        "amount": float(amount),
        "expected_amount": float(expected),
        "address": address,
        "extra_id": extra,
        "tx_hash": transaction,
        "address_explorer_url": f"{coin.on.explorer}/address/{address}",
        "tx_explorer_url": transaction and f"{coin.on.explorer}/tx/{transaction}",
    }
