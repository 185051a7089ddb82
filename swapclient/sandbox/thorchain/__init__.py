"""A THORNode, under ``/thorchain``: pools, vaults, quotes, payments. Source: THORNode's API 3.16.3, dev.thorchain.org.

No key is needed, and nothing is created: a swap is a payment with a memo (``control.pay``), known by its transaction.
Of lives only ``happy`` and ``refunded`` are of this world: it has no word for a hold, a failure or an end.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from starlette.routing import BaseRoute

from swapclient.sandbox.answers import Answer, Ask, Door
from swapclient.sandbox.coins import address_fits
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.thorchain.coins import CHAINS, POOLS
from swapclient.sandbox.thorchain.paying import DUST, PLACES, trade_of
from swapclient.sandbox.thorchain.shapes import status, units, unseen
from swapclient.sandbox.thorchain.vaults import stands_still, vault
from swapclient.sandbox.trade import Wanted
from swapclient.sandbox.twists import twisted

__all__ = ["BASE", "NAME", "routes"]

NAME = "thorchain"
BASE = "/thorchain"
_EXPIRY = 900
_TEXT = {"unknown_pair": "pool does not exist", "bad_address": "bad destination address"}
_CARRIED_BY_OUTPUT = frozenset({"bitcoin", "litecoin", "bitcoin-cash", "dogecoin"})
_LONGEST = 80
_SWITCHES = ("halted", "global_trading_paused", "chain_trading_paused", "chain_lp_actions_paused")


def routes(engine: Engine) -> list[BaseRoute]:
    """Every route that is needed."""
    api = _Api(engine)
    door = Door(engine, NAME, _refused)
    return [
        door.route("GET", f"{BASE}/pools", "assets", api.pools),
        door.route("GET", f"{BASE}/inbound_addresses", "check", api.inbound),
        door.route("GET", f"{BASE}/quote/swap", "quote", api.quote),
        door.route("GET", f"{BASE}/tx/status/{{order}}", "read", api.status),
    ]


class _Api:
    """The handlers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._trade = trade_of(engine)

    def pools(self, _ask: Ask) -> Answer:
        return Answer(200, [{"asset": name, "status": "Available"} for name in POOLS])

    def inbound(self, _ask: Ask) -> Answer:
        return Answer(200, [self._row(chain) for chain in CHAINS.values()])

    def quote(self, ask: Ask) -> Answer:
        wanted = _wanted(ask)
        to, least = ask.query.get("destination"), self._trade.limits(wanted).least
        if to is not None and not address_fits(wanted.get, to):
            raise Refusal("bad_address")
        if wanted.amount < least:
            text = f"amount less than min swap amount (recommended_min_amount_in: {units(least)})"
            raise Refusal("invalid", text)
        got = units(self._trade.amounts(wanted).got)
        document: dict[str, Any] = {
            "inbound_address": vault(self._engine, wanted.give.network),
            "expiry": int(self._engine.clock.now()) + _EXPIRY,
            "dust_threshold": str(DUST),
            "recommended_min_amount_in": str(units(least)),
            "expected_amount_out": str(got),
            "total_swap_seconds": 642,
        }
        if to is not None:
            limit = got * (10_000 - int(ask.query.get("liquidity_tolerance_bps", "10000"))) // 10_000
            places = "/".join(filter(None, (to, ask.query.get("refund_address"))))
            document["memo"] = f"=:{wanted.get.network}.{wanted.get.ticker}:{places}:{limit}/1/0"
            if wanted.give.chain in _CARRIED_BY_OUTPUT and len(document["memo"]) > _LONGEST:
                raise Refusal("invalid", "generated memo too long for source chain")
        return Answer(200, document)

    def status(self, ask: Ask) -> Answer:
        try:
            order, reading = self._engine.read(NAME, None, ask.path["order"])
        except Refusal:
            return Answer(200, unseen())
        return Answer(200, twisted(order, status(order, self._engine.progress(order)), reading), order)

    def _row(self, chain: str) -> dict[str, Any]:
        switches = dict.fromkeys(_SWITCHES, False) | {"halted": stands_still(self._engine, chain)}
        return {"chain": chain, "address": vault(self._engine, chain)} | switches


def _wanted(ask: Ask) -> Wanted:
    give, get = (POOLS.get(ask.query.get(name, "")) for name in ("from_asset", "to_asset"))
    if give is None or get is None or give == get:
        raise Refusal("unknown_pair")
    amount = ask.query.get("amount", "")
    if not amount.isdecimal() or not int(amount):
        raise Refusal("invalid", "bad amount")
    return Wanted(give, get, Decimal(amount).scaleb(-PLACES), fixed=False)


def _refused(refusal: Refusal) -> Answer:
    said = _TEXT.get(refusal.kind) or "; ".join(refusal.reasons)
    return Answer(400, {"code": 3, "message": said, "details": []})
