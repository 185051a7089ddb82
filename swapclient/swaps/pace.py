"""How long to wait until the next look at an order: 5 to 60 seconds, with jitter."""

from __future__ import annotations

from swapclient.clock import Chance
from swapclient.domain.life import State
from swapclient.domain.swaps import Swap

__all__ = ["LONGEST", "SHORTEST", "pause"]

SHORTEST = 5.0
LONGEST = 60.0
GROWTH = 1.3
JITTER = 0.2

_FIRST = {State.AWAITING_DEPOSIT: 8.0, State.CONFIRMING: 8.0, State.EXCHANGING: 5.0, State.SENDING: 5.0}


def pause(swap: Swap, quiet: int, chance: Chance, *, shortest: float = SHORTEST) -> float:
    """Seconds to wait after ``quiet`` looks in a row that brought nothing new.

    Short while things move, longer while nothing does; an order whose life is over but may be revived is looked at
    slowly. ``shortest`` lets a caller ask more or less often: below :data:`SHORTEST` every pause shrinks with it; the
    growth and the jitter stay.
    """
    pace = min(shortest / SHORTEST, 1.0)
    first = _FIRST.get(swap.state, LONGEST) * pace
    longest = max(LONGEST * pace, shortest)
    calm = min(max(first * GROWTH ** min(quiet, 20), shortest), longest)
    return calm * chance.uniform(1 - JITTER, 1 + JITTER)
