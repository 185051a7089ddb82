"""The memo that is the whole order: ``=:ASSET:DESTINATION[/REFUND]:LIMIT/INTERVAL/QUANTITY``, checked word by word.

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

__all__ = ["CARRIED_BY_OUTPUT", "LONGEST", "Memo", "checked", "names", "read", "seen"]

LONGEST: Final = 250
"""Bytes; a coin of Bitcoin's family carries ``LONGEST_CARRIED`` in its one output for them."""
LONGEST_CARRIED: Final = 80
CARRIED_BY_OUTPUT: Final = frozenset({"BTC", "LTC", "BCH", "DOGE"})

_SWAP = frozenset({"=", "S", "SWAP"})
_LIMIT = re.compile(r"([0-9]{1,20})(?:E([0-9]{1,2}))?((?:/[0-9]{0,6}){0,2})", re.IGNORECASE)
_PARTS = 4


class Memo(NamedTuple):
    """``limit`` is the least that must arrive, in whole coins; else the money is sent back. 0 is: at any price.

    It goes back to ``refund``, or to whoever paid where that is None.
    """

    asset: str
    destination: str
    limit: Decimal
    refund: str | None = None


def read(memo: str) -> Memo | None:
    """The memo of a swap; None where it is not one, or does more than swap (a fee for somebody)."""
    _, _, _, _, *more = _words(memo)
    return None if any(more) else seen(memo)


def seen(memo: str) -> Memo | None:
    """The same of a memo that is on its way already, whoever wrote it: fees do not matter any more."""
    action, asset, places, limit, *_ = _words(memo)
    found = _LIMIT.fullmatch(limit)
    if action.upper() not in _SWAP or not found or not memo.isascii() or not memo.isprintable():
        return None
    destination, _, refund = places.partition("/")
    return Memo(asset, destination, from_units(int(found[1]) * 10 ** int(found[2] or 0), PLACES), refund or None)


def checked(memo: str, provider: str, *, chain: str, pool: str, destination: str, refund: str | None = None) -> Memo:
    """The memo, if a deposit on ``chain`` that carries it swaps into ``pool`` and pays to ``destination`` alone.

    What cannot be swapped must go back to ``refund``, where one is wanted.

    Raises:
        Unreadable: it is another, or has no least amount.
    """
    found = read(memo)
    room = LONGEST_CARRIED if chain in CARRIED_BY_OUTPUT else LONGEST
    if found is None or len(memo) > room:
        raise _wrong(provider, "is none that swaps, or too long")
    if not names(found.asset, pool):
        raise _wrong(provider, "swaps into something else")
    if not same_address(found.destination, destination):
        raise _wrong(provider, "pays to somebody else")
    if not same_address(found.refund, refund):
        raise _wrong(provider, "pays back to somebody else")
    if not found.limit:
        raise _wrong(provider, "takes any price")
    return found


def names(asset: str, pool: str) -> bool:
    """Whether the memo means the pool: in full, by its short name, without its contract, or by the end of that."""
    if asset.lower() == SHORT.get(pool, pool.lower()):
        return True
    name, _, contract = pool.upper().partition("-")
    said, _, end = asset.upper().partition("-")
    return said == name and contract.endswith(end)


def _words(memo: str) -> tuple[str, ...]:
    return (*memo.replace("bitcoincash:", "").split(":"), *[""] * _PARTS)[:12]


def _wrong(provider: str, why: str) -> Unreadable:
    return Unreadable(
        f"the memo that {provider} proposes {why}", hint="Send nothing with it.", provider=provider, field="$.memo"
    )
