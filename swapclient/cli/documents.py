"""The JSON documents of schema 1: fields may be added, never changed. Amounts are strings, times ISO-8601 UTC."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from swapclient.clock import iso
from swapclient.deposit.instruction import instruction
from swapclient.domain.money import plain
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Quote
from swapclient.domain.swaps import Event, Swap
from swapclient.errors import SwapClientError
from swapclient.quoting.choose import Judged
from swapclient.quoting.missing import Missing

__all__ = [
    "event_document",
    "missing_document",
    "quote_document",
    "quotes_document",
    "swap_document",
    "warnings_document",
]


def swap_document(swap: Swap, *, uri: str | None = None) -> dict[str, object]:
    """The ``swap`` object. The deposit is null while it may not be shown: see ``Swap.payable``."""
    intent, order = swap.intent, swap.order
    return {
        "id": swap.swap_id,
        "state": str(swap.state),
        "provider": intent.provider,
        "provider_status": order.status if order else None,
        "order_id": swap.order_id,
        "tracking_url": order.tracking_url if order else None,
        "created_at": iso(intent.created_at),
        "updated_at": iso(swap.updated_at),
        "rate_type": str(intent.rate_type),
        "give": {"asset": intent.pair.give.name, "amount": plain(intent.give_amount)},
        "get": {
            "asset": intent.pair.get.name,
            "expected": plain(intent.expected),
            "received": _amount(order.received if order else None),
        },
        "receive": {"address": intent.receive_address, "memo": intent.receive_memo},
        "refund": {"address": intent.refund_address, "memo": intent.refund_memo},
        "deposit": _deposit(swap, order, uri),
        "transactions": {
            "deposit": list(order.deposit_tx if order else ()),
            "payout": list(order.payout_tx if order else ()),
            "refund": list(order.refund_tx if order else ()),
        },
        "settlement": swap.settlement,
        "idempotency_key": intent.key.partition("#")[0] if intent.key else None,
        "group": intent.group,
        "sandbox": intent.sandbox,
        "silent_since": _time(swap.silent_since),
        "reason": swap.reason or None,
        "drift": list(swap.drift),
        "warnings": warnings_document([*intent.warnings, *(order.warnings if order else ())]),
    }


def _deposit(swap: Swap, order: Order | None, uri: str | None) -> dict[str, object]:
    """Where to send: every field null while the address is withheld."""
    if order is None or not swap.payable:
        return {"address": None, "memo": None, "amount": None, "deadline": None, "uri": None}
    return {
        "address": order.deposit_address,
        "memo": order.deposit_memo,
        **({"memo_in_payment": True} if order.memo_in_payment else {}),
        "amount": plain(swap.intent.give_amount),
        "deadline": _time(order.deadline),
        "uri": uri,
    }


def payment_document(swap: Swap, now: datetime) -> dict[str, object]:
    """Whether to send a deposit now. ``deposit`` stays filled afterwards, for the record; this is the word on it."""
    try:
        told = instruction(swap, now)
    except SwapClientError as why_not:
        return {"due": False, "code": why_not.stable_code, "message": why_not.message, "hint": why_not.hint}
    return {
        "due": True,
        "memo_name": told.memo_name if told.memo else None,
        "seconds_left": max(int(told.left.total_seconds()), 0) if told.left is not None else None,
        "warnings": list(told.warnings),
        "do_not": list(told.do_not),
        **({"afterwards": told.afterwards} if told.afterwards else {}),
    }


def event_document(event: Event) -> dict[str, object]:
    """One thing that happened. The order that came with it is left out: it may hold an address nobody may pay."""
    return {
        "at": iso(event.at),
        "happening": str(event.happening),
        "provider_status": event.order.status if event.order else None,
        "detail": dict(event.detail),
    }


def quote_document(quote: Quote, *, cost_bps: Decimal | None = None) -> dict[str, object]:
    """One entry of ``quotes``. ``cost_bps`` is the all-in cost against the market, where that is known."""
    return {
        "provider": quote.provider,
        "give": {"asset": quote.pair.give.name, "amount": plain(quote.give_amount)},
        "get": {"asset": quote.pair.get.name, "amount": plain(quote.get_amount)},
        "rate_type": str(quote.rate_type),
        "valid_until": _time(quote.valid_until),
        "minimum": _amount(quote.limits.minimum),
        "maximum": _amount(quote.limits.maximum),
        "floor": _amount(quote.floor),
        "cost_bps": _amount(cost_bps),
        "eta_seconds": quote.eta_seconds,
        "holds": quote.checks or None,
        "warnings": warnings_document(quote.warnings),
    }


def missing_document(missing: Missing) -> dict[str, object]:
    """One entry of ``missing``: who could not be asked, and why."""
    bound = {"bound": plain(missing.bound)} if missing.bound is not None else {}
    return {
        "provider": missing.provider,
        "code": missing.code,
        "message": missing.message,
        "hint": missing.hint,
        **bound,
    }


def quotes_document(judged: Sequence[Judged], missing: Sequence[Missing]) -> dict[str, object]:
    """``quotes``, each with the guard's word on its price, and ``missing``."""
    return {
        "quotes": [
            {
                **quote_document(quote, cost_bps=decision.cost_bps),
                "guard": {"verdict": str(decision.verdict), "code": decision.code, "reason": decision.reason},
            }
            for quote, decision in judged
        ],
        "missing": [missing_document(one) for one in missing],
    }


def warnings_document(words: Sequence[str]) -> list[dict[str, str]]:
    """What the provider warns of, each once."""
    return [{"code": "provider", "message": word} for word in dict.fromkeys(words)]


def _amount(amount: Decimal | None) -> str | None:
    if amount is None:
        return None
    return f"-{plain(-amount)}" if amount < 0 else plain(amount)


def _time(moment: datetime | None) -> str | None:
    return iso(moment) if moment else None
