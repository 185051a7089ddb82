"""Exolix's API v2, under ``/exolix/api/v2``. Source: https://exolix.com/developers and captured answers.

No key is needed but for the list of orders. A fixed rate has no id: it is fixed when the order is made. The sandbox
makes that the price it last showed for the same terms, for a minute.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from starlette.routing import BaseRoute

from swapclient.sandbox.answers import Answer, Ask, Door
from swapclient.sandbox.asked import amount, offered, owner, text
from swapclient.sandbox.coins import Coin
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.exolix.coins import COINS
from swapclient.sandbox.exolix.shapes import currencies, rate, transaction
from swapclient.sandbox.order import Order
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.trade import Places, Trade, Wanted, misplaced
from swapclient.sandbox.twists import twisted

__all__ = ["BASE", "NAME", "routes"]

NAME = "exolix"
BASE = "/exolix/api/v2"
_PLACES = Places("withdrawalAddress", "withdrawalExtraId", "refundAddress", "refundExtraId")
_STATUS = {"bad_key": 401, "blocked": 403, "unknown_pair": 404, "unknown_order": 404}
_TEXT = {
    "bad_key": "Unauthorized",
    "blocked": "Forbidden",
    "unknown_pair": "Such exchange pair is not available",
    "unknown_order": "Transaction not found",
    "below": "Amount to exchange is below the possible min amount to exchange",
    "above": "Amount to exchange is higher the possible max amount to exchange",
}
_MOST_ON_A_PAGE = 100


def routes(engine: Engine) -> list[BaseRoute]:
    """Every route of v2."""
    api = _Api(engine)
    door = Door(engine, NAME, _refused)
    return [
        door.route("GET", f"{BASE}/currencies", "assets", api.currencies),
        door.route("GET", f"{BASE}/rate", "quote", api.rate),
        door.route("POST", f"{BASE}/transactions", "create", api.create),
        door.route("GET", f"{BASE}/transactions", "list", api.listing),
        door.route("GET", f"{BASE}/transactions/{{order}}", "read", api.read),
    ]


class _Api:
    """The handlers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._trade = Trade(engine=engine, name=NAME, spread=Decimal("0.0055"), id_length=14, id_prefix="ex")

    def currencies(self, ask: Ask) -> Answer:
        word = ask.query.get("search", "").upper()
        return Answer(200, _page(ask, [row for row in currencies() if word in row["code"]]))

    def rate(self, ask: Ask) -> Answer:
        wanted = _wanted(ask.query)
        span = self._trade.limits(wanted)
        try:
            self._trade.in_range(wanted)
        except Refusal as refusal:
            document = rate(None, span.least, span.most, wanted.amount, _TEXT[refusal.kind])
            return Answer(200 if wanted.reverse else 422, document)
        estimate = self._trade.promise(wanted, _shown(wanted)) if wanted.fixed else self._trade.amounts(wanted)
        return Answer(200, rate(estimate, span.least, span.most, wanted.amount, ""))

    def create(self, ask: Ask) -> Answer:
        wanted = _wanted(ask.body)
        to, to_extra, refund, refund_extra = (text(ask.body, str(name)) for name in _PLACES)
        places = Places(to or "", to_extra, refund, refund_extra)
        if wrong := misplaced(wanted, places, _PLACES):
            raise Refusal("bad_address", *wrong)
        self._trade.in_range(wanted)
        key = ask.headers.get("authorization", "")
        order = self._trade.open(wanted, places, owner(key) if key else "", self._still_shown(wanted))
        return Answer(201, self._transaction(order, 0), order)

    def read(self, ask: Ask) -> Answer:
        order, reading = self._engine.read(NAME, None, ask.path["order"])
        return Answer(200, self._transaction(order, reading), order)

    def listing(self, ask: Ask) -> Answer:
        found = self._engine.listed(NAME, owner(ask.headers.get("authorization", "")))
        return Answer(200, _page(ask, [self._transaction(order, max(order.readings, 1)) for order in found]))

    def _still_shown(self, wanted: Wanted) -> str | None:
        if not wanted.fixed:
            return None
        try:
            self._trade.kept(wanted, _shown(wanted))
        except Refusal:
            return None
        return _shown(wanted)

    def _transaction(self, order: Order, reading: int) -> Any:
        return twisted(order, transaction(order, self._engine.progress(order)), reading)


def _shown(wanted: Wanted) -> str:
    """The name under which the last price for the same terms is kept."""
    return f"{NAME}/{wanted.give.key}/{wanted.get.key}/{wanted.amount.normalize()}/{wanted.reverse}"


def _wanted(said: Mapping[str, Any]) -> Wanted:
    give, get = _coin(said, "coinFrom", "networkFrom"), _coin(said, "coinTo", "networkTo")
    kind = said.get("rateType", "fixed")
    if kind not in ("fixed", "float"):
        raise Refusal("invalid", "rateType must be one of the following values: fixed, float")
    if not offered(give, get, fixed=kind == "fixed"):
        raise Refusal("unknown_pair")
    reverse = said.get("amount") in (None, "") and said.get("withdrawalAmount") not in (None, "")
    much = amount(said, "withdrawalAmount" if reverse else "amount", exponent=True)
    return Wanted(give, get, much, kind == "fixed", reverse)


def _coin(said: Mapping[str, Any], code: str, network: str) -> Coin:
    coin = COINS.get(f"{said.get(code)}:{said.get(network)}")
    if coin is None:
        raise Refusal("unknown_pair")
    return coin


def _page(ask: Ask, rows: list[dict[str, Any]]) -> dict[str, Any]:
    numbers = [ask.query.get("page", "1"), ask.query.get("size", "10")]
    if not all(number.isdecimal() and int(number) for number in numbers):
        raise Refusal("invalid", "page and size must be positive numbers")
    page, size = int(numbers[0]), min(int(numbers[1]), _MOST_ON_A_PAGE)
    return {"data": rows[(page - 1) * size : page * size], "count": len(rows)}


def _refused(refusal: Refusal) -> Answer:
    """Bodies vary: ``error`` where somebody or something is not found, else ``message``."""
    said = _TEXT.get(refusal.kind) or "; ".join(refusal.reasons)
    status = _STATUS.get(refusal.kind, 422)
    return Answer(status, {"message" if status == 422 else "error": said})  # noqa: PLR2004 - the validator's status
