"""The durable record of every intent and everything that happened to it, as the use cases see it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from swapclient.domain.swaps import Event, Intent, Swap

__all__ = ["Journal"]


class Journal(ABC):
    """Append-only: an intent row is never updated, events are only added. Safe for several processes at once.

    Every method may raise :class:`~swapclient.errors.JournalError` (cannot be read or written).
    """

    @abstractmethod
    async def record(self, intent: Intent, *events: Event, alone: bool = False) -> Swap:
        """Write the intent and its first events in one transaction, committed and synced before this returns.

        ``alone`` claims the orders of the events, as in ``append``.

        Raises:
            AlreadyDone: ``key_taken``, when the intent's idempotency key is in the journal already. Of two processes
                recording one key at the same instant exactly one succeeds. ``order_taken``.
        """

    @abstractmethod
    async def append(self, swap_id: str, *events: Event, seen: int | None = None, alone: bool = False) -> Swap:
        """Add events in one synced transaction and return the swap after them.

        ``seen`` makes it a claim: it succeeds only if the swap has exactly that many events still. ``alone`` claims the
        orders of the events: it succeeds only if no other swap created or adopted them.

        Raises:
            AlreadyDone: ``moved_on``, when ``seen`` is given and somebody else wrote in between; ``order_taken``.
        """

    @abstractmethod
    async def swap(self, swap_id: str) -> Swap:
        """One swap by our id, a unique prefix of it (6 characters or more), or the provider's order id.

        Raises:
            UsageError: ``unknown_swap`` or ``ambiguous_swap``.
        """

    @abstractmethod
    async def swaps(self) -> Sequence[Swap]:
        """All swaps, oldest first."""

    @abstractmethod
    async def by_key(self, key: str) -> Swap | None:
        """The swap of an idempotency key."""

    @abstractmethod
    async def deposit_place_used(self, place: str, *, but: str) -> str | None:
        """Id of another swap (not ``but``) that was ever given this ``Order.deposit_place``."""

    @abstractmethod
    async def history(self, swap_id: str) -> tuple[Intent, Sequence[Event]]:
        """The intent and its events, in order, for export and support."""

    async def close(self) -> None:  # noqa: B027 - the fake has nothing to close
        """Let go of the database."""
