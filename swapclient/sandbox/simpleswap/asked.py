"""Reading what v3 is asked: the pair and how, where to and back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from swapclient.sandbox.asked import amount, flag, offered, text
from swapclient.sandbox.coins import Coin
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.simpleswap.coins import COINS
from swapclient.sandbox.trade import Places, Wanted, misplaced

__all__ = ["coin", "places", "wanted"]

_NAMES = ("tickerFrom", "networkFrom", "tickerTo", "networkTo")
_PLACES = Places("addressTo", "extraIdTo", "userRefundAddress", "userRefundExtraId")


def wanted(said: Mapping[str, Any], *, with_amount: bool = True) -> Wanted:
    """The pair, the amount (0 where none is asked for) and both flags, from a query or a body."""
    if missing := [f"{name} should not be empty" for name in _NAMES if not said.get(name)]:
        raise Refusal("invalid", *missing)
    fixed = flag(said, "fixed")
    give, get = coin(said["tickerFrom"], said["networkFrom"]), coin(said["tickerTo"], said["networkTo"])
    if not offered(give, get, fixed=fixed):
        raise Refusal("unknown_pair")
    return Wanted(give, get, amount(said) if with_amount else Decimal(0), fixed, flag(said, "reverse"))


def coin(ticker: str, network: str) -> Coin:
    """The coin listed under exactly these codes."""
    found = COINS.get(f"{ticker}:{network}")
    if found is None:
        raise Refusal("unknown_coin" if all(each.ticker != ticker for each in COINS.values()) else "unknown_pair")
    return found


def places(body: Mapping[str, Any], terms: Wanted) -> Places:
    """Receive and refund address with their memos, by the rules that are published."""
    to, to_extra, refund, refund_extra = (text(body, str(name)) for name in _PLACES)
    found = Places(to or "", to_extra, refund, refund_extra)
    if wrong := misplaced(terms, found, _PLACES):
        raise Refusal("bad_address", *wrong)
    return found
