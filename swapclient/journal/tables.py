"""The two tables of the journal, as the newest schema has them; ``migrations`` leads every older one here."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

__all__ = ["HEAD", "METADATA", "events", "swaps"]

HEAD: Final = "0001"
"""The newest revision."""

METADATA: Final = MetaData()

swaps: Final = Table(
    "swaps",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("created_at", String(40), nullable=False),
    Column("key", String(200), unique=True),
    Column("intent", Text, nullable=False),
)
"""Intents; never updated."""

events: Final = Table(
    "events",
    METADATA,
    Column("swap_id", String(64), ForeignKey("swaps.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("happening", String(40), nullable=False),
    Column("order_id", String(200)),
    Column("deposit_address", String(200)),
    Column("data", Text, nullable=False),
    Index("events_order_id", "order_id"),
    Index("events_deposit_address", "deposit_address"),
)
"""What happened, numbered from 0 in each swap; only added."""
