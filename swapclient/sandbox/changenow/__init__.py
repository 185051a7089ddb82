"""ChangeNOW's API v2, under ``/changenow/v2``.

Source: its public Postman document (https://documenter.getpostman.com/view/8180765/SVfTPnM8) and captured answers. The
list of currencies needs no key; there is no list of orders.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from starlette.routing import BaseRoute

from swapclient.sandbox.answers import Answer, Ask, Door
from swapclient.sandbox.asked import amount, flag, offered, owner, text
from swapclient.sandbox.changenow.coins import COINS
from swapclient.sandbox.changenow.shapes import created, currency, exchange, pair
from swapclient.sandbox.clock import iso
from swapclient.sandbox.coins import Coin, address_fits
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.trade import Places, Trade, Wanted, misplaced
from swapclient.sandbox.twists import twisted

__all__ = ["BASE", "NAME", "routes"]

NAME = "changenow"
BASE = "/changenow/v2"
_PLACES = Places("address", "extraId", "refundAddress", "refundExtraId")
_CODES = {
    "bad_key": (401, "unauthorized", "Unauthorized"),
    "blocked": (403, "forbidden_api_key", "Forbidden for this API key"),
    "unknown_pair": (400, "pair_is_inactive", "Pair is inactive"),
    "unknown_order": (404, "not_found", "Transaction not found"),
    "below": (400, "deposit_too_small", "Out of min amount"),
    "above": (400, "out_of_range", "Out of max amount"),
    "bad_address": (400, "not_valid_address", "Address is not valid"),
    "rate_gone": (400, "rate_id_not_found_or_expired", "Rate id is not found or has expired"),
}


def routes(engine: Engine) -> list[BaseRoute]:
    """Every route of v2 that is spoken here."""
    api = _Api(engine)
    door = Door(engine, NAME, _refused)
    return [
        door.route("GET", f"{BASE}/exchange/currencies", "assets", api.currencies),
        door.route("GET", f"{BASE}/exchange/range", "limits", api.range),
        door.route("GET", f"{BASE}/exchange/min-amount", "limits", api.range),
        door.route("GET", f"{BASE}/exchange/estimated-amount", "quote", api.estimate),
        door.route("GET", f"{BASE}/validate/address", "check", api.validate),
        door.route("POST", f"{BASE}/exchange", "create", api.create),
        door.route("GET", f"{BASE}/exchange/by-id", "read", api.read),
    ]


class _Api:
    """The handlers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._trade = Trade(engine=engine, name=NAME, spread=Decimal("0.0047"), id_length=14, rate_window=20 * 60.0)

    def currencies(self, _ask: Ask) -> Answer:
        return Answer(200, [currency(coin) for coin in COINS.values()])

    def range(self, ask: Ask) -> Answer:
        _owner(ask)
        wanted = _wanted(ask.query, with_amount=False)
        span = self._trade.limits(wanted)
        most = None if span.most is None else float(span.most)
        return Answer(200, {**pair(wanted), "minAmount": float(span.least), "maxAmount": most})

    def estimate(self, ask: Ask) -> Answer:
        _owner(ask)
        wanted = _wanted(ask.query)
        self._trade.in_range(wanted)
        promised = wanted.fixed and flag(ask.query, "useRateId")
        estimate = self._trade.promise(wanted) if promised else self._trade.amounts(wanted)
        return Answer(
            200,
            {
                **pair(wanted),
                "type": "reverse" if wanted.reverse else "direct",
                "rateId": estimate.rate_id,
                "validUntil": iso(estimate.valid_until),
                "transactionSpeedForecast": "10-60",
                "warningMessage": None,
                "depositFee": 0,
                "withdrawalFee": float(Decimal(wanted.get.on.fee)),
                "userId": None,
                "fromAmount": float(estimate.sent),
                "toAmount": float(estimate.got),
            },
        )

    def validate(self, ask: Ask) -> Answer:
        _owner(ask)
        coins = [coin for coin in COINS.values() if ask.query.get("currency") in (coin.network, coin.ticker)]
        fits = any(address_fits(coin, ask.query.get("address", "")) for coin in coins)
        return Answer(200, {"result": fits, "message": None if fits else "Invalid address"})

    def create(self, ask: Ask) -> Answer:
        key, wanted = _owner(ask), _wanted(ask.body)
        to, to_extra, refund, refund_extra = (text(ask.body, str(name)) for name in _PLACES)
        places = Places(to or "", to_extra, refund, refund_extra)
        if wrong := misplaced(wanted, places, _PLACES):
            raise Refusal("bad_address", *wrong)
        self._trade.in_range(wanted)
        order = self._trade.open(wanted, places, key, text(ask.body, "rateId") if wanted.fixed else None)
        return Answer(200, twisted(order, created(order, self._engine.progress(order)), 0), order)

    def read(self, ask: Ask) -> Answer:
        order, reading = self._engine.read(NAME, _owner(ask), ask.query.get("id", ""))
        return Answer(200, twisted(order, exchange(order, self._engine.progress(order)), reading), order)


def _owner(ask: Ask) -> str:
    return owner(ask.headers.get("x-changenow-api-key", ""))


def _wanted(said: Mapping[str, Any], *, with_amount: bool = True) -> Wanted:
    give, get = _coin(said, "fromCurrency", "fromNetwork"), _coin(said, "toCurrency", "toNetwork")
    flow, kind = said.get("flow", "standard"), said.get("type") or "direct"
    if flow not in ("standard", "fixed-rate") or kind not in ("direct", "reverse"):
        raise Refusal("invalid", "flow or type is not valid")
    fixed, reverse = flow == "fixed-rate", kind == "reverse"
    if reverse and not fixed:
        raise Refusal("invalid", "reverse is available for the fixed-rate flow only")
    if not offered(give, get, fixed=fixed):
        raise Refusal("unknown_pair")
    name = "toAmount" if reverse else "fromAmount"
    return Wanted(give, get, amount(said, name, exponent=True) if with_amount else Decimal(0), fixed, reverse)


def _coin(said: Mapping[str, Any], ticker: str, network: str) -> Coin:
    if not said.get(ticker):
        raise Refusal("invalid", f"{ticker} is required")
    coin = COINS.get(f"{said.get(ticker)}:{said.get(network)}")
    if coin is None:
        raise Refusal("unknown_pair")
    return coin


def _refused(refusal: Refusal) -> Answer:
    status, code, message = _CODES.get(refusal.kind, (400, "not_valid_params", "; ".join(refusal.reasons)))
    document: dict[str, Any] = {"error": code, "message": message}
    if refusal.least is not None:
        most = None if refusal.most is None else float(refusal.most)
        document["payload"] = {"range": {"minAmount": float(refusal.least), "maxAmount": most}}
    return Answer(status, document)
