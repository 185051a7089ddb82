"""SimpleSwap's API v3, under ``/v3``.

Source: the documentation's beginning (https://api.simpleswap.io/docs/) and public integrations. Where they disagree the
sandbox takes the harder reading: all three error shapes occur, ``rateId`` is null on floating estimates, an empty id
falls through to the list, creation answers 201.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from starlette.routing import BaseRoute

from swapclient.sandbox.answers import Answer, Ask, Door
from swapclient.sandbox.asked import flag, offered, text
from swapclient.sandbox.asked import owner as owner_of
from swapclient.sandbox.clock import iso
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.order import Order
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.simpleswap.asked import coin, places, wanted
from swapclient.sandbox.simpleswap.coins import COINS
from swapclient.sandbox.simpleswap.refusals import refused
from swapclient.sandbox.simpleswap.shapes import currency, exchange, plain
from swapclient.sandbox.trade import Trade
from swapclient.sandbox.twists import twisted

__all__ = ["routes"]

NAME = "simpleswap"
_MOST_LISTED = 1000
_REAL_MINIMUM = Decimal("1.008")
"""Creation refuses a little more than the published minimum says."""


def routes(engine: Engine) -> list[BaseRoute]:
    """Every route of v3."""
    api = _Api(engine)
    door = Door(engine, NAME, lambda refusal: Answer(*refused(refusal, engine.trace())))
    return [
        door.route("GET", "/v3/currencies", "assets", api.currencies),
        door.route("GET", "/v3/currencies/{ticker}/{network}", "assets", api.currency),
        door.route("GET", "/v3/pairs", "pairs", api.pairs),
        door.route("GET", "/v3/pairs/{ticker}/{network}", "pairs", api.pairs),
        door.route("GET", "/v3/ranges", "limits", api.ranges),
        door.route("GET", "/v3/estimates", "quote", api.estimates),
        door.route("GET", "/v3/exchanges/check", "check", api.check),
        door.route("POST", "/v3/exchanges", "create", api.create),
        door.route("GET", "/v3/exchanges", "list", api.listing),
        door.route("GET", "/v3/exchanges/", "list", api.listing),
        door.route("GET", "/v3/exchanges/{order}", "read", api.read),
    ]


class _Api:
    """The handlers: each checks the key and answers ``{"result": ..., "traceId": ...}``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._trade = Trade(engine=engine, name=NAME, pad=_REAL_MINIMUM)

    def currencies(self, ask: Ask) -> Answer:
        _owner(ask)
        return self._result([currency(each) for each in COINS.values()])

    def currency(self, ask: Ask) -> Answer:
        _owner(ask)
        return self._result(currency(coin(ask.path["ticker"], ask.path["network"])))

    def pairs(self, ask: Ask) -> Answer:
        _owner(ask)
        fixed = flag(ask.query, "fixed")
        gives = [coin(ask.path["ticker"], ask.path["network"])] if ask.path else list(COINS.values())
        table = {give.key: [get.key for get in COINS.values() if offered(give, get, fixed=fixed)] for give in gives}
        return self._result({give: gets for give, gets in table.items() if gets or ask.path})

    def ranges(self, ask: Ask) -> Answer:
        _owner(ask)
        span = self._trade.limits(wanted(ask.query, with_amount=False))
        return self._result({"min": plain(span.least), "max": plain(span.most)})

    def estimates(self, ask: Ask) -> Answer:
        _owner(ask)
        terms = wanted(ask.query)
        self._trade.in_range(terms)
        estimate = self._trade.promise(terms) if terms.fixed else self._trade.amounts(terms)
        return self._result(
            {
                "estimatedAmount": plain(estimate.sent if terms.reverse else estimate.got),
                "rateId": estimate.rate_id,
                "validUntil": iso(estimate.valid_until),
            }
        )

    def check(self, ask: Ask) -> Answer:
        _owner(ask)
        self._trade.in_range(wanted(ask.query))
        return self._result(result=True)

    def create(self, ask: Ask) -> Answer:
        owner, terms = _owner(ask), wanted(ask.body)
        where = places(ask.body, terms)
        self._trade.in_range(terms, opening=True)
        if terms.fixed and terms.get.on.memo:
            raise Refusal("memo_chain_fixed")
        order = self._trade.open(terms, where, owner, text(ask.body, "rateId") if terms.fixed else None)
        return self._result(self._exchange(order, 0), 201, order)

    def read(self, ask: Ask) -> Answer:
        order, reading = self._engine.read(NAME, _owner(ask), ask.path["order"])
        return self._result(self._exchange(order, reading), order=order)

    def listing(self, ask: Ask) -> Answer:
        owner = _owner(ask)
        first, last = _instant(ask, "gte"), _instant(ask, "lte")
        offset, limit = _count(ask, "offset", 0), min(_count(ask, "limit", 100), _MOST_LISTED)
        found = [
            order
            for order in self._engine.listed(NAME, owner)
            if (first is None or order.created >= first) and (last is None or order.created <= last)
        ]
        shown = found[offset : offset + limit]
        return self._result([self._exchange(order, max(order.readings, 1)) for order in shown])

    def _exchange(self, order: Order, reading: int) -> Any:
        return twisted(order, exchange(order, self._engine.progress(order)), reading)

    def _result(self, result: Any, status: int = 200, order: Order | None = None) -> Answer:
        return Answer(status, {"result": result, "traceId": self._engine.trace()}, order)


def _owner(ask: Ask) -> str:
    return owner_of(ask.headers.get("x-api-key", ""))


def _instant(ask: Ask, name: str) -> float | None:
    value = ask.query.get(name)
    if not value:
        return None
    try:
        return datetime.fromisoformat(value).timestamp()
    except ValueError:
        raise Refusal("invalid", f"{name} should be an ISO date") from None


def _count(ask: Ask, name: str, default: int) -> int:
    value = ask.query.get(name, str(default))
    if not value.isdecimal():
        raise Refusal("invalid", f"{name} should be a number")
    return int(value)
