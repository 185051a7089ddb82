"""The journal in a SQL database: SQLite by default, PostgreSQL by URL, one code for both."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from swapclient.domain.swaps import Event, Intent, Swap, fold
from swapclient.errors import AlreadyDone
from swapclient.journal import rows
from swapclient.journal.database import engine_for, refuse_damaged
from swapclient.journal.interface import Journal
from swapclient.journal.tables import events, swaps
from swapclient.journal.writer import Writer

__all__ = ["SqlJournal", "open_journal"]


def open_journal(url: str) -> Journal:
    """The journal of a database URL.

    Raises:
        JournalError: the place or the driver is not right. The database itself is opened by the first call.
    """
    return SqlJournal(url)


class SqlJournal(Journal):
    """Commits are in order. What may take long is done in a thread, and the event loop stays free."""

    def __init__(self, url: str) -> None:
        self._engine = engine_for(url)
        self._writer = Writer(self._engine)
        self._sound = False

    async def record(self, intent: Intent, *happened: Event, alone: bool = False) -> Swap:
        """Intent and first events in one synced transaction; nothing is begun on a damaged record."""

        def write(connection: Connection) -> None:
            if not self._sound:
                refuse_damaged(connection)
                self._sound = True
            if alone:
                rows.refuse_taken(connection, intent.swap_id, happened)
            rows.add_intent(connection, intent)
            rows.add_events(connection, intent.swap_id, 0, happened)

        await self._writer.write(write, here=True)
        return fold(intent, happened)

    async def append(self, swap_id: str, *happened: Event, seen: int | None = None, alone: bool = False) -> Swap:
        """More events in one synced transaction, if the claims ``seen`` and ``alone`` hold."""

        def write(connection: Connection) -> tuple[Intent, list[Event]]:
            intent, before = rows.history(connection, swap_id, lock=True)
            if seen is not None and seen != len(before):
                raise AlreadyDone(
                    f"somebody else is at work on swap {swap_id}",
                    hint=f"See: swapclient show {swap_id}",
                    code="moved_on",
                )
            if alone:
                rows.refuse_taken(connection, swap_id, happened)
            rows.add_events(connection, swap_id, len(before), happened)
            return intent, [*before, *happened]

        return fold(*await self._writer.write(write))

    async def swap(self, swap_id: str) -> Swap:
        """By our id, the provider's, or a prefix of ours."""
        return await self._writer.read(
            lambda connection: fold(*rows.history(connection, rows.find(connection, swap_id)))
        )

    async def swaps(self) -> Sequence[Swap]:
        """All, oldest first."""
        return await self._writer.read(lambda connection: [fold(*one) for one in rows.all_of(connection)])

    async def by_key(self, key: str) -> Swap | None:
        """The swap that holds the key."""

        def read(connection: Connection) -> Swap | None:
            found = connection.execute(select(swaps.c.id).where(swaps.c.key == key)).scalar()
            return fold(*rows.history(connection, found)) if found else None

        return await self._writer.read(read)

    async def deposit_place_used(self, place: str, *, but: str) -> str | None:
        """Another swap that was given the place."""
        same = events.c.deposit_address == rows.findable(place)
        wanted = select(events.c.swap_id).where(same, events.c.swap_id != but).limit(1)
        return await self._writer.read(lambda connection: connection.execute(wanted).scalar())

    async def history(self, swap_id: str) -> tuple[Intent, Sequence[Event]]:
        """Intent and events."""
        return await self._writer.read(lambda connection: rows.history(connection, swap_id))

    async def close(self) -> None:
        """Close the database; writes that were begun are finished first. Closing twice is fine."""
        await self._writer.close()
        self._engine.dispose()
