"""A figure: what was measured, its peer's, their ratio, and the bound it must keep."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

__all__ = ["Figure", "cpu_seconds", "paired", "seconds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the report. ``at_most`` and ``at_least`` bound ``value``; None bounds nothing.

    A bound that is missed fails the run.
    """

    name: str
    value: float
    unit: str = "x"
    detail: str = ""
    at_most: float | None = None
    at_least: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the bound is kept."""
        low = self.at_least is None or self.value >= self.at_least
        return low and (self.at_most is None or self.value <= self.at_most)

    def line(self) -> str:
        """As printed."""
        bound = ""
        if self.at_most is not None:
            bound = f"(at most {self.at_most:g})"
        elif self.at_least is not None:
            bound = f"(at least {self.at_least:g})"
        mark = "ok  " if self.kept else "MISS"
        mark = mark if bound else "    "
        return f"{mark} {self.name:<44} {self.value:10.2f} {self.unit:<12} {bound:<16} {self.detail}".rstrip()


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Time of one call."""
    gc.collect()
    start = clock()
    work()
    return clock() - start


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of one call in this process."""
    return seconds(work, time.process_time)


def paired(
    ours: Callable[[], object],
    peer: Callable[[], object],
    *,
    rounds: int = 7,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float, float]:
    """Medians of both, and of their ratios round by round: the two run next to each other, so noise hits both."""
    ours(), peer()
    pairs = [(seconds(ours, clock), seconds(peer, clock)) for _ in range(rounds)]
    return median(a for a, _ in pairs), median(b for _, b in pairs), median(a / b for a, b in pairs)
