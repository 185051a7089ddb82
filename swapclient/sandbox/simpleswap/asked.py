"""Reading what v3 is asked: key, pair, amount, flags."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple

from swapclient.sandbox.coins import Coin
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.simpleswap.coins import COINS

__all__ = ["PairAsked", "amount", "coin", "flag", "offered", "owner", "pair", "text"]

_NAMES = ("tickerFrom", "networkFrom", "tickerTo", "networkTo")
_AMOUNT = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?")


class PairAsked(NamedTuple):
    """What is to be swapped, and how."""

    give: Coin
    get: Coin
    fixed: bool
    reverse: bool


def owner(headers: Mapping[str, str]) -> str:
    """Whose orders these are: a digest, so that no key is ever written down. Keys begin with ``sandbox``.

    ``sandbox-blocked`` is a key that is known and may do nothing.
    """
    key = headers.get("x-api-key", "")
    if key == "sandbox-blocked":
        raise Refusal("blocked")
    if not key.startswith("sandbox"):
        raise Refusal("bad_key")
    return sha256(key.encode()).hexdigest()[:16]


def pair(said: Mapping[str, Any]) -> PairAsked:
    """The pair and both flags, from a query or a body."""
    if missing := [f"{name} should not be empty" for name in _NAMES if not said.get(name)]:
        raise Refusal("invalid", *missing)
    fixed = flag(said, "fixed")
    give, get = coin(said["tickerFrom"], said["networkFrom"]), coin(said["tickerTo"], said["networkTo"])
    if not offered(give, get, fixed=fixed):
        raise Refusal("unknown_pair")
    return PairAsked(give, get, fixed, flag(said, "reverse"))


def coin(ticker: str, network: str) -> Coin:
    """The coin listed under exactly these codes."""
    found = COINS.get(f"{ticker}:{network}")
    if found is None:
        raise Refusal("unknown_coin" if not any(c.ticker == ticker for c in COINS.values()) else "unknown_pair")
    return found


def offered(give: Coin, get: Coin, *, fixed: bool) -> bool:
    """Whether the pair is swapped. Fiat is listed and not swapped."""
    both = (give, get)
    available = all(one.fixed if fixed else one.floating for one in both)
    return available and give.key != get.key and not any(one.fiat for one in both)


def flag(said: Mapping[str, Any], name: str) -> bool:
    """A boolean of a body, or its text in a query; missing is false."""
    value = said.get(name, False)
    if value in (True, False, "true", "false"):
        return value in (True, "true")
    raise Refusal("invalid", f"{name} should be a boolean")


def amount(said: Mapping[str, Any]) -> Decimal:
    """A plain decimal, text or number."""
    value = said.get("amount")
    if value in (None, ""):
        raise Refusal("invalid", "amount should not be empty")
    if isinstance(value, bool) or not _AMOUNT.fullmatch(str(value)) or not Decimal(str(value)):
        raise Refusal("invalid", "amount should be a positive decimal string")
    return Decimal(str(value))


def text(said: Mapping[str, Any], name: str) -> str | None:
    """A text of the body; "" and null are none."""
    value = said.get(name)
    if value is not None and not isinstance(value, str):
        raise Refusal("invalid", f"{name} should be a string")
    return value or None
