"""Opening the database: durable settings, the newest schema, one transaction at a time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from swapclient.errors import JournalError
from swapclient.journal.place import make_file
from swapclient.journal.schema import modernize
from swapclient.journal.trouble import REPAIR

__all__ = ["Busy", "connect", "engine_for", "refuse_damaged", "sqlite_path", "tell", "transaction"]

BUSY_SECONDS: Final = 15
_IMPATIENT: Final = "PRAGMA busy_timeout=0"
_PATIENT: Final = f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}"
DURABLE: Final = ("PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON")
_SURE: Final = (
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
    f"SET lock_timeout = '{BUSY_SECONDS}s'",
)
_URL_HINT: Final = "Use sqlite:////full/path/journal.db or postgresql://user@host/name."


def engine_for(url: str) -> Engine:
    """An engine for a database URL; makes the folder and the file of a SQLite journal.

    Raises:
        JournalError: the URL is not one, its driver is not installed, or the place cannot be made.
    """
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            make_file(_path(parsed))
            connect_args = {"timeout": BUSY_SECONDS, "isolation_level": None, "check_same_thread": False}
            engine = create_engine(parsed, poolclass=NullPool, connect_args=connect_args)
            event.listen(engine, "connect", _settle_sqlite)
            return engine
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        engine = create_engine(parsed, poolclass=NullPool)
        event.listen(engine, "connect", _settle_postgresql)
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise _bad_url("the journal's URL is not a database URL") from None
    except ModuleNotFoundError as error:
        raise JournalError(
            f"the journal's driver is not installed: {error.name}",
            hint="Run: pip install 'swapclient[postgres]'",
            code="journal_driver",
        ) from None
    return engine


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite URL; None for another database.

    Raises:
        JournalError: ``journal_url``.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise _bad_url("the journal's URL is not a database URL") from None
    return _path(parsed) if parsed.get_backend_name() == "sqlite" else None


def connect(engine: Engine) -> Connection:
    """A connection to the newest schema; an older one is brought up to date first.

    Raises:
        JournalError: the schema is newer than this program.
    """
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    try:
        modernize(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def refuse_damaged(connection: Connection) -> None:
    """Before money depends on it: a SQLite file may be damaged where the next row does not touch it.

    Takes less than a millisecond for a megabyte of journal.

    Raises:
        JournalError: ``journal_damaged``.
    """
    if connection.dialect.name != "sqlite":
        return
    said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if said != "ok":
        where = " ".join(str(said).split())
        raise JournalError(f"the journal is damaged: {where}", hint=REPAIR, code="journal_damaged")


class Busy(Exception):
    """Another program is writing this moment."""


@contextmanager
def transaction(connection: Connection, *, wait: bool = True) -> Iterator[Connection]:
    """One writing transaction: it holds the only write lock of SQLite, and is synced when this ends.

    Raises:
        Busy: without ``wait``, when another program holds SQLite's lock.
    """
    _begin(connection, wait=wait)
    try:
        yield connection
        tell(connection, "COMMIT")
    except BaseException:
        with suppress(SQLAlchemyError):  # a full disk or a lost server has undone it already; the first error counts
            tell(connection, "ROLLBACK")
        raise


def _begin(connection: Connection, *, wait: bool) -> None:
    if wait:
        tell(connection, "BEGIN IMMEDIATE" if connection.dialect.name == "sqlite" else "BEGIN")
        return
    tell(connection, _IMPATIENT)
    try:
        tell(connection, "BEGIN IMMEDIATE")
    except OperationalError as error:
        if "SQLITE_BUSY" in getattr(error.orig, "sqlite_errorname", ""):
            raise Busy from None
        raise
    finally:
        tell(connection, _PATIENT)


def tell(connection: Connection, statement: str, *values: Any) -> None:
    """A statement that answers nothing, for each of the values, straight to the driver.

    What SQLAlchemy does around a statement takes longer than an insert of SQLite. Its errors stay SQLAlchemy's.
    """
    complaint = connection.dialect.loaded_dbapi.Error
    try:
        with closing(connection.connection.cursor()) as cursor:
            if len(values) > 1:
                cursor.executemany(statement, values)
            else:
                cursor.execute(statement, *values)
    except complaint as error:
        raise DBAPIError.instance(statement, None, error, complaint) from None


def _path(parsed: URL) -> Path:
    name = parsed.database
    if not name or name == ":memory:" or name.startswith("file:"):
        raise _bad_url("the journal must be a file: in memory it would be lost")
    return Path(name)


def _bad_url(message: str) -> JournalError:
    return JournalError(message, hint=_URL_HINT, code="journal_url")


def _settle_sqlite(connection: Any, _record: object) -> None:
    """What every SQLite connection needs to be durable."""
    cursor = connection.cursor()
    try:
        if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            _switch_to_wal(cursor)
        for pragma in DURABLE:
            cursor.execute(pragma)
    finally:
        cursor.close()


def _switch_to_wal(cursor: Any) -> None:
    """SQLite does not wait for this lock by itself when two processes open a new file at once."""
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


def _settle_postgresql(connection: Any, _record: object) -> None:
    """A server that answers before it has synced is told to sync."""
    with connection.cursor() as cursor:
        for statement in _SURE:
            cursor.execute(statement)
    connection.commit()
