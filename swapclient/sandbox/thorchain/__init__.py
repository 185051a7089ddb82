"""A THORNode, under ``/thorchain``: pools, vaults and quotes. Source: THORNode's API 3.16.3, dev.thorchain.org.

No key is needed, and there are no orders: a swap is a payment with a memo, which this sandbox cannot see.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from starlette.routing import BaseRoute

from swapclient.sandbox.addresses import place
from swapclient.sandbox.answers import Answer, Ask, Door
from swapclient.sandbox.coins import Coin, address_fits
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.thorchain.coins import CHAINS, POOLS
from swapclient.sandbox.trade import Trade, Wanted

__all__ = ["BASE", "NAME", "routes"]

NAME = "thorchain"
BASE = "/thorchain"
_PLACES = 8
_EXPIRY = 900
_TEXT = {"unknown_pair": "pool does not exist", "bad_address": "bad destination address"}
_SWITCHES = ("halted", "global_trading_paused", "chain_trading_paused", "chain_lp_actions_paused")


def routes(engine: Engine) -> list[BaseRoute]:
    """Every route that is needed."""
    api = _Api(engine)
    door = Door(engine, NAME, _refused)
    return [
        door.route("GET", f"{BASE}/pools", "assets", api.pools),
        door.route("GET", f"{BASE}/inbound_addresses", "check", api.inbound),
        door.route("GET", f"{BASE}/quote/swap", "quote", api.quote),
    ]


class _Api:
    """The handlers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._trade = Trade(engine=engine, name=NAME, spread=Decimal("0.004"), with_memos=False)

    def pools(self, _ask: Ask) -> Answer:
        return Answer(200, [{"asset": name, "status": "Available"} for name in POOLS])

    def inbound(self, _ask: Ask) -> Answer:
        on = dict.fromkeys(_SWITCHES, False)
        return Answer(200, [{"chain": chain, "address": _vault(chain)} | on for chain in CHAINS.values()])

    def quote(self, ask: Ask) -> Answer:
        wanted = _wanted(ask)
        to, least = ask.query.get("destination"), self._trade.limits(wanted).least
        if to is not None and not address_fits(wanted.get, to):
            raise Refusal("bad_address")
        if wanted.amount < least:
            text = f"amount less than min swap amount (recommended_min_amount_in: {_units(least)})"
            raise Refusal("invalid", text)
        got = _units(self._trade.amounts(wanted).got)
        document: dict[str, Any] = {
            "inbound_address": _vault(wanted.give.network),
            "expiry": int(self._engine.clock.now()) + _EXPIRY,
            "dust_threshold": "1000",
            "recommended_min_amount_in": str(_units(least)),
            "expected_amount_out": str(got),
            "total_swap_seconds": 642,
        }
        if to is not None:
            limit = got * (10_000 - int(ask.query.get("liquidity_tolerance_bps", "10000"))) // 10_000
            document["memo"] = f"=:{wanted.get.network}.{wanted.get.ticker}:{to}:{limit}/1/0"
        return Answer(200, document)


def _wanted(ask: Ask) -> Wanted:
    give, get = (POOLS.get(ask.query.get(name, "")) for name in ("from_asset", "to_asset"))
    if give is None or get is None or give == get:
        raise Refusal("unknown_pair")
    amount = ask.query.get("amount", "")
    if not amount.isdecimal() or not int(amount):
        raise Refusal("invalid", "bad amount")
    return Wanted(give, get, Decimal(amount).scaleb(-_PLACES), fixed=False)


def _vault(chain: str) -> str:
    coin: Coin = next(coin for coin in POOLS.values() if coin.network == chain)
    return place(coin.on.family, f"{NAME} vault {chain}", memo=False).address


def _units(amount: Decimal) -> int:
    return int(amount.scaleb(_PLACES))


def _refused(refusal: Refusal) -> Answer:
    said = _TEXT.get(refusal.kind) or "; ".join(refusal.reasons)
    return Answer(400, {"code": 3, "message": said, "details": []})
