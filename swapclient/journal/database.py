"""Opening the database: files that are ours alone, durable settings, the newest schema."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from swapclient.errors import JournalError
from swapclient.journal.tables import HEAD

__all__ = ["DURABLE", "connect", "engine_for", "sqlite_path"]

DURABLE: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=15000",
    "PRAGMA foreign_keys=ON",
)
MIGRATIONS: Final = Path(__file__).parent / "migrations"
_NO_FILE: Final = frozenset({None, "", ":memory:"})


def engine_for(url: str) -> Engine:
    """An engine for a database URL; makes the folder and the file of a SQLite journal, readable by us alone.

    Raises:
        JournalError: the URL is not one, its driver is not installed, or the place cannot be made.
    """
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            _make_file(sqlite_path(url))
            engine = create_engine(parsed, poolclass=NullPool, connect_args={"timeout": 15, "isolation_level": None})
            event.listen(engine, "connect", _settle)
            return engine
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        return create_engine(parsed, poolclass=NullPool)
    except (ArgumentError, NoSuchModuleError):
        raise JournalError(
            "the journal's URL is not a database URL",
            hint="Use sqlite:////full/path/journal.db or postgresql://user@host/name.",
            code="journal_url",
        ) from None
    except ModuleNotFoundError as error:
        raise JournalError(
            f"the journal's driver is not installed: {error.name}",
            hint="Run: pip install 'swapclient[postgres]'",
            code="journal_driver",
        ) from None


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite URL; None in memory or for another database."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in _NO_FILE:
        return None
    return Path(str(parsed.database))


def connect(engine: Engine) -> Connection:
    """A connection to the newest schema; an older one is brought up to date first.

    Raises:
        JournalError: the schema is newer than this program.
    """
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    try:
        found = _revision(connection)
        if found != HEAD:
            _migrate(connection, found)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_file(path: Path | None) -> None:
    if path is None:
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise JournalError(
            f"the journal {path} cannot be written: {error.strerror}",
            hint="Nothing was sent. Make the place writable, or name another with --journal.",
            code="journal_not_writable",
        ) from None


def _settle(connection: object, _record: object) -> None:
    """What every SQLite connection needs to be durable."""
    cursor = connection.cursor()  # type: ignore[attr-defined]  # sqlite3's, behind SQLAlchemy's untyped hook
    for pragma in DURABLE:
        cursor.execute(pragma)
    cursor.close()


def _revision(connection: Connection) -> str | None:
    """The schema's revision; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(connection: Connection, found: str | None) -> None:
    """Bring the schema up to date, one process at a time, all or nothing."""
    if found is not None and found > HEAD:
        raise JournalError(
            f"the journal was written by a newer swapclient (schema {found}, known here: {HEAD})",
            hint="Update swapclient; nothing was changed.",
            code="journal_newer",
        )
    from alembic import command  # noqa: PLC0415 - only when there is something to change
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql("BEGIN IMMEDIATE" if sqlite else "BEGIN")
    try:
        if not sqlite:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(752301)")
        if _revision(connection) != HEAD:
            command.upgrade(config, "head")
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
