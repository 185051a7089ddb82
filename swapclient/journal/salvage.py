"""Save a damaged journal into a new file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from swapclient.clock import SystemClock
from swapclient.domain.life import OPEN, Happening, State
from swapclient.domain.swaps import Event, fold
from swapclient.errors import AlreadyDone, JournalError
from swapclient.journal import rows
from swapclient.journal.damaged import Readable, read_damaged
from swapclient.journal.database import connect, engine_for, sqlite_path, transaction
from swapclient.journal.place import beside
from swapclient.journal.trouble import in_our_words

__all__ = ["Salvaged", "salvage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """How many intents and events were saved, and how many rows are known to be lost.

    ``doubtful`` are the swaps whose history has a gap or ends before anybody answered: they are now ``unknown`` where
    no order of theirs is on record, and `reconcile` asks the provider. Out of a damaged file every deposit address is
    doubtful, too, until the next look has checked it anew: the end of the history may have been an alarm.
    """

    swaps: int
    events: int
    lost: int
    doubtful: tuple[str, ...]


def salvage(url: str, new_url: str, *, now: datetime | None = None) -> Salvaged:
    """Copy every readable intent and event of a SQLite journal to a new file. The old one is not touched.

    Raises:
        JournalError: ``journal_exists`` when the new file is there already; ``nothing_to_salvage``; ``journal_url``
            when one of them is no SQLite file.
    """
    old, new = _file(url), _file(new_url)
    if not old.is_file():
        raise JournalError(f"there is no journal {old}", hint="Check --journal.", code="nothing_to_salvage")
    _claim(new)
    try:
        return _write(_found(old, new.parent), new_url, now or SystemClock().now())
    except BaseException:
        for path in (new, *beside(new)):
            path.unlink(missing_ok=True)
        raise


def _file(url: str) -> Path:
    path = sqlite_path(url)
    if path is None:
        raise JournalError(
            "only a SQLite file can be salvaged",
            hint="A server has its own backups; `swapclient export` reads what it still answers.",
            code="journal_url",
        )
    return path


def _found(old: Path, workshop: Path) -> Readable:
    found = read_damaged(old, workshop)
    if not found.intents:
        raise JournalError(
            f"no swap can be read out of {old}",
            hint="Bring back a backup (`swapclient import`), and look for orders at the provider.",
            code="nothing_to_salvage",
        )
    return found


def _claim(new: Path) -> None:
    """Nobody's file is ever written over."""
    there = JournalError(f"{new} exists already", hint="Name a file that does not.", code="journal_exists")
    if any(path.exists() for path in beside(new)):
        raise there
    try:
        new.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise there from None
    except OSError as error:
        raise JournalError(
            f"{new} cannot be written: {error.strerror}", hint="Name another place.", code="journal_not_writable"
        ) from None


def _write(found: Readable, new_url: str, now: datetime) -> Salvaged:
    """All in one transaction."""
    engine = engine_for(new_url)
    try:
        connection = connect(engine)
        try:
            with transaction(connection):
                return _fill(connection, found, now)
        finally:
            connection.close()
    except SQLAlchemyError as error:
        raise in_our_words(error) from None
    finally:
        engine.dispose()


def _fill(connection: Connection, found: Readable, now: datetime) -> Salvaged:
    saved = events = 0
    lost = found.unreadable
    doubtful = []
    for swap_id, (intent, text) in found.intents.items():
        numbered = found.events.get(swap_id, {})
        written = [numbered[number] for number in sorted(numbered)]
        gaps = max(numbered, default=-1) + 1 - len(numbered)
        swap = fold(intent, (event for event, _ in written))
        try:
            rows.add_intent(connection, intent, text)
        except (AlreadyDone, JournalError):
            lost += 1 + len(written)
            continue
        rows.add_written(connection, swap_id, 0, written)
        cut = not found.sound and swap.payable and swap.state in OPEN
        if gaps or cut or swap.state in (State.INTENDED, State.REQUESTED):
            doubtful.append(swap_id)
            rows.add_events(connection, swap_id, len(written), [_doubt(now)])
        saved, events, lost = saved + 1, events + len(written), lost + gaps
    lost += sum(len(numbered) for swap_id, numbered in found.events.items() if swap_id not in found.intents)
    return Salvaged(swaps=saved, events=events, lost=lost, doubtful=tuple(doubtful))


def _doubt(now: datetime) -> Event:
    """What was lost may have been an order: until somebody has asked, its outcome is unknown."""
    message = "read out of a damaged journal: what happened later may be lost"
    return Event(at=now, happening=Happening.LOST, detail={"code": "salvaged", "message": message})
