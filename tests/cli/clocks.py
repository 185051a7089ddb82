"""A clock for commands that wait: to wait is to put the sandbox's clock ahead."""

from __future__ import annotations

from datetime import UTC, datetime

from swapclient.sandbox import Box

__all__ = ["Hurried"]


class Hurried:
    """The machine's time of day; nobody waits."""

    def __init__(self, box: Box) -> None:
        self._box = box
        self._slept = 0.0

    def now(self) -> datetime:
        """Real: only the sandbox is ahead."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """What was slept."""
        return self._slept

    async def sleep(self, seconds: float) -> None:
        """The order moves on meanwhile."""
        self._slept += seconds
        self._box.control.advance(seconds)
