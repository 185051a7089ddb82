"""``python -m tests.sweep [STORY ...]``: every point of every story, its size and time; exit 1 when one is broken."""

from __future__ import annotations

import errno
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.sweep.field import Field, why_not
from tests.sweep.stories import STORIES
from tests.sweep.sweep import count, cut_power_at, fail_disk_at, kill_at

WAYS: dict[str, Callable[[Field, str, int], object]] = {
    "killed": kill_at,
    "power cut": cut_power_at,
    "disk full": lambda field, name, step: fail_disk_at(field, name, step, errno.ENOSPC),
}


def main(names: list[str]) -> int:
    """Sweep; returns the exit code."""
    if reason := why_not():
        print(f"no sweep: {reason}")
        return 2
    start, points, broken = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory() as folder, Field(Path(folder), thorough=True) as field:
        for name in names or STORIES:
            steps = len(count(field, name))
            for way, do in WAYS.items():
                faults = sum(not _holds(do, field, name, step) for step in range(1, steps + 1))
                print(f"{name:<24} {way:<10} {steps:4} points, {faults} broken", flush=True)
                points, broken = points + steps, broken + faults
    spent = time.monotonic() - start
    print(f"{points} points in {spent:.0f} s ({spent / max(points, 1) * 1000:.0f} ms a point), {broken} broken")
    return 1 if broken else 0


def _holds(do: Callable[[Field, str, int], object], field: Field, name: str, step: int) -> bool:
    try:
        do(field, name, step)
    except AssertionError as error:
        print(f"BROKEN {error}", flush=True)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
