"""`python -m networks --batch` as a whole: rows a second, what their hashes alone cost, memory, and the import."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from statistics import median

import networks
from benchmarks.figure import Figure, seconds
from networks.codec.keccak import keccak256

ROOT = Path(__file__).parent.parent
TIMES = 5  # the rows again and again: a million from two hundred thousand
ROUNDS = 15
_DOUBLE_SHA = frozenset({"base58check", "tron", "ripple", "tezos", "zcash"})
_KECCAK = frozenset({"evm", "monero"})


_MEASURE = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run([sys.executable, "-m", "networks", *sys.argv[1:]], check=True, stderr=subprocess.DEVNULL)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def figures(rows: list[tuple[str, str]]) -> Iterator[Figure]:
    """Of a file in which the rows stand several times."""
    count = len(rows) * TIMES
    with tempfile.TemporaryDirectory() as folder:
        file, answers = Path(folder) / "rows.csv", Path(folder) / "answers.csv"
        text = "".join(f"{network},{address}\n" for network, address in rows)
        file.write_text("network,address\n" + text * TIMES)
        took, kilobytes = _measured("--batch", str(file), "--output", str(answers))
        with answers.open() as lines:
            assert sum(1 for _ in lines) == count + 1
    hashes = len(rows) / seconds(_hashes(rows))
    detail = f"{count} rows, {len(os.sched_getaffinity(0))} processors; their hashes alone {hashes:.0f} on one"
    yield Figure(name="--batch", value=count / took, unit="rows/s", detail=detail, at_least=min(150_000, hashes))
    yield Figure(
        name=f"--batch of {count}: memory of its largest process", value=kilobytes / 1024, unit="MB", at_most=60
    )
    extra = [_cpu("import networks") - _cpu("pass") for _ in range(ROUNDS)]
    yield Figure(name="import networks, above python -c pass", value=median(extra) * 1000, unit="ms", at_most=15)


def _measured(*words: str) -> tuple[float, float]:
    """Seconds, and the memory of the largest process. A small one asks: a child starts out as large as its parent."""
    command = [sys.executable, "-c", _MEASURE, *words]
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    took, kilobytes = answer.stdout.split()
    return float(took), float(kilobytes)


def _hashes(rows: list[tuple[str, str]]) -> Callable[[], None]:
    """The hashes of the checksums, and nothing else."""
    families = {name: networks.network(name).family for name in {network for network, _ in rows}}
    doubled = [address.encode()[:21] for name, address in rows if families[name] in _DOUBLE_SHA]
    keccaks = [address.encode()[:40] for name, address in rows if families[name] in _KECCAK]

    def run() -> None:
        for data in doubled:
            sha256(sha256(data).digest()).digest()
        for data in keccaks:
            keccak256(data).hexdigest()

    return run


def _cpu(code: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
