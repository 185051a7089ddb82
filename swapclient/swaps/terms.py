"""From what somebody wants to an intent: assets, amount, addresses and memos checked before anybody is asked."""

from __future__ import annotations

import base64
from datetime import datetime
from decimal import Decimal

from swapclient.clock import Chance
from swapclient.domain import words
from swapclient.domain.money import parse_amount
from swapclient.domain.quotes import Quote, RateType
from swapclient.domain.swaps import Intent
from swapclient.domain.wishes import Wish
from swapclient.errors import InputRefused
from swapclient.swaps.idempotency import check_key

__all__ = ["intend", "new_id", "wish"]


def wish(
    give: str,
    get: str,
    amount: str | Decimal,
    *,
    to: str,
    memo: str | None = None,
    refund_to: str | None = None,
    refund_memo: str | None = None,
    rate_type: RateType = RateType.FLOATING,
    key: str | None = None,
) -> Wish:
    """Check everything that can be checked without asking anybody.

    Raises:
        InputRefused: an asset, amount, address or memo is not right.
        UsageError: the key is none.
    """
    both = words.pair(give, get)
    exact = both.give.check_places(parse_amount(amount if isinstance(amount, str) else format(amount, "f")))
    receive = words.address(both.get, to, memo)
    refund = words.address(both.give, refund_to, refund_memo) if refund_to else None
    if refund is None and refund_memo:
        raise InputRefused("a refund memo without a refund address", hint="Add --refund-to.", code="bad_memo")
    notices = [*receive.warnings, *(refund.warnings if refund else ())]
    return Wish(
        pair=both,
        give_amount=exact,
        rate_type=rate_type,
        receive_address=receive.text,
        receive_memo=receive.memo or None,
        refund_address=refund.text if refund else None,
        refund_memo=(refund.memo or None) if refund else None,
        key=check_key(key) if key else None,
        notices=tuple(dict.fromkeys(notice.message for notice in notices)),
    )


def intend(wanted: Wish, quote: Quote, *, now: datetime, chance: Chance, sandbox: bool = False) -> Intent:
    """The intent that accepts a quote."""
    return Intent(
        swap_id=new_id(chance),
        created_at=now,
        provider=quote.provider,
        pair=wanted.pair,
        give_amount=wanted.give_amount,
        expected=quote.get_amount,
        rate_type=quote.rate_type,
        receive_address=wanted.receive_address,
        receive_memo=wanted.receive_memo,
        refund_address=wanted.refund_address,
        refund_memo=wanted.refund_memo,
        rate_id=quote.rate_id,
        valid_until=quote.valid_until,
        floor=quote.floor,
        key=wanted.key,
        group=wanted.group,
        sandbox=sandbox,
        terms=dict(quote.terms),
        warnings=quote.warnings,
    )


def new_id(chance: Chance) -> str:
    """An id of our own, sixteen letters and digits: easy to read out, never the same twice."""
    return base64.b32encode(chance.getrandbits(80).to_bytes(10, "big")).decode().lower()
