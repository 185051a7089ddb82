"""The documents of Exolix's API v2. Amounts are JSON numbers, small ones with an exponent."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import Any

from swapclient.sandbox.clock import iso
from swapclient.sandbox.coins import Coin
from swapclient.sandbox.exolix.coins import COINS, NATIVE_CONTRACT
from swapclient.sandbox.order import Order
from swapclient.sandbox.trade import Estimate
from swapclient.sandbox.walk import Progress

__all__ = ["currencies", "rate", "transaction"]

_WORDS = {
    "waiting": "wait", "confirming": "confirmation", "exchanging": "exchanging", "sending": "sending",
    "finished": "success", "expired": "overdue", "verifying": "refund", "refunded": "refunded", "failed": "refund",
}  # fmt: skip
"""It has no word for a hold nor for a failure: both are a refund that has not happened."""
_STRANGE_WORD = "aml_check"


def currencies() -> list[dict[str, Any]]:
    """Coins with their networks."""
    by_code = groupby(sorted(COINS.values(), key=lambda coin: coin.ticker), key=lambda coin: coin.ticker)
    return [_currency(code, list(coins)) for code, coins in by_code]


def _currency(code: str, coins: list[Coin]) -> dict[str, Any]:
    return {
        "code": code,
        "name": coins[0].name,
        "icon": f"https://exolix.com/icons/coins/{code}.png",
        "notes": "",
        "networks": [_network(coin, first=coin is coins[0]) for coin in coins],
    }


def _network(coin: Coin, *, first: bool) -> dict[str, Any]:
    return {
        "network": coin.network,
        "name": coin.chain,
        "shortName": coin.network,
        "notes": "",
        "addresRegex": coin.on.rule,
        "isDefault": first,
        "decimal": coin.decimals,
        "icon": None,
        "blockExplorer": coin.on.explorer,
        "depositMinAmount": None,
        "memoNeeded": bool(coin.on.memo),
        "memoName": coin.on.memo,
        "memoRegex": coin.on.memo_rule,
        "contract": _contract(coin),
    }


def rate(estimate: Estimate | None, least: Decimal, most: Decimal | None, asked: Decimal, why: str) -> dict[str, Any]:
    """A price, or (``estimate`` None) why there is none."""
    return {
        "fromAmount": float(estimate.sent if estimate else asked),
        "toAmount": float(estimate.got) if estimate else 0,
        "rate": float(estimate.got / estimate.sent) if estimate else None,
        "message": None if estimate else why,
        "minAmount": float(least),
        "maxAmount": None if most is None else float(most),
        "priceImpact": "0",
    }


def transaction(order: Order, now: Progress) -> dict[str, Any]:
    """An order. Once coins came, ``amount`` is what came."""
    amount = now.paid or order.amount_from
    return {
        "id": order.id,
        "amount": float(amount),
        "amountTo": float(now.amount_to),
        "rate": float(now.amount_to / amount),
        "rateType": "fixed" if order.fixed else "float",
        "status": order.options.get("word", _STRANGE_WORD) if now.stage == "odd" else _WORDS[now.stage],
        "source": "api",
        "coinFrom": _side(COINS[order.give]),
        "coinTo": _side(COINS[order.get]),
        "comment": None,
        "createdAt": iso(order.created),
        "depositAddress": order.address_from,
        "depositExtraId": order.extra_from,
        "withdrawalAddress": order.address_to,
        "withdrawalExtraId": order.extra_to,
        "refundAddress": order.refund_address,
        "refundExtraId": order.refund_extra,
        "hashIn": _hash(COINS[order.give], now.deposit_tx),
        "hashOut": _hash(COINS[order.get], now.payout_tx),
        "affiliateToken": None,
        "email": None,
        "clickId": None,
    }


def _side(coin: Coin) -> dict[str, Any]:
    return {
        "coinCode": coin.ticker,
        "coinName": coin.name,
        "network": coin.network,
        "networkName": coin.chain,
        "networkShortName": coin.network,
        "icon": None,
        "memoName": coin.on.memo,
        "networkIcon": None,
        "networkNotes": None,
        "contract": _contract(coin),
    }


def _contract(coin: Coin) -> str | None:
    return coin.contract or (NATIVE_CONTRACT if coin.on.family == "evm" else None)


def _hash(coin: Coin, transaction_id: str | None) -> dict[str, str | None]:
    return {"hash": transaction_id, "link": transaction_id and f"{coin.on.explorer}/tx/{transaction_id}"}
