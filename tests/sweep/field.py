"""Where the sweep takes place: a sandbox in this process, and the program in a zygote beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.request import urlopen

import msgspec

from swapclient.sandbox import Box
from tests.sweep.zygote import Job, Result

__all__ = ["Field", "Outcome", "why_not"]

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("shim.c")
PATIENCE = 60.0


def why_not() -> str:
    """The reason why no sweep is possible here, or nothing."""
    if not sys.platform.startswith("linux"):
        return "the shim is preloaded the way Linux does it"
    if not shutil.which("gcc"):
        return "no gcc here to compile the shim with"
    tried = subprocess.run(["gcc", "-fsyntax-only", SOURCE], capture_output=True, text=True, check=False)
    return tried.stderr.strip().splitlines()[0] if tried.returncode else ""


class Outcome(msgspec.Struct, kw_only=True):
    """One process that was run: its end, and what each command wrote."""

    result: Result
    folder: Path

    @property
    def killed(self) -> bool:
        return self.result.signal != 0

    def out(self, number: int = 0) -> str:
        """What a command wrote to stdout; nothing where it was never reached."""
        return self._text(f"out-{number}")

    def said(self) -> str:
        """Everything that was written to stdout and stderr."""
        return "".join(file.read_text(errors="replace") for file in sorted(self.folder.glob("[oe]*-*")))

    def document(self, number: int = 0) -> dict[str, Any]:
        """The document of a command."""
        text = self.out(number)
        if not text.strip():
            raise AssertionError(f"command {number} printed nothing: {self.result} {self.said()}")
        document: dict[str, Any] = msgspec.json.decode(text.splitlines()[-1])
        return document

    def steps(self) -> list[str]:
        """The steps that were counted, by name."""
        return self._text("steps").splitlines()

    def _text(self, name: str) -> str:
        file = self.folder / name
        return file.read_text(errors="replace") if file.exists() else ""


class Field:
    """``folder`` is a new one; everything is in it. ``thorough`` follows every order to its end, not one in three."""

    def __init__(self, folder: Path, *, thorough: bool = False) -> None:
        self.folder = folder
        self.thorough = thorough
        self.stories = 0
        self.learned = False

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        shim = self.folder / "shim.so"
        subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", shim, SOURCE, "-ldl"], check=True)
        self._zygote = subprocess.Popen(
            [sys.executable, "-m", "tests.sweep.zygote", str(shim)],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "LD_PRELOAD": str(shim), "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.box = Box(self.folder / "sandbox.db").start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.box.close()
        assert self._zygote.stdin
        assert self._zygote.stdout
        self._zygote.stdin.close()
        self._zygote.wait()
        self._zygote.stdout.close()

    def place(self) -> Path:
        """A new folder for one story."""
        self.stories += 1
        folder = self.folder / f"run-{self.stories}"
        folder.mkdir()
        return folder

    def environ(self, home: Path) -> dict[str, str]:
        """The environment of a story whose files are in ``home``, with an account of its own at the sandbox."""
        own = {"SIMPLESWAP_API_KEY": f"sandbox-{home.name}", "HOME": str(home), "PATH": os.environ["PATH"]}
        ours = {"SWAPCLIENT_DATA_DIR": str(home / "data"), "SWAPCLIENT_CACHE_DIR": str(home / "cache")}
        return {**self.box.environ, **own, **ours, "SWAPCLIENT_PROVIDER": "simpleswap", "NO_COLOR": "1"}

    def run(self, home: Path, name: str, *commands: list[str], **options: Any) -> Outcome:
        """Run commands in one process; returns when it has ended and the sandbox has done what it was sent."""
        return self.run_many(home, name, *commands, **options)[0]

    def run_many(self, home: Path, name: str, *commands: list[str], copies: int = 1, **options: Any) -> list[Outcome]:
        """The same, for several processes that start together."""
        folder = home / name
        folder.mkdir(parents=True)
        job = Job(commands=list(commands), environ=self.environ(home), folder=str(folder), copies=copies, **options)
        assert self._zygote.stdin
        assert self._zygote.stdout
        self._zygote.stdin.write(msgspec.json.encode(job) + b"\n")
        self._zygote.stdin.flush()
        line = self._zygote.stdout.readline()
        if not line:
            raise AssertionError("the zygote has ended")
        results = msgspec.json.decode(line, type=list[Result])
        self._settle()
        folders = [folder / str(number) if copies > 1 else folder for number in range(copies)]
        return [Outcome(result=result, folder=one) for result, one in zip(results, folders, strict=True)]

    def _settle(self) -> None:
        """What a killed process sent may still be on its way: connections are taken in order, so ours comes last."""
        with urlopen(f"{self.box.url}/_sandbox/scenarios", timeout=PATIENCE) as answer:  # noqa: S310 - our own sandbox
            answer.read()
        state = self.box._server.server_state
        end = time.monotonic() + PATIENCE
        while state.connections or state.tasks:
            if time.monotonic() > end:
                raise AssertionError("the sandbox never came to rest")
            time.sleep(0.001)
