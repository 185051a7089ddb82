"""The sandbox's memory: one SQLite file that later processes, and several at once, read and write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock
from typing import TypeVar

import msgspec

from swapclient.errors import ConfigError
from swapclient.sandbox.order import Order

__all__ = ["Ledger"]

T = TypeVar("T")

_TABLES = """
CREATE TABLE IF NOT EXISTS orders (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, provider TEXT, owner TEXT, created REAL, body BLOB);
CREATE INDEX IF NOT EXISTS orders_of ON orders (provider, owner, created);
CREATE TABLE IF NOT EXISTS rules (number INTEGER PRIMARY KEY, body BLOB);
CREATE TABLE IF NOT EXISTS rates (id TEXT PRIMARY KEY, body BLOB);
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT);
"""


def _opened(path: Path) -> sqlite3.Connection:
    """The database with its tables."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        try:
            database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + _TABLES)
        except sqlite3.Error:
            database.close()
            raise
    except (OSError, sqlite3.Error) as error:
        raise ConfigError(
            f"the sandbox's ledger {path} cannot be opened: {error}",
            hint="delete it, or name another place: it holds nothing but play orders",
            code="sandbox_ledger",
        ) from error
    return database


class Ledger:
    """Nothing is kept in memory: what is read is what is in the file. Survives a killed process at any instant."""

    def __init__(self, path: Path) -> None:
        self._lock = RLock()
        self._depth = 0
        self._db = _opened(path)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that excludes every other process; nests."""
        with self._lock:
            if self._depth:
                yield
                return
            self._depth = 1
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            else:
                self._db.execute("COMMIT")
            finally:
                self._depth = 0

    def count(self) -> int:
        """How many orders were ever created."""
        return int(self._rows("SELECT count(*) FROM orders")[0][0])

    def add(self, order: Order) -> None:
        """Record a new order."""
        row = (order.id, order.provider, order.owner, order.created, msgspec.json.encode(order))
        self._rows("INSERT INTO orders (id, provider, owner, created, body) VALUES (?, ?, ?, ?, ?)", row)

    def save(self, order: Order) -> None:
        """Record what became of an order."""
        self._rows("UPDATE orders SET body = ? WHERE id = ?", (msgspec.json.encode(order), order.id))

    def find(self, order_id: str) -> Order | None:
        """The order with this id, of whatever provider."""
        rows = self._rows("SELECT body FROM orders WHERE id = ?", (order_id,))
        return msgspec.json.decode(rows[0][0], type=Order) if rows else None

    def newest(self) -> Order | None:
        """The order created last."""
        rows = self._rows("SELECT body FROM orders ORDER BY number DESC LIMIT 1")
        return msgspec.json.decode(rows[0][0], type=Order) if rows else None

    def orders(self, provider: str | None = None, owner: str | None = None) -> list[Order]:
        """Orders, the newest first; of one provider and key where they are given."""
        rows = self._rows(
            "SELECT body FROM orders WHERE (?1 IS NULL OR provider = ?1) AND (?2 IS NULL OR owner = ?2)"
            " ORDER BY number DESC",
            (provider, owner),
        )
        return [msgspec.json.decode(body, type=Order) for (body,) in rows]

    def add_rule(self, body: bytes) -> None:
        """Queue something that is to happen."""
        self._rows("INSERT INTO rules (body) VALUES (?)", (body,))

    def rules(self) -> list[tuple[int, bytes]]:
        """What is to happen, oldest first."""
        return self._rows("SELECT number, body FROM rules ORDER BY number")

    def set_rule(self, number: int, body: bytes | None) -> None:
        """Change a rule, or with None forget it."""
        if body is None:
            self._rows("DELETE FROM rules WHERE number = ?", (number,))
        else:
            self._rows("UPDATE rules SET body = ? WHERE number = ?", (body, number))

    def forget_rules(self) -> None:
        """Nothing is to happen any more."""
        self._rows("DELETE FROM rules")

    def add_rate(self, rate_id: str, body: bytes) -> None:
        """Keep the terms of a fixed rate."""
        self._rows("INSERT OR REPLACE INTO rates VALUES (?, ?)", (rate_id, body))

    def rate(self, rate_id: str) -> bytes | None:
        """The terms of a fixed rate."""
        rows = self._rows("SELECT body FROM rates WHERE id = ?", (rate_id,))
        return rows[0][0] if rows else None

    def note(self, name: str) -> str | None:
        """A single value."""
        rows = self._rows("SELECT value FROM notes WHERE name = ?", (name,))
        return rows[0][0] if rows else None

    def set_note(self, name: str, value: str) -> None:
        """Keep a single value."""
        self._rows("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))

    def _rows(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock, closing(self._db.execute(statement, values)) as cursor:
            return cursor.fetchall()
