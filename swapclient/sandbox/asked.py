"""Reading amounts, flags and texts out of queries and bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from swapclient.sandbox.coins import Coin
from swapclient.sandbox.refusal import Refusal

__all__ = ["amount", "flag", "offered", "owner", "text"]

_AMOUNT = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?([eE]-[0-9]{1,2})?")


def owner(key: str) -> str:
    """Whose orders these are: a digest, so that no key is ever written down. Keys begin with ``sandbox``.

    ``sandbox-blocked`` is a key that is known and may do nothing.
    """
    if key == "sandbox-blocked":
        raise Refusal("blocked")
    if not key.startswith("sandbox"):
        raise Refusal("bad_key")
    return sha256(key.encode()).hexdigest()[:16]


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


def amount(said: Mapping[str, Any], name: str = "amount", *, exponent: bool = False) -> Decimal:
    """A positive decimal, text or number; an exponent only where JSON numbers are spoken."""
    value = said.get(name)
    if value in (None, ""):
        raise Refusal("invalid", f"{name} should not be empty")
    written = str(value)
    fits = _AMOUNT.fullmatch(written) and (exponent or "e" not in written.lower())
    if isinstance(value, bool) or not fits or not Decimal(written):
        raise Refusal("invalid", f"{name} should be a positive decimal string")
    return Decimal(written)


def text(said: Mapping[str, Any], name: str) -> str | None:
    """A text; "" and null are none."""
    value = said.get(name)
    if value is not None and not isinstance(value, str):
        raise Refusal("invalid", f"{name} should be a string")
    return value or None
