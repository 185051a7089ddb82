"""Runs a story's commands in this process, with a fixed clock and fixed chance, and says what came out."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from swapclient.cli.boundary import run
from swapclient.sandbox import Box
from tests.sessions.stories import Story
from tests.sessions.traffic import Traffic

START = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
RECORDED = Path(__file__).parent / "recorded"
NOWHERE = "http://127.0.0.1:9"
"""Where the replayed program believes the sandbox to be; nothing is ever sent there."""


class Clock:
    """The program's clock and, while recording, the sandbox's: waiting moves both."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def install(self, patch) -> None:
        patch.setattr("swapclient.clock.SystemClock.now", lambda _self: START + timedelta(seconds=self.seconds))
        patch.setattr("swapclient.clock.SystemClock.monotonic", lambda _self: 1000 + self.seconds)

        async def sleep(_clock, seconds: float) -> None:
            self.seconds += max(seconds, 0)

        patch.setattr("swapclient.clock.SystemClock.sleep", sleep)

    def real(self) -> float:
        return START.timestamp() + self.seconds


def record(story: Story, folder: Path, patch) -> list[dict[str, Any]]:
    """What the story's steps bring now, against a real sandbox."""
    clock = _prepare(patch)
    with Box(folder / "ledger.db", real=clock.real) as box:
        return list(_play(story, folder, patch, clock, box=box))


def replay(story: Story, recorded: list[dict[str, Any]], folder: Path, patch) -> list[dict[str, Any]]:
    """The same without any sandbox, from the recorded traffic."""
    return list(_play(story, folder, patch, _prepare(patch), recorded=recorded))


def load(name):
    return json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))


def save(name: str, steps: list[dict[str, Any]]) -> None:
    text = json.dumps(steps, indent=1, ensure_ascii=False, sort_keys=True)
    (RECORDED / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _prepare(patch) -> Clock:
    clock = Clock()
    clock.install(patch)
    seeds = itertools.count(7)
    patch.setattr("swapclient.wiring.random", SimpleNamespace(SystemRandom=lambda: random.Random(next(seeds))))
    return clock


def _play(story: Story, folder: Path, patch, clock: Clock, *, box=None, recorded=None) -> Iterator[dict[str, Any]]:
    number, known = 0, {"<folder>": str(folder)}
    for step in story.steps:
        if callable(step):
            if box:
                step(box, _newest(box))
            continue
        traffic = Traffic(None if recorded is None else recorded[number]["traffic"])
        with patch.context() as inner:
            traffic.install(inner)
            _environment(inner, story, folder, box)
            code, out, err = _run([_filled(word, known) for word in step], folder)
        known |= _ids(out)
        left = traffic.left_over()
        assert not traffic.unexpected, f"step {number}: nobody recorded {traffic.unexpected}"
        assert not left, f"step {number}: recorded and not asked: {left}"
        yield {
            "argv": list(step),
            "exit": code,
            "stdout": out.splitlines(keepends=True),
            "stderr": err.splitlines(keepends=True),
            "traffic": traffic.calls if recorded is None else recorded[number]["traffic"],
        }
        number += 1


def _environment(patch, story: Story, folder: Path, box) -> None:
    import os

    for name in list(os.environ):
        if re.match(r"[A-Z]+_(API_KEY|API_URL|OFF|SIGNING_KEY)$|SWAPCLIENT_|NO_COLOR|COLUMNS", name):
            patch.delenv(name)
    known = dict(box.environ) if box else json.loads((RECORDED / "environ.json").read_text())
    if box:
        shown = {name: value.replace(box.url, NOWHERE) for name, value in sorted(known.items())}
        (RECORDED / "environ.json").write_text(json.dumps(shown, indent=1) + "\n")
    settings = {
        **known,
        "NEAR_OFF": "1",
        "CHAINFLIP_OFF": "1",
        "THORCHAIN_OFF": "1",
        "SWAPCLIENT_DATA_DIR": str(folder / "data"),
        "SWAPCLIENT_CACHE_DIR": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        **{name: _filled(value, {"<folder>": str(folder)}) for name, value in story.environ.items()},
    }
    for name, value in settings.items():
        patch.setenv(name, value)


def _run(argv: list[str], folder: Path) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(argv)
    return code, _plain(out.getvalue(), folder), _plain(err.getvalue(), folder)


def _plain(text: str, folder: Path) -> str:
    """Without what differs from machine to machine."""
    text = re.sub(r"\d+ MiB", "<n> MiB", text.replace(str(folder), "<folder>"))
    return re.sub(r"http://127\.0\.0\.1:\d+", "<sandbox>", text)


def _filled(word: str, known: dict[str, str]) -> str:
    """The word with ids and folders of this run in it."""
    for name, value in known.items():
        word = word.replace(name, value)
    return word


def _ids(out: str) -> dict[str, str]:
    """The ids in a document, so that a story can go on with them."""
    found = {"<swap>": re.search(r'"id": "([a-z2-7]{16})"', out), "<order>": re.search(r'"order_id": "([^"]+)"', out)}
    return {name: match[1] for name, match in found.items() if match}


def _newest(box) -> str:
    orders = box.control.orders()
    return orders[-1]["id"] if orders else ""
