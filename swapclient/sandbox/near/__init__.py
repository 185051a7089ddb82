"""1Click's API v0, under ``/near/v0``. Source: its OpenAPI document, its SDK and answers captured on 2026-07-29.

No key is needed. A quote that is not dry makes an order, which is known by its deposit address from then on. Quotes
are signed with a key of the sandbox's own.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from starlette.routing import BaseRoute

from swapclient.sandbox.answers import Answer, Ask, Door
from swapclient.sandbox.clock import iso
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.near.asked import Request, kind, request
from swapclient.sandbox.near.coins import COINS, rows
from swapclient.sandbox.near.shapes import Priced, live, priced, quoted, status, units
from swapclient.sandbox.order import Order
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.trade import Places, Trade, misplaced
from swapclient.sandbox.twists import twisted

__all__ = ["BASE", "NAME", "routes"]

NAME = "near"
BASE = "/near/v0"
_FIELDS = Places("recipient", None, "refundTo", None)
_TEXT = {"unknown_pair": "tokenIn or tokenOut is not valid", "unknown_order": "Deposit address not found"}
_SHORTEST = 60.0
"""Seconds a deadline must be ahead."""


def routes(engine: Engine) -> list[BaseRoute]:
    """Every route of v0 that is needed."""
    api = _Api(engine)
    door = Door(engine, NAME, _refused(engine))
    return [
        door.route("GET", f"{BASE}/tokens", "assets", api.tokens),
        door.route("POST", f"{BASE}/quote", kind, api.quote),
        door.route("GET", f"{BASE}/status", "read", api.status),
    ]


class _Api:
    """The handlers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._trade = Trade(
            engine=engine,
            name=NAME,
            spread=Decimal("0.0035"),
            named=lambda _letters, address: address,
            with_memos=False,
        )

    def tokens(self, _ask: Ask) -> Answer:
        now = self._engine.clock.now()
        prices = {coin.symbol: float(self._engine.market.price(coin.symbol, now)) for coin in COINS.values()}
        return Answer(200, rows(prices, iso(now) or ""))

    def quote(self, ask: Ask) -> Answer:
        asked = request(ask.body)
        places = Places(str(asked.said["recipient"]), None, str(asked.said["refundTo"]), None)
        if wrong := misplaced(asked.wanted, places, _FIELDS):
            raise Refusal("bad_address", *wrong)
        self._check_amount(asked)
        price = self._price(asked)
        if asked.dry:
            return Answer(201, quoted(price, self._engine.trace()))
        window = self._window(asked.deadline, price.at)
        order = self._trade.open(asked.wanted, places, "", window=window)
        return Answer(201, twisted(order, self._keep(order, price, asked), 0), order)

    def status(self, ask: Ask) -> Answer:
        order, reading = self._engine.read(NAME, None, ask.query.get("depositAddress", ""))
        document = status(order, self._engine.progress(order))
        return Answer(200, twisted(order, document, reading), order)

    def _check_amount(self, asked: Request) -> None:
        try:
            self._trade.in_range(asked.wanted)
        except Refusal as refusal:
            if refusal.kind == "above" or refusal.least is None:
                raise Refusal("invalid", "No liquidity available") from None
            least = units(refusal.least, asked.wanted.give)
            raise Refusal("invalid", f"Amount is too low for bridge, try at least {least}") from None

    def _window(self, deadline: float, now: float) -> float:
        """The seconds until a deadline. A client's clock was not put ahead with the sandbox's."""
        window = deadline - now if deadline - now >= _SHORTEST else deadline - self._engine.clock.real()
        if window < _SHORTEST:
            raise Refusal("invalid", "deadline is too soon")
        return window

    def _price(self, asked: Request) -> Priced:
        now, wanted, market = self._engine.clock.now(), asked.wanted, self._engine.market
        estimate = self._trade.amounts(wanted)
        dollars = (
            estimate.sent * market.price(wanted.give.symbol, now),
            estimate.got * market.price(wanted.get.symbol, now),
        )
        return priced(asked.said, wanted.give, wanted.get, estimate, dollars, now)

    def _keep(self, order: Order, price: Priced, asked: Request) -> dict[str, Any]:
        """The signed answer, kept with the order: every status repeats it."""
        answer = quoted(live(price, order.address_from, asked.deadline), self._engine.trace())
        order.more["answer"] = answer
        with self._engine.ledger.writing():
            self._engine.ledger.save(order)
        return answer


def _refused(engine: Engine) -> Any:
    def answer(refusal: Refusal) -> Answer:
        missing = refusal.kind == "unknown_order"
        status_code = 404 if missing else 400
        said = _TEXT.get(refusal.kind) or ",".join(refusal.reasons)
        document = {
            "message": said,
            "error": "Not Found" if missing else "Bad Request",
            "statusCode": status_code,
            "timestamp": iso(engine.clock.now()),
            "path": f"{BASE}/status" if missing else f"{BASE}/quote",
        }
        return Answer(status_code, document)

    return answer
