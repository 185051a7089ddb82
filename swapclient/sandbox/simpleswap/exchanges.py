"""Quoting and opening v3 exchanges."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from swapclient.sandbox.answers import Ask
from swapclient.sandbox.coins import Coin, address_fits, memo_fits
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.market import Range, cut
from swapclient.sandbox.order import Order
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.simpleswap import asked
from swapclient.sandbox.simpleswap.asked import PairAsked
from swapclient.sandbox.terms import Rate, Terms

__all__ = ["NAME", "estimate", "limits", "open_exchange"]

NAME = "simpleswap"
_RATE_SECONDS = 60.0
_FIXED_WINDOW = 20 * 60.0
_FLOATING_WINDOW = 2 * 3600.0
_REAL_MINIMUM = Decimal("1.008")
"""Creation refuses a little more than the published minimum says."""


class _Places(NamedTuple):
    """Where coins are to go, and to come back."""

    to: str
    to_extra: str | None
    refund: str | None
    refund_extra: str | None


def limits(engine: Engine, what: PairAsked) -> Range:
    """The published range."""
    return engine.market.range(what.give, what.get, fixed=what.fixed, reverse=what.reverse, at=engine.clock.now())


def estimate(engine: Engine, what: PairAsked, amount: Decimal) -> tuple[Decimal, Rate | None, str | None]:
    """What arrives (or, in reverse, what must be sent); for a fixed one its rate and the rate's id."""
    _in_range(engine, what, amount, Decimal(1))
    sent, got = _amounts(engine, what, amount)
    if not what.fixed:
        return (sent if what.reverse else got), None, None
    now = engine.clock.now()
    rate = Rate(what.give.key, what.get.key, sent, got, what.reverse, now + _RATE_SECONDS)
    body = msgspec.json.encode(rate)
    rate_id = sha256(body + engine.trace().encode()).hexdigest()[:24]
    engine.ledger.add_rate(rate_id, body)
    return (sent if what.reverse else got), rate, rate_id


def open_exchange(engine: Engine, ask: Ask, owner: str) -> Order:
    """Check everything, then open it."""
    body = ask.body
    what, amount = asked.pair(body), asked.amount(body)
    places = _places(body, what)
    _in_range(engine, what, amount, _REAL_MINIMUM)
    if what.fixed and what.get.on.memo:
        raise Refusal("memo_chain_fixed")
    rate_id = asked.text(body, "rateId") if what.fixed else None
    sent, got = _promised(engine, what, amount, rate_id) if rate_id else _amounts(engine, what, amount)
    return engine.create(
        Terms(
            provider=NAME,
            owner=owner,
            give=what.give,
            get=what.get,
            amount_from=sent,
            amount_to=cut(got, what.get.decimals),
            fixed=what.fixed,
            reverse=what.reverse,
            rate_id=rate_id,
            deposit_window=_FIXED_WINDOW if what.fixed else _FLOATING_WINDOW,
            address_to=places.to,
            extra_to=places.to_extra,
            refund_address=places.refund,
            refund_extra=places.refund_extra,
        )
    )


def _amounts(engine: Engine, what: PairAsked, amount: Decimal) -> tuple[Decimal, Decimal]:
    """(to send, to arrive) at the price of this moment."""
    now = engine.clock.now()
    if what.reverse:
        return engine.market.needed(what.give, what.get, amount, fixed=what.fixed, at=now), amount
    return amount, engine.market.estimate(what.give, what.get, amount, fixed=what.fixed, at=now)


def _promised(engine: Engine, what: PairAsked, amount: Decimal, rate_id: str) -> tuple[Decimal, Decimal]:
    """(to send, to arrive) as the rate promised, if it still holds and is of the same terms."""
    body = engine.ledger.rate(rate_id)
    rate = msgspec.json.decode(body, type=Rate) if body else None
    if rate is None or rate.valid_until <= engine.clock.now():
        raise Refusal("rate_gone")
    asked_for = rate.amount_to if rate.reverse else rate.amount_from
    if (rate.give, rate.get, rate.reverse, asked_for) != (what.give.key, what.get.key, what.reverse, amount):
        raise Refusal("rate_gone")
    return rate.amount_from, rate.amount_to


def _in_range(engine: Engine, what: PairAsked, amount: Decimal, pad: Decimal) -> None:
    span = limits(engine, what)
    if amount < span.least * pad:
        raise Refusal("below", least=span.least, most=span.most)
    if span.most is not None and amount > span.most:
        raise Refusal("above", least=span.least, most=span.most)


def _places(body: Mapping[str, Any], what: PairAsked) -> _Places:
    """Receive and refund address with their memos, by the rules that are published."""
    to, refund = asked.text(body, "addressTo"), asked.text(body, "userRefundAddress")
    extra_to, refund_extra = asked.text(body, "extraIdTo"), asked.text(body, "userRefundExtraId")
    wrong = [
        *_wrong(what.get, to or "", extra_to, "addressTo", "extraIdTo"),
        *(_wrong(what.give, refund, refund_extra, "userRefundAddress", "userRefundExtraId") if refund else ()),
    ]
    if wrong:
        raise Refusal("bad_address", *wrong)
    return _Places(to or "", extra_to, refund, refund_extra)


def _wrong(coin: Coin, address: str, memo: str | None, address_name: str, memo_name: str) -> list[str]:
    reasons = [] if address_fits(coin, address) else [f"{address_name} is not valid"]
    return reasons + ([f"{memo_name} is not valid"] if memo and not memo_fits(coin, memo) else [])
