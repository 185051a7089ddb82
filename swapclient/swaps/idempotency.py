"""One key, one live order: the same key never makes a second one.

A swap that certainly made no order (refused, never sent, proven absent, given up) does not hold its key for ever: the
next attempt is a new intent under the key's next form (``KEY#2``), so the claim stays one atomic insert.
"""

from __future__ import annotations

import re

from swapclient.domain.life import State
from swapclient.domain.swaps import Intent, Swap
from swapclient.domain.wishes import Wish
from swapclient.errors import AlreadyDone, UsageError
from swapclient.journal.interface import Journal
from swapclient.swaps.judge import same_terms

__all__ = ["check_key", "plain_key", "standing"]

_FREE = frozenset({State.REJECTED, State.ABSENT, State.ABANDONED})
_KEY = re.compile(r"[A-Za-z0-9._:@/+-]{1,128}", re.ASCII)


def check_key(key: str) -> str:
    """The key, if it is one.

    Raises:
        UsageError: ``bad_key_form``.
    """
    if not _KEY.fullmatch(key):
        raise UsageError(
            "an idempotency key is 1 to 128 letters, digits or . _ : @ / + -",
            hint="Use something like the position's id and the day: eth-perp-7-2026-01-31.",
            code="bad_key_form",
        )
    return key


def plain_key(key: str | None) -> str | None:
    """The key as its owner wrote it, without our form."""
    return key.partition("#")[0] if key else None


async def standing(journal: Journal, wanted: Intent | Wish) -> tuple[str, Swap | None]:
    """The form of the key that is free, or the swap that holds it.

    Raises:
        AlreadyDone: ``key_has_other_terms`` when the key stands for something else.
    """
    key = plain_key(wanted.key) or ""
    form, attempt = key, 1
    while (held := await journal.by_key(form)) is not None:
        if not same_terms(held.intent, wanted):
            raise AlreadyDone(
                f"the idempotency key {key!r} stands for another swap ({held.swap_id}) with other terms",
                hint=f"See it with: swapclient show {held.swap_id}. Use a new key for a new exit.",
                code="key_has_other_terms",
                swap_id=held.swap_id,
            )
        if held.state not in _FREE:
            return form, held
        attempt += 1
        form = f"{key}#{attempt}"
    return form, None
