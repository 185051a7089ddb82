"""Chainflip's backend, under ``/chainflip``. Source: chainflip-sdk-monorepo @7047215, its routes and test answers.

No key is needed. Opening a channel makes an order, known by the channel's id. A refund address and a minimum price are
mandatory. A swap of less than was announced would simply be made: the scenario ``underpaid`` is not of this world.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from hashlib import sha256
from typing import Any

from starlette.routing import BaseRoute

from swapclient.sandbox.answers import Answer, Ask, Door
from swapclient.sandbox.chainflip.coins import COINS
from swapclient.sandbox.chainflip.shapes import info, offer, opened, swap, units
from swapclient.sandbox.coins import Coin, address_fits
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.trade import Places, Trade, Wanted
from swapclient.sandbox.twists import twisted

__all__ = ["BASE", "NAME", "routes"]

NAME = "chainflip"
BASE = "/chainflip"
_DAY = 86_400.0
_FEE_DOLLARS = Decimal("0.5")
_UNITS = re.compile(r"[1-9][0-9]{0,38}")
_STATUS = {"unknown_order": 404}
_TEXT = {"unknown_order": "resource not found", "unknown_pair": "Requested assets cannot be swapped"}


def routes(engine: Engine) -> list[BaseRoute]:
    """Every route that is needed."""
    api = _Api(engine)
    door = Door(engine, NAME, _refused)
    return [
        door.route("GET", f"{BASE}/api/networkInfo", "assets", api.info),
        door.route("GET", f"{BASE}/v2/quote", "quote", api.quote),
        door.route("POST", f"{BASE}/api/openSwapDepositChannel", "create", api.open),
        door.route("GET", f"{BASE}/v2/swaps/{{order}}", "read", api.swap),
    ]


class _Api:
    """The handlers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._trade = Trade(engine=engine, name=NAME, spread=Decimal("0.003"), floating_window=_DAY, with_memos=False)

    def info(self, _ask: Ask) -> Answer:
        return Answer(200, info())

    def quote(self, ask: Ask) -> Answer:
        give = _coin(ask.query.get("srcChain"), ask.query.get("srcAsset"))
        get = _coin(ask.query.get("destChain"), ask.query.get("destAsset"))
        wanted = _wanted(give, get, ask.query.get("amount"))
        self._check_amount(wanted)
        now = self._engine.clock.now()
        fees = tuple(_FEE_DOLLARS / self._engine.market.price(coin.symbol, now) for coin in (give, get))
        return Answer(200, [offer(give, get, self._trade.amounts(wanted), (fees[0], fees[1]))])

    def open(self, ask: Ask) -> Answer:
        give, get = _side(ask.body, "srcAsset"), _side(ask.body, "destAsset")
        wanted = _wanted(give, get, ask.body.get("amount"))
        kept = _protection(ask.body.get("fillOrKillParams"))
        to, refund = ask.body.get("destAddress"), kept["refundAddress"]
        for coin, address in ((get, to), (give, refund)):
            if not isinstance(address, str) or not address_fits(coin, address):
                raise Refusal("invalid", f'Address "{address}" is not a valid "{coin.network}" address for "mainnet"')
        self._check_amount(wanted)
        trade = replace(self._trade, named=partial(_channel, give.network))
        order = trade.open(wanted, Places(str(to), None, refund, None), "", more=kept)
        return Answer(201, twisted(order, opened(order), 0), order)

    def swap(self, ask: Ask) -> Answer:
        order, reading = self._engine.read(NAME, None, ask.path["order"])
        return Answer(200, twisted(order, swap(order, self._engine.progress(order)), reading), order)

    def _check_amount(self, wanted: Wanted) -> None:
        try:
            self._trade.in_range(wanted)
        except Refusal as refusal:
            bound = refusal.most if refusal.kind == "above" else refusal.least
            which = "above maximum" if refusal.kind == "above" else "below minimum"
            amount = units(bound or Decimal(0), wanted.give)
            raise Refusal("invalid", f"expected amount is {which} swap amount ({amount})") from None


def _channel(chain: str, letters: str, _address: str) -> str:
    """``<block>-<Chain>-<number>``."""
    number = int.from_bytes(sha256(letters.encode()).digest()[:6], "big")
    return f"{9_000_000 + number % 1_000_000}-{chain}-{number // 1_000_000}"


def _side(body: Mapping[str, Any], name: str) -> Coin:
    side = body.get(name)
    if not isinstance(side, Mapping):
        raise Refusal("invalid", "invalid request")
    return _coin(side.get("chain"), side.get("asset"))


def _coin(chain: object, asset: object) -> Coin:
    coin = COINS.get(f"{asset}:{chain}")
    if coin is None:
        raise Refusal("unknown_pair")
    return coin


def _wanted(give: Coin, get: Coin, amount: object) -> Wanted:
    if give == get:
        raise Refusal("unknown_pair")
    if not isinstance(amount, str) or not _UNITS.fullmatch(amount):
        raise Refusal("invalid", "invalid request")
    return Wanted(give, get, Decimal(amount).scaleb(-give.decimals), fixed=False)


def _protection(said: object) -> dict[str, Any]:
    """What the chain is to keep to."""
    names = ("retryDurationBlocks", "refundAddress", "minPriceX128")
    whole = isinstance(said, Mapping) and all(said.get(name) not in (None, "") for name in names)
    if not isinstance(said, Mapping) or not whole or not re.fullmatch(r"[0-9]{1,78}", str(said["minPriceX128"])):
        raise Refusal("invalid", "invalid request")
    return {name: said.get(name) for name in (*names, "maxOraclePriceSlippage")}


def _refused(refusal: Refusal) -> Answer:
    said = _TEXT.get(refusal.kind) or "; ".join(refusal.reasons)
    return Answer(_STATUS.get(refusal.kind, 400), {"message": said})
