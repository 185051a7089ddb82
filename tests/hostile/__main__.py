"""``python -m tests.hostile [BODIES [SEED]]``: every reader against spoiled answers; exit 1 when a claim fails."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from pathlib import Path

from tests.hostile.claims import trials, tried
from tests.hostile.tape import Tape, record

BODIES = 200_000
LONGEST = 2.0
"""CPU seconds that one body may take; the usual is a thousandth."""

GROWTH = 50_000_000
SHOWN = 20


async def attack(tape: Tape, count: int, seed: int) -> tuple[Counter[str], list[str], float]:
    """What the bodies became, the claims that failed, and the longest CPU time of one."""
    became: Counter[str] = Counter()
    faults: list[str] = []
    longest = 0.0
    for exchange, question, asked, answer in trials(tape, count, seed):
        start = time.process_time()
        trial = await tried(exchange, question, asked, answer)
        longest = max(longest, time.process_time() - start)
        became[(trial.fault and "FAULT") or type(trial.made).__name__] += 1
        if trial.fault and len(faults) < SHOWN:
            faults.append(str(trial))
    return became, faults, longest


def main(count: int, seed: int) -> int:
    """Record, attack, report."""
    with tempfile.TemporaryDirectory() as folder:
        tape = record(Path(folder))
    asyncio.run(attack(tape, 2000, seed + 1))
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    start = time.perf_counter()
    became, faults, longest = asyncio.run(attack(tape, count, seed))
    spent = time.perf_counter() - start
    now, peak = tracemalloc.get_traced_memory()
    print(f"{count} bodies in {spent:.0f} s ({count / spent:.0f} a second with memory traced)")
    print(", ".join(f"{name} {number}" for name, number in became.most_common()))
    print(f"longest {longest * 1000:.0f} ms; memory grew by {(now - before) / 1e6:.1f} MB, peak {peak / 1e6:.1f} MB")
    print(*faults, sep="\n")
    return 1 if became["FAULT"] or longest > LONGEST or peak - before > GROWTH else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(given[0] if given else BODIES, given[1] if len(given) > 1 else 0))
