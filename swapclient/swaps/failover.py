"""Try the next provider only when the one before has certainly created nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from swapclient.domain.life import State
from swapclient.domain.quotes import Quote
from swapclient.domain.swaps import Event, Intent, Swap
from swapclient.domain.wishes import Wish
from swapclient.errors import GuardRefused
from swapclient.swaps.desk import Desk
from swapclient.swaps.place import place
from swapclient.swaps.terms import intend

__all__ = ["place_best"]

NOTHING_CREATED = frozenset({State.REJECTED, State.ABSENT})


def _quiet(_intent: Intent) -> None:
    """Nobody asked to be told."""


async def place_best(
    desk: Desk,
    wanted: Wish,
    quotes: Sequence[tuple[Quote, Event | None]],
    *,
    sandbox: bool = False,
    on_attempt: Callable[[Intent], None] = _quiet,
) -> tuple[Swap, tuple[Swap, ...]]:
    """Place with the best quote; after a clear no, with the next. An unknown outcome stops it.

    Each quote comes with the guard's decision to write beside it. Every attempt is an intent of its own, and
    ``on_attempt`` is told of it before anything is sent. Returns the last attempt and those before it, which certainly
    created nothing.

    Raises:
        GuardRefused: ``quote_expired`` when every quote ran out while it was looked at.
    """
    before: list[Swap] = []
    for quote, decision in quotes:
        if not quote.holds(desk.clock.now()):
            continue
        intent = intend(wanted, quote, now=desk.clock.now(), chance=desk.chance, sandbox=sandbox)
        on_attempt(intent)
        swap = await place(desk, intent, *([decision] if decision else []))
        if swap.state not in NOTHING_CREATED:
            return swap, tuple(before)
        before.append(swap)
    if not before:
        raise GuardRefused(
            "the quote ran out while it was looked at",
            hint="Nothing was created. Ask again; a fixed rate holds for minutes only.",
            code="quote_expired",
        )
    return before[-1], tuple(before[:-1])
