"""A clock that nobody has to wait for."""

import asyncio
from datetime import UTC, datetime, timedelta

START = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


class FakeClock:
    """Sleeping moves the time at once and lets other tasks run; ``slept`` keeps what was asked for, in order."""

    def __init__(self, start: datetime = START) -> None:
        self.slept: list[float] = []
        self._wall = start
        self._elapsed = 0.0

    def now(self) -> datetime:
        return self._wall + timedelta(seconds=self._elapsed)

    def monotonic(self) -> float:
        return 1000.0 + self._elapsed

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        target = self._elapsed + max(seconds, 0.0)
        await asyncio.sleep(0)
        self._elapsed = max(self._elapsed, target)

    def advance(self, seconds: float) -> None:
        """Time goes by while nobody sleeps."""
        self._elapsed += seconds

    def jump(self, seconds: float) -> None:
        """Somebody sets the wall clock; the monotonic seconds do not notice."""
        self._wall += timedelta(seconds=seconds)
