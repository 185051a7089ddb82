"""Start-up of whole commands, in CPU time, beside a bare click program."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure

ROUNDS = 15
BARE = """
import click
@click.command()
@click.version_option("1.0")
@click.argument("words", nargs=-1)
def main(words): click.echo(" ".join(words))
main()
"""
ADDRESS = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"


def figures() -> Iterable[Figure]:
    """Ratios of ``--version`` and ``validate``."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE)
        program = [sys.executable, "-m", "swapclient"]
        yield _ratio("--version / bare click", [*program, "--version"], [sys.executable, str(bare), "--version"], 1.3)
        words = ["USDT:tron", ADDRESS]
        yield _ratio("validate / bare click", [*program, "validate", *words], [sys.executable, str(bare), *words], 2.0)


def _ratio(name: str, ours: list[str], peer: list[str], bound: float) -> Figure:
    pairs = [(_cpu(ours), _cpu(peer)) for _ in range(ROUNDS)]
    mine, theirs = median(a for a, _ in pairs), median(b for _, b in pairs)
    detail = f"{mine * 1000:.0f} ms beside {theirs * 1000:.0f} ms"
    return Figure(name=name, value=median(a / b for a, b in pairs), detail=detail, at_most=bound)


def _cpu(command: list[str]) -> float:
    """User and system time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
