"""One rate budget per provider, shared by every door of the process: a token bucket with a queue.

Under pressure creations and reads of orders go first, price questions wait. Time is the injected clock's.
"""

from __future__ import annotations

import asyncio
import itertools
from bisect import insort
from enum import IntEnum
from weakref import WeakKeyDictionary

from swapclient.clock import Clock

__all__ = ["RateBudget", "Urgency", "budget_for"]

_LONGEST_PAUSE = 60.0
_SHORTEST_WAIT = 0.001
_ROUNDING = 1e-9


class Urgency(IntEnum):
    """Who goes first."""

    CREATE = 0
    ORDER = 1
    ORDINARY = 2


class RateBudget:
    """``per_second`` tokens flow in, at most ``burst`` wait there; one request costs one."""

    def __init__(self, per_second: float, burst: int, clock: Clock) -> None:
        if not per_second > 0 or burst < 1:
            raise ValueError("a rate budget needs a positive rate and burst")
        self._per_second = per_second
        self._burst = burst
        self._clock = clock
        self._tokens = float(burst)
        self._filled_at = clock.monotonic()
        self._closed_until = self._filled_at
        self._turn = itertools.count()
        self._queue: list[tuple[Urgency, int]] = []

    def tighten(self, per_second: float, burst: int) -> None:
        """Two doors to one provider share the stricter of their settings."""
        self._refill()
        self._per_second = min(self._per_second, per_second)
        self._burst = min(self._burst, burst)
        self._tokens = min(self._tokens, float(self._burst))

    def pause(self, seconds: float) -> None:
        """The provider asked for patience: nobody asks before, but never longer than a minute from now."""
        until = self._clock.monotonic() + min(max(seconds, 0.0), _LONGEST_PAUSE)
        self._closed_until = max(self._closed_until, until)

    async def take(self, urgency: Urgency, *, patience: float) -> bool:
        """Wait for a turn, at most ``patience`` seconds; False when it would take longer (nothing is used up)."""
        place = (urgency, next(self._turn))
        give_up_at = self._clock.monotonic() + patience
        insort(self._queue, place)
        try:
            while (wait := self._wait_of(place)) > 0:
                if self._clock.monotonic() + wait > give_up_at:
                    return False
                await self._clock.sleep(max(wait, _SHORTEST_WAIT))
            self._tokens -= 1
            return True
        finally:
            self._queue.remove(place)

    def _wait_of(self, place: tuple[Urgency, int]) -> float:
        """Seconds until there is a token for this place after those of everybody ahead."""
        self._refill()
        needed = self._queue.index(place) + 1 - self._tokens
        wait = max(needed / self._per_second, self._closed_until - self._clock.monotonic())
        return wait if wait > _ROUNDING else 0.0

    def _refill(self) -> None:
        now = self._clock.monotonic()
        self._tokens = min(float(self._burst), self._tokens + (now - self._filled_at) * self._per_second)
        self._filled_at = now


_BUDGETS: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, RateBudget]] = WeakKeyDictionary()


def budget_for(provider: str, *, per_second: float, burst: int, clock: Clock) -> RateBudget:
    """The budget of this provider in the running event loop; the first caller's clock rules it."""
    budgets = _BUDGETS.setdefault(asyncio.get_running_loop(), {})
    budget = budgets.get(provider)
    if budget is None:
        budget = budgets[provider] = RateBudget(per_second, burst, clock)
    else:
        budget.tighten(per_second, burst)
    return budget
