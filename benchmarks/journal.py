"""Durable intents per second beside a bare sqlite3 insert-and-commit loop with the same settings.

Both are opened before the clock runs. The peer keeps the same rows as safely, and does less: no event loop that stays
free (so no thread to hand over to and back), no triggers, no foreign key, one index fewer. It has one caller; where
ours has eight, they share commits, which a loop cannot.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
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

COUNT = 96
ROUNDS = 21
"""Many short ones: a disk that is busy for a moment spoils a round, not the median."""

CALLERS = 8
CHANCE = random.Random(5)
NOW = datetime(2026, 1, 2, tzinfo=UTC)
REQUESTED = Event(at=NOW, happening=Happening.REQUESTED)


def figures() -> Iterable[Figure]:
    """One caller after the other, and eight at once."""
    with tempfile.TemporaryDirectory() as folder:
        for name, callers in (("intents a second / bare sqlite3", 1), (f"the same from {CALLERS} callers", CALLERS)):
            at = Path(folder)
            with _ours(at / f"{callers}.db", callers) as ours, _bare(at / f"bare{callers}.db") as bare:
                mine, theirs, ratio = paired(ours, bare, rounds=ROUNDS)
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


@contextmanager
def _ours(path: Path, callers: int) -> Iterator[Callable[[], None]]:
    journal = open_journal(f"sqlite:///{path}")

    async def caller(intents: Iterable[Intent]) -> None:
        for intent in intents:
            await journal.record(intent, REQUESTED)

    async def run() -> None:
        intents = [an_intent() for _ in range(COUNT)]
        await asyncio.gather(*(caller(intents[number::callers]) for number in range(callers)))

    with asyncio.Runner() as runner:
        yield lambda: runner.run(run())
        runner.run(journal.close())


@contextmanager
def _bare(path: Path) -> Iterator[Callable[[], None]]:
    """The least that keeps the same rows as safely: two inserts and a commit, WAL, synchronous=FULL."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE swaps (id TEXT PRIMARY KEY, intent TEXT)")
    connection.execute("CREATE TABLE events (id TEXT, number INT, data TEXT, PRIMARY KEY (id, number))")

    def run() -> None:
        for intent in [an_intent() for _ in range(COUNT)]:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO swaps VALUES (?, ?)", (intent.swap_id, intent_text(intent)))
            connection.execute("INSERT INTO events VALUES (?, 0, ?)", (intent.swap_id, event_text(REQUESTED)))
            connection.execute("COMMIT")

    yield run
    connection.close()
