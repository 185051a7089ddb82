"""Reading what can be read of a damaged SQLite file, row by row, past the pages that cannot."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from swapclient.domain.swaps import Event, Intent
from swapclient.journal.codec import event_from, intent_from
from swapclient.journal.place import beside

__all__ = ["Readable", "read_damaged"]

SMALLEST_ROW: Final = 60
"""No row of ours takes fewer bytes: so many rows at most can a file hold."""

LARGEST: Final = 2**36
"""A header that says more than 64 GiB is damaged itself."""

_SWAPS: Final = "SELECT rowid, id, intent FROM swaps WHERE rowid > ? ORDER BY rowid"
_EVENTS: Final = "SELECT rowid, swap_id, number, data FROM events WHERE rowid > ? ORDER BY rowid"


@dataclass(slots=True)
class Readable:
    """What was found: intents in the order they were written, events by swap and number, each with its text.

    ``unreadable`` counts the rows that are known to have been there. ``sound`` is whether SQLite itself finds nothing
    wrong: in a file that is not, rows may be missing that nobody knows of.
    """

    intents: dict[str, tuple[Intent, str]] = field(default_factory=dict)
    events: dict[str, dict[int, tuple[Event, str]]] = field(default_factory=dict)
    unreadable: int = 0
    sound: bool = True


def read_damaged(path: Path, workshop: Path) -> Readable:
    """Everything readable in the file and its log. Works on a copy in ``workshop``: the original is not touched."""
    found = Readable()
    with _copy(path, workshop) as connection:
        found.sound = _is_sound(connection)
        most = path.stat().st_size // SMALLEST_ROW
        for swap_id, text in _rows(connection, _SWAPS, most):
            try:
                intent = intent_from(text)
                found.intents[intent.swap_id] = (intent, text.decode())
            except (ValueError, TypeError, AttributeError):  # any value of any type may stand in a damaged row
                found.unreadable += 1 if swap_id else 0
        for swap_id, number, data in _rows(connection, _EVENTS, most):
            try:
                event = event_from(data)
                found.events.setdefault(swap_id.decode(), {})[int(number)] = (event, data.decode())
            except (ValueError, TypeError, AttributeError):  # as above
                found.unreadable += 1
    return found


def _is_sound(connection: sqlite3.Connection) -> bool:
    """What SQLite says of its own pages."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == b"ok")
    except sqlite3.DatabaseError:
        return False


@contextmanager
def _copy(path: Path, workshop: Path) -> Iterator[sqlite3.Connection]:
    """The copy, opened for writing, so that SQLite brings in what the log holds."""
    with TemporaryDirectory(dir=workshop, prefix=".salvage-") as folder:
        copy = Path(folder) / "copy.db"
        shutil.copyfile(path, copy)
        _fill_up(copy)
        log, _ = beside(path)
        if log.exists():
            shutil.copyfile(log, beside(copy)[0])
        with closing(sqlite3.connect(copy)) as connection:
            connection.text_factory = bytes
            yield connection


def _fill_up(copy: Path) -> None:
    """SQLite reads nothing of a file that is shorter than its header says: the missing pages become empty ones.

    The header is described at https://www.sqlite.org/fileformat2.html#the_database_header
    """
    with copy.open("r+b") as file:
        head = file.read(100)
        page_size = int.from_bytes(head[16:18], "big")
        wanted = int.from_bytes(head[28:32], "big") * (65536 if page_size == 1 else page_size)
        if head.startswith(b"SQLite format 3\0") and copy.stat().st_size < wanted <= LARGEST:
            file.truncate(wanted)


def _rows(connection: sqlite3.Connection, statement: str, most: int) -> Iterator[tuple[Any, ...]]:
    """Rows without their rowid. Behind a page that cannot be read the search goes on with the next rowid."""
    last = 0
    while last <= most:
        try:
            for rowid, *rest in connection.execute(statement, (last,)):
                if not last < rowid <= most:
                    break  # a page of garbage: a row must be where it was looked for
                yield tuple(rest)
                last = rowid
            else:
                return
        except sqlite3.DatabaseError as error:
            if "no such table" in str(error) or "not a database" in str(error):
                return
        last += 1
