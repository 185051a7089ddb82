"""A journal in memory, held to the same contract as the real ones; it can be told to break."""

from __future__ import annotations

from collections.abc import Sequence

from swapclient.domain.swaps import Event, Intent, Swap, fold
from swapclient.errors import AlreadyDone, JournalError, UsageError
from swapclient.journal.interface import Journal

__all__ = ["FakeJournal"]


class FakeJournal(Journal):
    """Keeps intents and events in dictionaries. ``broken`` makes every write fail with that error."""

    def __init__(self) -> None:
        self.intents: dict[str, Intent] = {}
        self.events: dict[str, list[Event]] = {}
        self.broken: JournalError | None = None
        self.writes = 0

    async def record(self, intent: Intent, *events: Event, alone: bool = False) -> Swap:
        self._writable()
        if intent.key and any(other.key == intent.key for other in self.intents.values()):
            raise AlreadyDone("the idempotency key is in the journal", code="key_taken")
        if intent.swap_id in self.intents:
            raise JournalError("that swap is recorded already", hint="See: swapclient orders", code="swap_taken")
        if alone and self._ours(*events) & self._ours(*self._of_others(intent.swap_id)):
            raise AlreadyDone("another swap has that order", code="order_taken")
        self.intents[intent.swap_id] = intent
        self.events[intent.swap_id] = list(events)
        return self._fold(intent.swap_id)

    async def append(self, swap_id: str, *events: Event, seen: int | None = None, alone: bool = False) -> Swap:
        self._writable()
        self._known(swap_id)
        if seen is not None and seen != len(self.events[swap_id]):
            raise AlreadyDone("somebody else wrote in between", code="moved_on")
        if alone and self._ours(*events) & self._ours(*self._of_others(swap_id)):
            raise AlreadyDone("another swap has that order", code="order_taken")
        self.events[swap_id] += events
        return self._fold(swap_id)

    async def swap(self, swap_id: str) -> Swap:
        ours = [one for one in await self.swaps() if one.swap_id == swap_id]
        theirs = [one for one in await self.swaps() if swap_id in self._order_ids(one.swap_id)]
        begun = [one for one in await self.swaps() if len(swap_id) >= 6 and one.swap_id.startswith(swap_id)]
        found = ours or theirs or begun
        if len(found) != 1:
            code = "ambiguous_swap" if found else "unknown_swap"
            raise UsageError(f"{len(found)} swaps are called {swap_id!r}", hint="See: swapclient orders", code=code)
        return found[0]

    async def swaps(self) -> Sequence[Swap]:
        return [self._fold(one.swap_id) for one in sorted(self.intents.values(), key=lambda one: one.created_at)]

    async def by_key(self, key: str) -> Swap | None:
        return next((self._fold(name) for name, intent in self.intents.items() if intent.key == key), None)

    async def deposit_place_used(self, place: str, *, but: str) -> str | None:
        for swap_id, events in self.events.items():
            if swap_id != but and any(event.order and event.order.deposit_place == place for event in events):
                return swap_id
        return None

    async def history(self, swap_id: str) -> tuple[Intent, Sequence[Event]]:
        self._known(swap_id)
        return self.intents[swap_id], tuple(self.events[swap_id])

    def _known(self, swap_id: str) -> None:
        if swap_id not in self.intents:
            raise UsageError(f"there is no swap {swap_id!r}", hint="See: swapclient orders", code="unknown_swap")

    def _of_others(self, swap_id: str) -> list[Event]:
        return [event for other, events in self.events.items() if other != swap_id for event in events]

    def _ours(self, *events: Event) -> set[tuple[str, str]]:
        had = [event.order for event in events if event.order and event.happening in {"created", "adopted"}]
        return {(order.provider, order.order_id) for order in had}

    def _order_ids(self, swap_id: str) -> set[str]:
        return {event.order.order_id for event in self.events[swap_id] if event.order}

    def _writable(self) -> None:
        if self.broken:
            raise self.broken
        self.writes += 1

    def _fold(self, swap_id: str) -> Swap:
        return fold(self.intents[swap_id], self.events[swap_id])
