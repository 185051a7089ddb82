"""Time and chance as parameters, so that a test needs neither to wait nor to be lucky."""

from __future__ import annotations

import asyncio
import random
import time
from datetime import UTC, datetime
from typing import Protocol

__all__ = ["Chance", "Clock", "SystemClock", "iso"]


class Clock(Protocol):
    """Wall time for people, monotonic seconds for waiting, and the waiting itself."""

    def now(self) -> datetime:
        """UTC wall time; may jump."""

    def monotonic(self) -> float:
        """Seconds that never go back."""

    async def sleep(self, seconds: float) -> None:
        """Wait."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """UTC wall time."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait without blocking others."""
        await asyncio.sleep(seconds)


Chance = random.Random
"""Where jitter comes from; seeded in tests."""


def iso(moment: datetime) -> str:
    """ISO-8601 in UTC with a Z, to the millisecond: ``2026-01-02T03:04:05.678Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
