"""The two tables of the journal, as the newest schema has them; ``migrations`` leads every older one here."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint, text

__all__ = ["HEAD", "HISTORY", "METADATA", "VERSION_TABLE", "events", "swaps"]

HISTORY: Final = ("0001", "0002")
"""Every schema there ever was, oldest first; one migration each."""

HEAD: Final = HISTORY[-1]

VERSION_TABLE: Final = "swapclient_schema"
"""Alembic's version table under a name of our own: a team may keep other things in the same database."""


def _where_said(column: str) -> Index:
    """An index of the few events that say something there: most commits need not touch it."""
    said = text(f"{column} IS NOT NULL")
    return Index(f"events_{column}", column, sqlite_where=said, postgresql_where=said)


METADATA: Final = MetaData()

swaps: Final = Table(
    "swaps",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("created_at", Text, nullable=False),
    Column("key", Text),
    Column("intent", Text, nullable=False),
    UniqueConstraint("key", name="swaps_key"),
)
"""Intents; never updated."""

events: Final = Table(
    "events",
    METADATA,
    Column("swap_id", Text, ForeignKey("swaps.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("happening", Text, nullable=False),
    Column("order_id", Text),
    Column("deposit_address", Text),
    Column("data", Text, nullable=False),
    _where_said("order_id"),
    _where_said("deposit_address"),
)
"""What happened, numbered from 0 in each swap; only added. ``data`` is the truth, the other columns find it."""
