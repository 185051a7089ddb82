"""StealthEX's API v4, under ``/stealthex/v4``. Source: https://api.stealthex.io/docs/openapi.json and captured answers.

Prices are asked by POST; there is no list of orders.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from starlette.routing import BaseRoute

from swapclient.sandbox.answers import Answer, Ask, Door
from swapclient.sandbox.asked import amount, offered, owner, text
from swapclient.sandbox.clock import iso
from swapclient.sandbox.coins import Coin
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.stealthex.coins import COINS
from swapclient.sandbox.stealthex.shapes import currency, exchange
from swapclient.sandbox.trade import Places, Trade, Wanted, misplaced
from swapclient.sandbox.twists import twisted

__all__ = ["BASE", "NAME", "routes"]

NAME = "stealthex"
BASE = "/stealthex/v4"
_PLACES = Places("address", "extra_id", "refund_address", "refund_extra_id")
_MOST_ON_A_PAGE = 250
_KINDS = {
    "bad_key": (401, "NoUserApiKey", "API key is missing or wrong"),
    "blocked": (403, "NotAllowed", "Not allowed for this API key"),
    "unknown_pair": (404, "NoPair", "Pair not found"),
    "unknown_order": (404, "NotFound", "Exchange not found"),
    "no_fixed": (400, "RouteIsDisabled", "No fixed rate for this route"),
    "below": (422, "InvalidAmount", "Amount is less than minimal"),
    "above": (422, "InvalidAmount", "Amount is more than maximal"),
    "rate_gone": (422, "RateId", "Rate id is invalid or expired"),
}


def routes(engine: Engine) -> list[BaseRoute]:
    """Every route of v4 that is spoken here."""
    api = _Api(engine)
    door = Door(engine, NAME, _refused)
    return [
        door.route("GET", f"{BASE}/currencies", "assets", api.currencies),
        door.route("GET", f"{BASE}/currencies/{{symbol}}/{{network}}", "assets", api.currency),
        door.route("POST", f"{BASE}/rates/range", "limits", api.range),
        door.route("POST", f"{BASE}/rates/estimated-amount", "quote", api.estimate),
        door.route("POST", f"{BASE}/exchanges", "create", api.create),
        door.route("GET", f"{BASE}/exchanges/{{order}}", "read", api.read),
    ]


class _Api:
    """The handlers; all check the key."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._trade = Trade(engine=engine, name=NAME, spread=Decimal("0.0035"), id_length=9, rate_window=20 * 60.0)

    def currencies(self, ask: Ask) -> Answer:
        _owner(ask)
        network = ask.query.get("network")
        rows = [currency(coin) for coin in COINS.values() if network in (None, coin.network)]
        numbers = [ask.query.get("offset", "0"), ask.query.get("limit", "50")]
        if not all(number.isdecimal() for number in numbers):
            raise Refusal("invalid", "limit and offset must be numbers")
        offset, limit = int(numbers[0]), min(int(numbers[1]), _MOST_ON_A_PAGE)
        return Answer(200, rows[offset : offset + limit])

    def currency(self, ask: Ask) -> Answer:
        _owner(ask)
        return Answer(200, currency(_coin(ask.path)))

    def range(self, ask: Ask) -> Answer:
        _owner(ask)
        span = self._trade.limits(_wanted(ask.body, with_amount=False))
        return Answer(
            200, {"min_amount": float(span.least), "max_amount": None if span.most is None else float(span.most)}
        )

    def estimate(self, ask: Ask) -> Answer:
        _owner(ask)
        wanted = _wanted(ask.body)
        self._trade.in_range(wanted)
        estimate = self._trade.promise(wanted) if wanted.fixed else self._trade.amounts(wanted)
        document: dict[str, Any] = {"estimated_amount": float(estimate.sent if wanted.reverse else estimate.got)}
        if estimate.rate_id:
            document["rate"] = {"id": estimate.rate_id, "valid_until": iso(estimate.valid_until)}
        return Answer(200, document)

    def create(self, ask: Ask) -> Answer:
        key, wanted = _owner(ask), _wanted(ask.body)
        to, to_extra, refund, refund_extra = (text(ask.body, str(name)) for name in _PLACES)
        places = Places(to or "", to_extra, refund, refund_extra)
        if wrong := misplaced(wanted, places, _PLACES):
            raise Refusal("bad_address", *wrong)
        self._trade.in_range(wanted)
        order = self._trade.open(wanted, places, key, text(ask.body, "rate_id") if wanted.fixed else None)
        return Answer(201, twisted(order, exchange(order, self._engine.progress(order)), 0), order)

    def read(self, ask: Ask) -> Answer:
        order, reading = self._engine.read(NAME, _owner(ask), ask.path["order"])
        return Answer(200, twisted(order, exchange(order, self._engine.progress(order)), reading), order)


def _owner(ask: Ask) -> str:
    scheme, _, key = ask.headers.get("authorization", "").partition(" ")
    return owner(key if scheme == "Bearer" else "")


def _wanted(said: Mapping[str, Any], *, with_amount: bool = True) -> Wanted:
    route = said.get("route")
    sides = [route.get(side) for side in ("from", "to")] if isinstance(route, dict) else [None]
    if not all(isinstance(side, dict) for side in sides):
        raise Refusal("invalid", "route must have from and to")
    give, get = (_coin(side) for side in sides if isinstance(side, dict))
    kind, rate = said.get("estimation", "direct"), said.get("rate", "floating")
    if kind not in ("direct", "reversed") or rate not in ("floating", "fixed"):
        raise Refusal("invalid", "estimation or rate is not valid")
    if not offered(give, get, fixed=rate == "fixed"):
        raise Refusal("no_fixed" if offered(give, get, fixed=False) else "unknown_pair")
    much = amount(said, exponent=True) if with_amount else Decimal(0)
    return Wanted(give, get, much, rate == "fixed", kind == "reversed")


def _coin(said: Mapping[str, Any]) -> Coin:
    coin = COINS.get(f"{said.get('symbol')}:{said.get('network')}")
    if coin is None:
        raise Refusal("unknown_pair")
    return coin


def _refused(refusal: Refusal) -> Answer:
    status, kind, details = _KINDS.get(refusal.kind, (400, "InvalidData", "; ".join(refusal.reasons)))
    return Answer(status, {"err": {"kind": kind, "details": details}})
