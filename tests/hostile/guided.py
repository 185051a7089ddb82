"""``python -m tests.hostile.guided [RUNS]``: the same claims, with bodies that atheris breeds by the code they reach.

Needs atheris, which is installed by the lock file where there is a wheel of it. It ends the process when a claim fails
and writes the body down.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import NoReturn

import atheris

with atheris.instrument_imports(include=["swapclient"], exclude=["swapclient.sandbox"]):
    from tests.hostile.claims import tried
    from tests.hostile.tape import Exchange, Question, Tape, record

from swapclient.wire.settings import Answer

RUNS = 50_000
STATUSES = (200, 201, 400, 401, 403, 404, 422, 429, 500, 503)
HEAD = 2
"""Bytes that choose the question and the status; the rest is the body."""


def _questions(tape: Tape) -> list[tuple[Exchange, Question, str]]:
    """Everything that can be asked, in a fixed order."""
    return [
        (exchange, question, asked)
        for exchange in (tape[name] for name in sorted(tape))
        for question in exchange.questions
        for asked in sorted(question.answers)
    ]


def main(runs: int) -> NoReturn:
    """Breed and feed; atheris ends the process."""
    folder = Path(tempfile.mkdtemp())
    questions = _questions(record(folder))
    seeds = folder / "seeds"
    seeds.mkdir()
    for (number, (_, question, asked)), status in product(enumerate(questions), (0, 3)):
        body = bytes([number % 256, status]) + question.answers[asked].body
        (seeds / f"{number}-{status}").write_bytes(body)
    runner = asyncio.Runner()

    def feed(data: bytes) -> None:
        if len(data) <= HEAD:
            return
        exchange, question, asked = questions[data[0] % len(questions)]
        status = STATUSES[data[1] % len(STATUSES)]
        answer = Answer(status, data[HEAD:], "application/json", None)
        trial = runner.run(tried(exchange, question, asked, answer))
        assert not trial.fault, str(trial)

    atheris.Setup([sys.argv[0], f"-runs={runs}", "-max_len=6000", "-rss_limit_mb=1024", str(seeds)], feed)
    atheris.Fuzz()
    raise SystemExit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
