"""What exchange-like providers do alike: limits, estimates, fixed rates, opening an order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from swapclient.sandbox.coins import Coin, address_fits, memo_fits
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.market import Range, cut
from swapclient.sandbox.order import Order
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.terms import Rate, Terms

__all__ = ["Estimate", "Places", "Trade", "Wanted", "misplaced"]

_FOR_FIXED = Decimal("0.006")
"""What a fixed rate costs beside the spread."""

_PLACES = 8


class Wanted(NamedTuple):
    """What is to be swapped. In reverse, ``amount`` is what is to arrive."""

    give: Coin
    get: Coin
    amount: Decimal
    fixed: bool
    reverse: bool = False


class Estimate(NamedTuple):
    """What is to be sent and what arrives; the rate's id and end where it is promised."""

    sent: Decimal
    got: Decimal
    rate_id: str | None = None
    valid_until: float | None = None


class Places(NamedTuple):
    """Where coins are to go, and to come back."""

    to: str
    to_extra: str | None
    refund: str | None
    refund_extra: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """One provider's way of trading.

    ``spread`` is the share it keeps of a floating swap, windows are in seconds, ``pad`` is how much more than the
    minimum creation wants, ``named`` makes the id of an order.
    """

    engine: Engine
    name: str
    spread: Decimal = Decimal("0.004")
    rate_window: float = 60.0
    fixed_window: float = 20 * 60.0
    floating_window: float = 2 * 3600.0
    pad: Decimal = Decimal(1)
    id_length: int = 16
    id_prefix: str = ""
    named: Callable[[str, str], str] | None = None
    with_memos: bool = True

    def limits(self, wanted: Wanted) -> Range:
        """The published range, of what the amount is given in."""
        return self.engine.market.range(
            wanted.give, wanted.get, fixed=wanted.fixed, reverse=wanted.reverse, at=self.engine.clock.now()
        )

    def amounts(self, wanted: Wanted) -> Estimate:
        """At the price of this moment."""
        now, market = self.engine.clock.now(), self.engine.market
        spread = self.spread + (_FOR_FIXED if wanted.fixed else 0)
        if wanted.reverse:
            sent = market.needed(wanted.give, wanted.get, wanted.amount, spread=spread, at=now)
            return Estimate(sent, wanted.amount)
        got = market.estimate(wanted.give, wanted.get, wanted.amount, spread=spread, at=now)
        return Estimate(wanted.amount, cut(got * self.engine.generosity(self.name), _PLACES))

    def promise(self, wanted: Wanted, rate_id: str | None = None) -> Estimate:
        """The same, kept until its end under a new id (or this one)."""
        sent, got, *_ = self.amounts(wanted)
        until = self.engine.clock.now() + self.rate_window
        body = msgspec.json.encode(Rate(wanted.give.key, wanted.get.key, sent, got, wanted.reverse, until))
        rate_id = rate_id or sha256(body + self.engine.trace().encode()).hexdigest()[:24]
        self.engine.ledger.add_rate(rate_id, body)
        return Estimate(sent, got, rate_id, until)

    def in_range(self, wanted: Wanted, *, opening: bool = False) -> None:
        """Refuse what is too little or too much."""
        span = self.limits(wanted)
        if wanted.amount < span.least * (self.pad if opening else 1):
            raise Refusal("below", least=span.least, most=span.most)
        if span.most is not None and wanted.amount > span.most:
            raise Refusal("above", least=span.least, most=span.most)

    def open(
        self,
        wanted: Wanted,
        places: Places,
        owner: str,
        rate_id: str | None = None,
        *,
        window: float | None = None,
        more: dict[str, Any] | None = None,
    ) -> Order:
        """An order on these terms: at the promised rate, or at the price of this moment.

        ``window`` is how many seconds a deposit has where that was asked for, ``more`` what the provider keeps of its
        own.
        """
        estimate = self.kept(wanted, rate_id) if rate_id else self.amounts(wanted)
        return self.engine.create(
            Terms(
                provider=self.name,
                owner=owner,
                give=wanted.give,
                get=wanted.get,
                amount_from=estimate.sent,
                amount_to=cut(estimate.got, wanted.get.decimals),
                fixed=wanted.fixed,
                reverse=wanted.reverse,
                address_to=places.to,
                extra_to=places.to_extra,
                refund_address=places.refund,
                refund_extra=places.refund_extra,
                rate_id=rate_id,
                deposit_window=window or (self.fixed_window if wanted.fixed else self.floating_window),
                id_length=self.id_length,
                id_prefix=self.id_prefix,
                named=self.named,
                with_memos=self.with_memos,
                more=more or {},
            )
        )

    def kept(self, wanted: Wanted, rate_id: str) -> Estimate:
        """What the rate promised.

        Raises:
            Refusal: rate_gone, also where it was of other terms.
        """
        body = self.engine.ledger.rate(rate_id)
        rate = msgspec.json.decode(body, type=Rate) if body else None
        if rate is None or rate.valid_until <= self.engine.clock.now():
            raise Refusal("rate_gone")
        amount = rate.amount_to if rate.reverse else rate.amount_from
        asked = (wanted.give.key, wanted.get.key, wanted.reverse, wanted.amount)
        if (rate.give, rate.get, rate.reverse, amount) != asked:
            raise Refusal("rate_gone")
        return Estimate(rate.amount_from, rate.amount_to)


def misplaced(wanted: Wanted, places: Places, names: Places) -> list[str]:
    """What is wrong with the places, by the rules that are published; ``names`` are the provider's for the fields."""
    reasons = _wrong(wanted.get, places.to, places.to_extra, (names.to, names.to_extra))
    if places.refund:
        reasons += _wrong(wanted.give, places.refund, places.refund_extra, (names.refund, names.refund_extra))
    return reasons


def _wrong(coin: Coin, address: str, memo: str | None, names: tuple[str | None, str | None]) -> list[str]:
    reasons = [] if address_fits(coin, address) else [f"{names[0]} is not valid"]
    return reasons + ([f"{names[1]} is not valid"] if memo and not memo_fits(coin, memo) else [])
