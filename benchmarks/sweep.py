"""A sample of the crash sweep: how many points there are, and what one costs."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.figure import Figure
from tests.sweep.field import Field, why_not
from tests.sweep.stories import STORIES
from tests.sweep.sweep import count, kill_at, spread

SAMPLE = 15
"""Points of each story."""


def figures() -> Iterable[Figure]:
    """Points of the whole sweep, and seconds for each; nothing where no shim can be built."""
    if why_not():
        return
    with tempfile.TemporaryDirectory() as folder, Field(Path(folder)) as field:
        steps = {name: len(count(field, name)) for name in STORIES}
        start = time.perf_counter()
        points = [(name, point) for name in STORIES for point in spread(steps[name], SAMPLE)]
        killed = sum(kill_at(field, name, point) for name, point in points)
        spent = time.perf_counter() - start
    detail = ", ".join(f"{name} {number}" for name, number in steps.items())
    yield Figure(
        name="points of the whole sweep", value=sum(steps.values()), unit="points", detail=detail, at_least=300
    )
    each = spent / len(points) * 1000
    yield Figure(
        name="one point, killed and put right", value=each, unit="ms", detail=f"{killed} of {len(points)} killed"
    )
