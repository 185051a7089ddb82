"""The journal in a SQL database: SQLite by default, PostgreSQL by URL, one code for both."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, insert, or_, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from swapclient.clock import iso
from swapclient.domain.swaps import Event, Intent, Swap, fold
from swapclient.errors import AlreadyDone, JournalError, UsageError
from swapclient.journal.codec import event_from, event_text, intent_from, intent_text
from swapclient.journal.database import connect, engine_for
from swapclient.journal.interface import Journal
from swapclient.journal.tables import events, swaps

__all__ = ["SqlJournal", "open_journal"]

T = TypeVar("T")
SHORTEST_PREFIX = 6


def open_journal(url: str) -> Journal:
    """The journal of a database URL.

    Raises:
        JournalError: the place or the driver is not right. The database itself is opened by the first call.
    """
    return SqlJournal(url)


class SqlJournal(Journal):
    """All work is done in one thread of its own: commits are in order, and the event loop stays free."""

    def __init__(self, url: str) -> None:
        self._engine = engine_for(url)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="journal")
        self._connection: Connection | None = None

    async def record(self, intent: Intent, *happened: Event) -> Swap:
        """Intent and first events in one synced transaction."""

        def write() -> Swap:
            with self._write() as connection:
                row = {"id": intent.swap_id, "created_at": iso(intent.created_at), "key": intent.key}
                try:
                    connection.execute(insert(swaps), row | {"intent": intent_text(intent)})
                except IntegrityError:
                    raise AlreadyDone(
                        "the idempotency key is in the journal already", code="key_taken", hint="See: swapclient orders"
                    ) from None
                _add(connection, intent.swap_id, 0, happened)
            return fold(intent, happened)

        return await self._work(write)

    async def append(self, swap_id: str, *happened: Event, seen: int | None = None) -> Swap:
        """More events in one synced transaction; with ``seen``, only if nobody wrote in between."""

        def write() -> Swap:
            with self._write() as connection:
                intent, before = _read(connection, swap_id, lock=True)
                if seen is not None and seen != len(before):
                    raise AlreadyDone(
                        f"somebody else is at work on swap {swap_id}",
                        code="moved_on",
                        hint=f"See: swapclient show {swap_id}",
                    )
                _add(connection, swap_id, len(before), happened)
            return fold(intent, (*before, *happened))

        return await self._work(write)

    async def swap(self, swap_id: str) -> Swap:
        """By our id, a prefix of it, or the provider's order id."""
        return await self._work(lambda: fold(*_read(self._open(), _find(self._open(), swap_id))))

    async def swaps(self) -> Sequence[Swap]:
        """All, oldest first."""

        def read() -> Sequence[Swap]:
            connection = self._open()
            found: dict[str, list[Event]] = {}
            for swap_id, data in connection.execute(select(events.c.swap_id, events.c.data).order_by(events.c.number)):
                found.setdefault(swap_id, []).append(_event(data))
            rows = connection.execute(select(swaps.c.id, swaps.c.intent).order_by(swaps.c.created_at, swaps.c.id))
            return [fold(_intent(row.intent), found.get(row.id, ())) for row in rows]

        return await self._work(read)

    async def by_key(self, key: str) -> Swap | None:
        """The swap that holds the key."""

        def read() -> Swap | None:
            connection = self._open()
            found = connection.execute(select(swaps.c.id).where(swaps.c.key == key)).scalar()
            return fold(*_read(connection, found)) if found else None

        return await self._work(read)

    async def deposit_address_used(self, address: str, *, but: str) -> str | None:
        """Another swap that was given the address."""
        wanted = select(events.c.swap_id).where(events.c.deposit_address == address, events.c.swap_id != but)
        return await self._work(lambda: self._open().execute(wanted.limit(1)).scalar())

    async def history(self, swap_id: str) -> tuple[Intent, Sequence[Event]]:
        """Intent and events."""
        return await self._work(lambda: _read(self._open(), swap_id))

    async def close(self) -> None:
        """Close the database; writes that were begun are finished first."""

        def close() -> None:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            self._engine.dispose()

        await asyncio.get_running_loop().run_in_executor(self._thread, close)
        self._thread.shutdown()

    async def _work(self, work: Callable[[], T]) -> T:
        """Run in the journal's thread, with the database's complaints in our words."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except SQLAlchemyError as error:
            self._thread.submit(self._drop)
            raise _in_our_words(error) from None

    def _drop(self) -> None:
        """A connection that complained is not used again."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _open(self) -> Connection:
        if self._connection is None:
            self._connection = connect(self._engine)
        return self._connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        """One transaction, synced when this ends."""
        connection = self._open()
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.dialect.name == "sqlite" else "BEGIN")
        try:
            yield connection
            connection.exec_driver_sql("COMMIT")
        except BaseException:
            if not connection.invalidated:
                connection.exec_driver_sql("ROLLBACK")
            raise


def _find(connection: Connection, word: str) -> str:
    """The one swap that a word names."""
    named = select(events.c.swap_id).where(events.c.order_id == word).distinct()
    found = list(connection.execute(select(swaps.c.id).where(or_(swaps.c.id == word, swaps.c.id.in_(named)))).scalars())
    if not found and len(word) >= SHORTEST_PREFIX:
        found = list(
            connection.execute(select(swaps.c.id).where(swaps.c.id.startswith(word, autoescape=True))).scalars()
        )
    if len(found) == 1:
        return str(found[0])
    raise UsageError(
        f"{len(found)} swaps are called {word!r}" if found else f"there is no swap {word!r} on record",
        hint="See: swapclient orders",
        code="ambiguous_swap" if found else "unknown_swap",
    )


def _read(connection: Connection, swap_id: str, *, lock: bool = False) -> tuple[Intent, Sequence[Event]]:
    wanted = select(swaps.c.intent).where(swaps.c.id == swap_id)
    text = connection.execute(wanted.with_for_update() if lock else wanted).scalar()
    if text is None:
        raise UsageError(f"there is no swap {swap_id!r} on record", hint="See: swapclient orders", code="unknown_swap")
    rows = connection.execute(select(events.c.data).where(events.c.swap_id == swap_id).order_by(events.c.number))
    return _intent(text), [_event(data) for data in rows.scalars()]


def _add(connection: Connection, swap_id: str, first: int, happened: Sequence[Event]) -> None:
    rows = [
        {
            "swap_id": swap_id,
            "number": number,
            "at": iso(one.at),
            "happening": str(one.happening),
            "order_id": one.order.order_id if one.order else None,
            "deposit_address": one.order.deposit_address if one.order else None,
            "data": event_text(one),
        }
        for number, one in enumerate(happened, first)
    ]
    if rows:
        connection.execute(insert(events), rows)


def _intent(text: str) -> Intent:
    try:
        return intent_from(text)
    except ValueError as error:
        raise _unreadable(error) from None


def _event(text: str) -> Event:
    try:
        return event_from(text)
    except ValueError as error:
        raise _unreadable(error) from None


def _unreadable(error: ValueError) -> JournalError:
    return JournalError(f"a row of the journal cannot be read: {error}", hint=_REPAIR, code="journal_damaged")


_REPAIR = "Save what can be read into a new file: swapclient doctor --repair NEW.db"


def _in_our_words(error: SQLAlchemyError) -> JournalError:
    """What the database complains of, without its SQL and its values."""
    said = str(getattr(error, "orig", None) or type(error).__name__).splitlines()[0]
    if any(word in said for word in ("malformed", "not a database", "corrupt")):
        return JournalError(f"the journal is damaged: {said}", hint=_REPAIR, code="journal_damaged")
    if any(word in said for word in ("full", "No space")):
        hint = "Make room; nothing was sent that is not on record."
        return JournalError("the disk of the journal is full", hint=hint, code="disk_full")
    if any(word in said for word in ("readonly", "read-only", "unable to open")):
        hint = "Make the place writable, or name another with --journal."
        return JournalError(f"the journal cannot be written: {said}", hint=hint, code="journal_not_writable")
    hint = "See: swapclient doctor"
    return JournalError(f"the journal's database says: {said}", hint=hint, code="journal")
