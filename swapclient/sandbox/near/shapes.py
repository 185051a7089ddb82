"""The documents of 1Click's API v0. Amounts are texts in base units, beside them whole coins and dollars."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from swapclient.sandbox.clock import iso
from swapclient.sandbox.coins import Coin
from swapclient.sandbox.near.coins import COINS
from swapclient.sandbox.near.signing import sign
from swapclient.sandbox.order import Order
from swapclient.sandbox.trade import Estimate
from swapclient.sandbox.walk import Progress

__all__ = ["Priced", "live", "priced", "quoted", "status", "units"]

_WORDS = {
    "waiting": "PENDING_DEPOSIT", "confirming": "KNOWN_DEPOSIT_TX", "exchanging": "PROCESSING", "sending": "PROCESSING",
    "finished": "SUCCESS", "verifying": "PROCESSING", "refunded": "REFUNDED", "failed": "FAILED",
}  # fmt: skip
"""It has no word for an order whose time is over, and none for a hold."""
_STRANGE_WORD = "SWAP_RISK_FAILED"
_WATCHED = 3 * 86_400
_BPS = 10_000


class Priced(NamedTuple):
    """A price: ``quote`` is the document's, ``request`` what it answers, made at ``at``."""

    request: dict[str, Any]
    quote: dict[str, Any]
    at: float


def units(amount: Decimal, coin: Coin) -> int:
    """Base units, cut."""
    return int(amount.scaleb(coin.decimals))


def priced(
    said: Mapping[str, Any], give: Coin, get: Coin, estimate: Estimate, dollars: tuple[Decimal, Decimal], at: float
) -> Priced:
    """What a request is worth."""
    sent, got = units(estimate.sent, give), units(estimate.got, get)
    quote = {
        "amountIn": str(sent),
        "amountInFormatted": str(estimate.sent),
        "amountInUsd": f"{dollars[0]:.12f}",
        "minAmountIn": str(sent),
        "amountOut": str(got),
        "amountOutFormatted": str(estimate.got),
        "amountOutUsd": f"{dollars[1]:.12f}",
        "minAmountOut": str(got * (_BPS - said["slippageTolerance"]) // _BPS),
        "timeEstimate": 60,
        "refundFee": str(units(Decimal(give.on.fee) / dollars[0] * estimate.sent, give) if dollars[0] else 0),
        "withdrawFee": "0",
    }
    return Priced({**said}, quote, at)


def quoted(price: Priced, trace: str) -> dict[str, Any]:
    """The answer to a quote, signed."""
    timestamp = iso(price.at) or ""
    return {
        "quote": price.quote,
        "quoteRequest": price.request,
        "signature": sign(price.request, price.quote, timestamp),
        "timestamp": timestamp,
        "correlationId": trace,
    }


def live(price: Priced, address: str, deadline: float) -> Priced:
    """The same with where to send; the address is watched for three days more."""
    end = iso(deadline + _WATCHED)
    where = {"deadline": end, "timeWhenInactive": end, "depositAddress": address}
    return price._replace(quote=price.quote | where)


def status(order: Order, now: Progress) -> dict[str, Any]:
    """Where an order stands, with the signed quote it was made of."""
    kept = order.more["answer"]
    give, get = COINS[order.give], COINS[order.get]
    done, back = now.stage == "finished", _word(order, now) == "REFUNDED"
    paid = now.paid or None
    return {
        "status": _word(order, now),
        "updatedAt": iso(now.since),
        "correlationId": kept["correlationId"],
        "swapDetails": {
            "intentHashes": [],
            "nearTxHashes": [],
            **_amounts("depositedAmount", paid, give),
            **_amounts("amountIn", paid if done else None, give),
            **_amounts("amountOut", now.amount_to if done else None, get),
            **_amounts("refundedAmount", paid if back else Decimal(0), give),
            "slippage": None,
            "refundReason": "EXPIRED" if back and now.stage == "expired" else None,
            "refundFee": kept["quote"]["refundFee"],
            "withdrawFee": "0",
            "originChainTxHashes": _hashes(give, now.deposit_tx),
            "destinationChainTxHashes": _hashes(get, now.payout_tx) or _hashes(give, now.refund_tx),
        },
        "quoteResponse": _kept(kept),
    }


def _word(order: Order, now: Progress) -> str:
    if now.stage == "odd":
        return str(order.options.get("word", _STRANGE_WORD))
    if now.stage == "expired":
        return "REFUNDED" if now.paid else "PENDING_DEPOSIT"
    if order.scenario == "underpaid" and now.stage == "verifying":
        return "INCOMPLETE_DEPOSIT"
    return _WORDS[now.stage]


def _kept(kept: Mapping[str, Any]) -> dict[str, Any]:
    """As captured: what was not asked comes back as null, and some defaults are missing."""
    left_out = {"quoteWaitingTimeMs", "insured"}
    request = {name: value for name, value in kept["quoteRequest"].items() if name not in left_out}
    absent = {"virtualChainRecipient": None, "virtualChainRefundRecipient": None, "referral": None}
    return {
        "timestamp": kept["timestamp"],
        "signature": kept["signature"],
        "quoteRequest": request | absent,
        "quote": kept["quote"],
    }


def _amounts(name: str, amount: Decimal | None, coin: Coin) -> dict[str, Any]:
    return {
        name: None if amount is None else str(units(amount, coin)),
        f"{name}Formatted": None if amount is None else str(amount),
        f"{name}Usd": None,
    }


def _hashes(coin: Coin, transaction: str | None) -> list[dict[str, str]]:
    return [{"hash": transaction, "explorerUrl": f"{coin.on.explorer}/tx/{transaction}"}] if transaction else []
