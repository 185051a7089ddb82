"""The documents of API v3."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from swapclient.sandbox.chains import Chain
from swapclient.sandbox.clock import iso
from swapclient.sandbox.coins import Coin
from swapclient.sandbox.order import Order
from swapclient.sandbox.simpleswap.coins import COINS
from swapclient.sandbox.walk import Progress

__all__ = ["currency", "exchange", "plain"]

_STRANGE_WORD = "awaiting_compliance_review"


def plain(amount: Decimal | None) -> str | None:
    """A decimal string without exponent or idle zeros."""
    if amount is None:
        return None
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def currency(coin: Coin) -> dict[str, Any]:
    """A currency object. Confirmations are text, sometimes blank; the precision of a few is not known."""
    chain = coin.on
    return {
        "ticker": coin.ticker,
        "network": coin.network,
        "name": coin.name,
        "legacySymbol": coin.ticker if coin.contract is None else f"{coin.ticker}{coin.network}",
        "contractAddress": coin.contract,
        "hasExtraId": bool(chain.memo),
        "extraId": chain.memo,
        "validationAddress": chain.rule,
        "validationExtra": chain.memo_rule,
        "addressExplorer": _explorer(chain, "address"),
        "txExplorer": _explorer(chain, "tx"),
        "confirmationsFrom": chain.confirmations,
        "warningsFrom": list(coin.warnings_from),
        "warningsTo": list(coin.warnings_to),
        "image": f"https://static.simpleswap.io/images/currencies-logo/{coin.ticker}.svg",
        "precision": coin.decimals if not coin.fiat else None,
        "isFiat": coin.fiat,
        "isAvailableFixed": coin.fixed,
        "isAvailableFloat": coin.floating,
    }


def exchange(order: Order, now: Progress) -> dict[str, Any]:
    """An exchange object. Once coins came, ``amountFrom`` is what came; ``expectedAmount`` stays what was to come."""
    give, get = COINS[order.give], COINS[order.get]
    return {
        "id": order.id,
        "publicId": order.id,
        "type": "fixed" if order.fixed else "floating",
        "status": order.options.get("word", _STRANGE_WORD) if now.stage == "odd" else now.stage,
        "tickerFrom": give.ticker,
        "networkFrom": give.network,
        "tickerTo": get.ticker,
        "networkTo": get.network,
        "amountFrom": plain(now.paid or order.amount_from),
        "amountTo": plain(now.amount_to),
        "expectedAmount": plain(order.amount_from),
        "addressFrom": order.address_from,
        "extraIdFrom": order.extra_from,
        "addressTo": order.address_to,
        "extraIdTo": order.extra_to,
        "userRefundAddress": order.refund_address,
        "userRefundExtraId": order.refund_extra,
        "txFrom": now.deposit_tx,
        "txTo": now.payout_tx,
        "validUntil": iso(order.deadline) if order.fixed else None,
        "createdAt": iso(order.created),
        "updatedAt": iso(now.since),
    }


def _explorer(chain: Chain, page: str) -> str | None:
    return f"{chain.explorer}/{page}/{{}}" if chain.explorer else None
