"""The sandbox's time: real time, plus what it has been put ahead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from swapclient.sandbox.ledger import Ledger

__all__ = ["Clock", "iso"]


class Clock:
    """How far it is ahead is kept in the ledger: a later process does not fall back."""

    def __init__(self, ledger: Ledger, real: Callable[[], float]) -> None:
        self._ledger = ledger
        self._real = real

    def now(self) -> float:
        """Seconds since 1970."""
        return self._real() + float(self._ledger.note("ahead") or 0)

    def real(self) -> float:
        """The time it has not been put ahead of: that of a client's own clock."""
        return self._real()

    def advance(self, seconds: float) -> float:
        """Put it ahead; returns the new time."""
        with self._ledger.writing():
            self._ledger.set_note("ahead", str(float(self._ledger.note("ahead") or 0) + seconds))
        return self.now()


def iso(at: float | None) -> str | None:
    """ISO-8601 UTC with milliseconds and ``Z``."""
    if at is None:
        return None
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
