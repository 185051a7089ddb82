"""Rows of the journal, read and added on an open connection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, Dialect, Table, func, insert, select
from sqlalchemy.exc import IntegrityError

from swapclient.clock import iso
from swapclient.domain.life import Happening
from swapclient.domain.swaps import Event, Intent
from swapclient.errors import AlreadyDone, JournalError, UsageError
from swapclient.journal.codec import event_from, event_text, intent_from, intent_text
from swapclient.journal.database import tell
from swapclient.journal.tables import events, swaps
from swapclient.journal.trouble import unreadable

__all__ = ["add_events", "add_intent", "add_written", "all_of", "find", "findable", "history", "refuse_taken"]

SHORTEST_PREFIX: Final = 6
_LONGEST_FINDABLE: Final = 500
_ONE_CLAIM: Final = "SELECT pg_advisory_xact_lock(752302)"
_TAKEN: Final = ("swaps.key", "swaps_key")


def add_intent(connection: Connection, intent: Intent, text: str | None = None) -> None:
    """One new swap; ``text`` is its row where it was written before.

    Raises:
        AlreadyDone: ``key_taken``.
        JournalError: ``swap_taken``, when the id is on record already.
    """
    text = text or intent_text(intent)
    row = {"id": intent.swap_id, "created_at": iso(intent.created_at), "key": intent.key, "intent": text}
    try:
        _insert(connection, swaps, [row])
    except IntegrityError as error:
        if any(name in str(error.orig) for name in _TAKEN):
            raise AlreadyDone(
                "the idempotency key is on record already", hint="See: swapclient orders", code="key_taken"
            ) from None
        raise JournalError(
            f"swap {intent.swap_id} is on record already",
            hint=f"See: swapclient show {intent.swap_id}",
            code="swap_taken",
        ) from None


def add_events(connection: Connection, swap_id: str, first: int, happened: Sequence[Event]) -> None:
    """Events of one swap, numbered from ``first``."""
    add_written(connection, swap_id, first, [(one, event_text(one)) for one in happened])


def add_written(connection: Connection, swap_id: str, first: int, written: Sequence[tuple[Event, str]]) -> None:
    """As :func:`add_events`, with the texts of their rows."""
    rows = [
        {
            "swap_id": swap_id,
            "number": number,
            "at": iso(one.at),
            "happening": str(one.happening),
            "order_id": _cut(one.order.order_id) if one.order else None,
            "deposit_address": _cut(one.order.deposit_place) if one.order else None,
            "data": text,
        }
        for number, (one, text) in enumerate(written, first)
    ]
    if rows:
        _insert(connection, events, rows)


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """As SQLAlchemy would, without putting the same statement together at every commit."""
    statement, order = _statement(connection.dialect, table)
    values = [tuple(row[name] for name in order) if order else dict(row) for row in rows]
    tell(connection, statement, *values)


@lru_cache(maxsize=8)
def _statement(dialect: Dialect, table: Table) -> tuple[str, tuple[str, ...]]:
    """The text of an insert, and the order of its values where the driver takes them by position."""
    compiled = insert(table).compile(dialect=dialect)
    return str(compiled), tuple(getattr(compiled, "positiontup", None) or ())


def refuse_taken(connection: Connection, swap_id: str, happened: Sequence[Event]) -> None:
    """Inside a transaction: nobody else claims an order until it ends.

    Raises:
        AlreadyDone: ``order_taken``, when another swap created or adopted an order of these events.
    """
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(_ONE_CLAIM)
    for order in (one.order for one in happened if one.order):
        same = select(events.c.swap_id, events.c.data).where(
            events.c.order_id == findable(order.order_id),
            events.c.happening.in_((Happening.CREATED, Happening.ADOPTED)),
            events.c.swap_id != swap_id,
        )
        for other, data in connection.execute(same).all():
            held = _event(other, data).order
            if held and (held.provider, held.order_id) == (order.provider, order.order_id):
                raise AlreadyDone(
                    f"order {order.order_id} is on record as swap {other}",
                    hint=f"See: swapclient show {other}",
                    code="order_taken",
                    swap_id=other,
                    order_id=order.order_id,
                )


def findable(text: str) -> str:
    """The text as an index can hold it: a provider may say anything of any length."""
    return text.replace("\0", "")[:_LONGEST_FINDABLE]


def _cut(text: str | None) -> str | None:
    return findable(text) if text else None


def find(connection: Connection, word: str) -> str:
    """The one swap that a word names: our id, else the provider's, else the beginning of ours.

    Raises:
        UsageError: ``unknown_swap`` or ``ambiguous_swap``.
    """
    found: list[str] = []
    if word and word.isprintable():
        questions = [
            select(swaps.c.id).where(swaps.c.id == word),
            select(events.c.swap_id).where(events.c.order_id == findable(word)).distinct(),
        ]
        if len(word) >= SHORTEST_PREFIX:
            questions.append(select(swaps.c.id).where(func.substr(swaps.c.id, 1, len(word)) == word))
        for question in questions:
            found = found or list(connection.execute(question).scalars())
    if len(found) == 1:
        return found[0]
    raise UsageError(
        f"{len(found)} swaps are called {word!r}" if found else f"there is no swap {word!r} on record",
        hint="See: swapclient orders",
        code="ambiguous_swap" if found else "unknown_swap",
    )


def history(connection: Connection, swap_id: str, *, lock: bool = False) -> tuple[Intent, list[Event]]:
    """The intent and its events. ``lock`` keeps other writers of PostgreSQL off this swap until the transaction ends.

    Raises:
        UsageError: ``unknown_swap``.
        JournalError: ``journal_damaged``.
    """
    wanted = select(swaps.c.intent).where(swaps.c.id == swap_id)
    text = connection.execute(wanted.with_for_update() if lock else wanted).scalar() if swap_id.isprintable() else None
    if text is None:
        raise UsageError(f"there is no swap {swap_id!r} on record", hint="See: swapclient orders", code="unknown_swap")
    rows = connection.execute(select(events.c.data).where(events.c.swap_id == swap_id).order_by(events.c.number))
    return _intent(swap_id, text), [_event(swap_id, data) for data in rows.scalars()]


def all_of(connection: Connection) -> list[tuple[Intent, list[Event]]]:
    """Every swap, oldest first. Intents are read first: an intent never comes without the events it was born with."""
    intents = connection.execute(select(swaps.c.id, swaps.c.intent).order_by(swaps.c.created_at, swaps.c.id)).all()
    happened: dict[str, list[Event]] = {}
    for swap_id, data in connection.execute(
        select(events.c.swap_id, events.c.data).order_by(events.c.swap_id, events.c.number)
    ):
        happened.setdefault(swap_id, []).append(_event(swap_id, data))
    return [(_intent(swap_id, text), happened.get(swap_id, [])) for swap_id, text in intents]


def _intent(swap_id: str, text: str) -> Intent:
    try:
        return intent_from(text)
    except ValueError as error:
        raise unreadable(swap_id, error) from None


def _event(swap_id: str, text: str) -> Event:
    try:
        return event_from(text)
    except ValueError as error:
        raise unreadable(swap_id, error) from None
