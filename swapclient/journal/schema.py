"""Bringing a database to the newest schema. Alembic is imported only when there is something to change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from swapclient.errors import JournalError
from swapclient.journal.tables import HEAD, HISTORY, VERSION_TABLE

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["MIGRATIONS", "configured", "modernize", "revision", "upgrade"]

MIGRATIONS: Final = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(752301)"


def modernize(connection: Connection) -> None:
    """Nothing for a database that is up to date; every missing migration otherwise.

    Raises:
        JournalError: ``journal_newer`` when a newer program wrote it; it is left as it is.
    """
    found = revision(connection)
    if found == HEAD:
        return
    if found is not None and found not in HISTORY:
        raise JournalError(
            f"the journal was written by a newer swapclient (schema {found}, known here up to {HEAD})",
            hint="Update swapclient; nothing was changed.",
            code="journal_newer",
        )
    upgrade(connection)


def revision(connection: Connection) -> str | None:
    """The schema's revision; None for an empty database."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - a constant


def upgrade(connection: Connection, to: str = HEAD) -> None:
    """All or nothing, one process at a time."""
    from alembic import command  # noqa: PLC0415 - most runs have nothing to change

    sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql("BEGIN IMMEDIATE" if sqlite else "BEGIN")
    try:
        if not sqlite:
            connection.exec_driver_sql(_ONE_AT_A_TIME)
        if revision(connection) != to:  # another process may have been quicker
            command.upgrade(configured(connection), to)
        connection.exec_driver_sql("COMMIT")
    except SQLAlchemyError:
        connection.invalidate()  # closing it undoes what was begun
        raise


def configured(connection: Connection) -> Config:
    """Alembic's view of our migrations on this connection."""
    from alembic.config import Config  # noqa: PLC0415 - most runs have nothing to change

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
