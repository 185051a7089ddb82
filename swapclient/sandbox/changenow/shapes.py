"""The documents of ChangeNOW's API v2. Amounts are JSON numbers."""

from __future__ import annotations

from typing import Any

from swapclient.sandbox.changenow.coins import COINS
from swapclient.sandbox.clock import iso
from swapclient.sandbox.coins import Coin
from swapclient.sandbox.market import STEADY
from swapclient.sandbox.order import Order
from swapclient.sandbox.trade import Wanted
from swapclient.sandbox.walk import Progress

__all__ = ["created", "currency", "exchange", "pair"]

_STRANGE_WORD = "on_review"


def currency(coin: Coin) -> dict[str, Any]:
    """A row of the currencies."""
    return {
        "ticker": coin.ticker,
        "name": coin.name,
        "image": f"https://content-api.changenow.io/uploads/{coin.ticker}.svg",
        "hasExternalId": bool(coin.on.memo),
        "isExtraIdSupported": bool(coin.on.memo),
        "isFiat": False,
        "featured": coin.symbol in {"BTC", "ETH"},
        "isStable": coin.symbol in STEADY,
        "supportsFixedRate": coin.fixed,
        "network": coin.network,
        "tokenContract": coin.contract,
        "buy": True,
        "sell": True,
        "legacyTicker": coin.ticker if coin.contract is None else f"{coin.ticker}{coin.network}",
    }


def pair(wanted: Wanted) -> dict[str, Any]:
    """The fields that name a pair and its flow in every answer about a price."""
    return {
        "fromCurrency": wanted.give.ticker,
        "fromNetwork": wanted.give.network,
        "toCurrency": wanted.get.ticker,
        "toNetwork": wanted.get.network,
        "flow": "fixed-rate" if wanted.fixed else "standard",
    }


def created(order: Order, now: Progress) -> dict[str, Any]:
    """The answer to creation: no status, and what was not given is left out."""
    document = {
        "fromAmount": float(order.amount_from),
        "toAmount": float(now.amount_to),
        "flow": "fixed-rate" if order.fixed else "standard",
        "type": "reverse" if order.reverse else "direct",
        "payinAddress": order.address_from,
        "payinExtraId": order.extra_from,
        "payoutAddress": order.address_to,
        "payoutExtraId": order.extra_to,
        **_codes(order),
        "refundAddress": order.refund_address,
        "refundExtraId": order.refund_extra,
        "id": order.id,
        "directedAmount": float(order.amount_to if order.reverse else order.amount_from),
        "validUntil": iso(order.deadline) if order.fixed else None,
    }
    return {name: value for name, value in document.items() if value is not None}


def exchange(order: Order, now: Progress) -> dict[str, Any]:
    """An order read. ``amountFrom`` and ``amountTo`` are what really came and went."""
    gone = now.payout_tx is not None
    return {
        "id": order.id,
        "status": order.options.get("word", _STRANGE_WORD) if now.stage == "odd" else now.stage,
        "actionsAvailable": now.stage == "verifying",
        **_codes(order),
        "expectedAmountFrom": float(order.amount_from),
        "expectedAmountTo": float(order.amount_to),
        "amountFrom": float(now.paid) if now.paid else None,
        "amountTo": float(now.amount_to) if gone else None,
        "payinAddress": order.address_from,
        "payoutAddress": order.address_to,
        "payinExtraId": order.extra_from,
        "payoutExtraId": order.extra_to,
        "refundAddress": order.refund_address,
        "refundExtraId": order.refund_extra,
        "createdAt": iso(order.created),
        "updatedAt": iso(now.since),
        "validUntil": iso(order.deadline) if order.fixed else None,
        "depositReceivedAt": iso(order.deposits[0].at) if order.deposits else None,
        "payinHash": now.deposit_tx,
        "payoutHash": now.payout_tx,
        "fromLegacyTicker": currency(COINS[order.give])["legacyTicker"],
        "toLegacyTicker": currency(COINS[order.get])["legacyTicker"],
        "refundHash": now.refund_tx,
        "refundAmount": float(now.paid) if now.refund_tx else None,
        "userId": None,
        "originalExchangeInfo": None,
        "relatedExchangesInfo": [],
        "repeatedExchangesInfo": [],
    }


def _codes(order: Order) -> dict[str, str]:
    give, get = COINS[order.give], COINS[order.get]
    return {
        "fromCurrency": give.ticker,
        "fromNetwork": give.network,
        "toCurrency": get.ticker,
        "toNetwork": get.network,
    }
