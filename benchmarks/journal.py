"""Durable intents per second beside a bare sqlite3 insert-and-commit loop with the same settings."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from benchmarks.figure import Figure, paired
from swapclient.domain import words
from swapclient.domain.life import Happening
from swapclient.domain.quotes import RateType
from swapclient.domain.swaps import Event, Intent
from swapclient.journal.codec import event_text, intent_text
from swapclient.journal.store import open_journal
from swapclient.swaps.terms import new_id

COUNT = 300
CALLERS = 8
CHANCE = random.Random(5)
NOW = datetime(2026, 1, 2, tzinfo=UTC)
REQUESTED = Event(at=NOW, happening=Happening.REQUESTED)


def figures() -> Iterable[Figure]:
    """One caller after the other, and eight at once."""
    with tempfile.TemporaryDirectory() as folder:
        for name, callers in (("intents a second / bare sqlite3", 1), (f"the same from {CALLERS} callers", CALLERS)):
            ours, bare = _ours(Path(folder) / f"{callers}.db", callers), _bare(Path(folder) / f"bare{callers}.db")
            mine, theirs, ratio = paired(ours, bare)
            detail = f"{COUNT / mine:.0f} beside {COUNT / theirs:.0f} a second"
            yield Figure(name=name, value=1 / ratio, detail=detail, at_least=0.5)


def an_intent() -> Intent:
    """A fresh intent."""
    return Intent(
        swap_id=new_id(CHANCE),
        created_at=NOW,
        provider="simpleswap",
        pair=words.pair("BTC", "USDT:tron"),
        give_amount=Decimal("0.5"),
        expected=Decimal(30000),
        rate_type=RateType.FLOATING,
        receive_address="TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
        refund_address="bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    )


def _ours(path: Path, callers: int) -> Callable[[], None]:
    async def caller(journal: object, intents: list[Intent]) -> None:
        for intent in intents:
            await journal.record(intent, REQUESTED)  # type: ignore[attr-defined]  # a Journal

    async def run() -> None:
        journal = open_journal(f"sqlite:///{path}")
        await journal.by_key("nobody")  # opened; the peer opens its own in its run
        intents = [an_intent() for _ in range(COUNT)]
        await asyncio.gather(*(caller(journal, intents[number::callers]) for number in range(callers)))
        await journal.close()

    return lambda: asyncio.run(run())


def _bare(path: Path) -> Callable[[], None]:
    """The least that keeps the same rows as safely: two inserts and a commit, WAL, synchronous=FULL."""

    def run() -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS swaps (id TEXT PRIMARY KEY, intent TEXT)")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS events (id TEXT, number INT, data TEXT, PRIMARY KEY (id, number))"
        )
        for intent in [an_intent() for _ in range(COUNT)]:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO swaps VALUES (?, ?)", (intent.swap_id, intent_text(intent)))
            connection.execute("INSERT INTO events VALUES (?, 0, ?)", (intent.swap_id, event_text(REQUESTED)))
            connection.execute("COMMIT")
        connection.close()

    return run
