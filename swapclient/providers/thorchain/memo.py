"""The memo that is the whole order: ``=:ASSET:DESTINATION:LIMIT/INTERVAL/QUANTITY``. It is checked word by word.

Source: dev.thorchain.org, "Transaction Memos" and "Memo Length Reduction".
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from swapclient.domain.addresses import same_address
from swapclient.domain.money import from_units
from swapclient.errors import Unreadable
from swapclient.providers.thorchain.codes import SHORT
from swapclient.providers.thorchain.shapes import PLACES

__all__ = ["LONGEST", "Memo", "checked", "read"]

LONGEST: Final = 250
"""Bytes; a coin of Bitcoin's family carries ``LONGEST_CARRIED`` in its one output for them."""
LONGEST_CARRIED: Final = 80
CARRIED_BY_OUTPUT: Final = frozenset({"BTC", "LTC", "BCH", "DOGE"})

_SWAP = frozenset({"=", "S", "SWAP"})
_LIMIT = re.compile(r"([0-9]{1,20})(?:E([0-9]{1,2}))?((?:/[0-9]{0,6}){0,2})", re.IGNORECASE)
_PARTS = 4


class Memo(NamedTuple):
    """``limit`` is the least that must arrive, in whole coins; else the money is sent back. 0 is: at any price."""

    asset: str
    destination: str
    limit: Decimal


def read(memo: str) -> Memo | None:
    """The memo of a swap; None where it is not one, or does more than swap (a fee for somebody)."""
    action, asset, destination, limit, *more = (*memo.replace("bitcoincash:", "").split(":"), *[""] * _PARTS)[:12]
    found = _LIMIT.fullmatch(limit)
    if action.upper() not in _SWAP or not found or any(more) or not memo.isascii() or not memo.isprintable():
        return None
    return Memo(asset, destination, from_units(int(found[1]) * 10 ** int(found[2] or 0), PLACES))


def checked(memo: str, provider: str, *, chain: str, pool: str, destination: str) -> Memo:
    """The memo, if a deposit on ``chain`` that carries it swaps into ``pool`` and pays to ``destination`` alone.

    Raises:
        Unreadable: it is another, or has no least amount.
    """
    found = read(memo)
    room = LONGEST_CARRIED if chain in CARRIED_BY_OUTPUT else LONGEST
    if found is None or len(memo) > room:
        raise _wrong(provider, "is none that swaps, or too long")
    if not _names(found.asset, pool):
        raise _wrong(provider, "swaps into something else")
    if not same_address(found.destination, destination):
        raise _wrong(provider, "pays to somebody else")
    if not found.limit:
        raise _wrong(provider, "takes any price")
    return found


def _names(asset: str, pool: str) -> bool:
    """Whether the memo means the pool: in full, by its short name, without its contract, or by the end of that."""
    if asset.lower() == SHORT.get(pool, pool.lower()):
        return True
    name, _, contract = pool.upper().partition("-")
    said, _, end = asset.upper().partition("-")
    return said == name and contract.endswith(end)


def _wrong(provider: str, why: str) -> Unreadable:
    return Unreadable(
        f"the memo that {provider} proposes {why}", hint="Send nothing with it.", provider=provider, field="$.memo"
    )
