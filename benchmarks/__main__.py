"""``python -m benchmarks [NAME ...]``: run all, or the named ones; exit 1 when a bound is missed."""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.figure import Figure

NAMES = ("start_up", "place", "follow", "journal", "networks", "reader", "compare", "sweep")
"""Modules here; each has ``figures() -> Iterable[Figure]``."""


def main(names: list[str]) -> int:
    """Print every figure as it comes; returns the exit code."""
    unknown = set(names) - set(NAMES)
    if unknown:
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
        return 2
    missed: list[Figure] = []
    for name in names or NAMES:
        print(f"\n{name}: {(import_module(f'benchmarks.{name}').__doc__ or '').splitlines()[0]}", flush=True)
        for figure in import_module(f"benchmarks.{name}").figures():
            print(figure.line(), flush=True)
            missed += [] if figure.kept else [figure]
    print(f"\n{len(missed)} bound(s) missed" if missed else "\nevery bound kept")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
