"""Rows a second through `check_many`, on all processors and on one, beside a peer's: round by round, so noise hits all.

All processors: rows without end go through one `check_many`, and a stretch in the middle is timed, so that as many
rows are on their way when it begins as when it ends, give or take two pieces of its forty. The processes' start is not
in it; the mixed file has it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from math import exp, log
from statistics import median
from typing import NamedTuple

import networks
from benchmarks.address_rows import Row
from benchmarks.figure import seconds
from networks.processes.pool import how_many

PROCESSES = how_many() or 1
_PIECE = 2048  # rows that a process is given at once
STRETCH = 40 * _PIECE  # rows timed in a round
ALONE = STRETCH // 4  # in one process, where nothing is on its way
_AHEAD = 5 * _PIECE  # rows before them: those that may have been answered while nobody took them
_START = 0.3  # seconds in which the processes load what they need


class Rates(NamedTuple):
    """Rows a second, medians; `ratio` and `ratio_alone` are medians of each round's, to the peer."""

    all: float
    alone: float
    peer: float
    ratio: float
    ratio_alone: float

    def words(self) -> str:
        """For the detail of a figure."""
        return (
            f"{PROCESSES} process{'es' if PROCESSES > 1 else ''} {self.all:.0f} rows/s, one {self.alone:.0f}"
            f" ({self.ratio_alone:.1f}x), it {self.peer:.0f}"
        )


def rates(rows: list[Row], peer: Callable[[], float], *, careful: bool, rounds: int) -> Rates:
    """`peer` runs once and says how many rows a second it made."""
    asked = [(row.network, row.text) for row in rows]
    for verdict in networks.check_many(asked, careful=careful):
        assert verdict.address, verdict.error
    peer()
    found = []
    with _endless(asked, careful=careful) as side_by_side:
        for _ in range(rounds):
            _taken(side_by_side, _AHEAD)
            together = STRETCH / seconds(lambda: _taken(side_by_side, STRETCH))
            alone = ALONE / seconds(lambda: _taken(networks.check_many(cycle(asked), careful=careful), ALONE))
            found.append((together, alone, peer()))
    return Rates(
        all=median(together for together, _, _ in found),
        alone=median(alone for _, alone, _ in found),
        peer=median(theirs for _, _, theirs in found),
        ratio=median(together / theirs for together, _, theirs in found),
        ratio_alone=median(alone / theirs for _, alone, theirs in found),
    )


def mean(ratios: list[float]) -> float:
    """Geometric."""
    return exp(sum(map(log, ratios)) / len(ratios))


@contextmanager
def _endless(asked: list[tuple[str, str]], *, careful: bool) -> Iterator[Iterator[networks.Verdict]]:
    """Verdicts of processes that are at work."""
    verdicts = networks.check_many(cycle(asked), careful=careful, processes=PROCESSES)
    end = time.perf_counter() + _START
    while time.perf_counter() < end:
        _taken(verdicts, 1000)
    try:
        yield verdicts
    finally:
        verdicts.close()


def _taken(verdicts: Iterator[networks.Verdict], count: int) -> None:
    deque(islice(verdicts, count), maxlen=0)
