"""A process that has imported the whole program and forks a fresh copy of itself for every run.

Started as ``python -m tests.sweep.zygote SHIM`` with the shim preloaded. A job is one line of JSON on stdin, its
results are one line on stdout. It has no threads and no open database, so a fork of it is as good as a new process.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from contextlib import suppress
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path

import msgspec

from swapclient.clock import SystemClock

__all__ = ["Job", "Result"]

LONGEST = 300
"""Seconds after which a run that hangs is ended, so that its test fails."""


class Job(msgspec.Struct, kw_only=True):
    """Command lines to run one after the other in one process.

    ``fatal`` arms the shim: the step after which the process is killed, 0 to count only, None for no shim. With
    ``trouble`` -1 it is killed before that step, and with the number of an error the disk fails from then on. What is
    durable is kept in ``shadow``. ``folder``, which is in the home, gets ``out-N``, ``err-N`` and ``steps``. ``ahead``
    is how many seconds wrong the clock is. ``copies`` processes start at the same instant, each with a folder of its
    own (``folder/0``...). ``user`` is who runs it, if somebody else.
    """

    commands: list[list[str]]
    environ: dict[str, str]
    folder: str
    fatal: int | None = None
    trouble: int = 0
    shadow: str = ""
    ahead: float = 0.0
    copies: int = 1
    user: int | None = None
    learn: bool = False


class Result(msgspec.Struct, kw_only=True):
    """How a process ended: by which signal (0: by itself), and the exit code of each command that ended."""

    signal: int
    codes: list[int]


def hurry(ahead: float) -> None:
    """Waiting takes no time in this process: the clock moves instead."""
    moved = [ahead]
    now, monotonic, sleep = SystemClock.now, SystemClock.monotonic, SystemClock.sleep

    def later(self: SystemClock) -> datetime:
        return now(self) + timedelta(seconds=moved[0])

    def longer(self: SystemClock) -> float:
        return monotonic(self) + moved[0]

    async def pass_by(self: SystemClock, seconds: float) -> None:
        moved[0] += seconds
        await sleep(self, 0)

    SystemClock.now = later  # type: ignore[method-assign]  # the program's clock, in a process of our own
    SystemClock.monotonic = longer  # type: ignore[method-assign]  # as above
    SystemClock.sleep = pass_by  # type: ignore[method-assign]  # as above


def run(job: Job, folder: Path, shim: ctypes.CDLL) -> None:
    """In the forked process: run the commands, never return."""
    from swapclient.cli.boundary import run as run_command

    signal.alarm(LONGEST)
    os.environ.clear()
    os.environ.update(job.environ)
    hurry(job.ahead)
    codes = _new(folder / "codes")
    streams = [(_new(folder / f"out-{number}"), _new(folder / f"err-{number}")) for number in range(len(job.commands))]
    if job.fatal is not None:
        log, home = _new(folder / "steps"), folder.parent
        shim.shim_arm(job.fatal, job.trouble, log, str(home).encode(), job.shadow.encode())
        if job.shadow:
            _all_durable(home, shim)
    if job.user is not None:
        os.setgid(job.user)
        os.setuid(job.user)
    for command, (out, err) in zip(job.commands, streams, strict=True):
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdout, sys.stderr = (open(fd, "w", encoding="utf-8", closefd=False) for fd in (1, 2))  # noqa: SIM115 - as the interpreter does
        code = run_command(command)
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(codes, b"%d\n" % code)
    shim.shim_disarm()
    if job.learn:
        (folder / "modules").write_text("\n".join(sys.modules))
    os._exit(0)


def _all_durable(home: Path, shim: ctypes.CDLL) -> None:
    """What was there before has been there for long."""
    for path in (home, *home.rglob("*")):
        descriptor = os.open(path, os.O_RDONLY)
        shim.shim_mirror(descriptor)
        os.close(descriptor)


def _new(path: Path) -> int:
    return os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)


def fork(job: Job, shim: ctypes.CDLL) -> list[Result]:
    """All copies of a job, started together."""
    ready, go = os.pipe()
    folders = [Path(job.folder) / str(number) if job.copies > 1 else Path(job.folder) for number in range(job.copies)]
    children = []
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        pid = os.fork()
        if pid == 0:
            try:
                os.close(go)
                os.read(ready, 1)  # ends when the parent closes its end: the start for all
                run(job, folder, shim)
            except BaseException:  # noqa: BLE001 - a copy must never go on as if it were its parent
                sys.excepthook(*sys.exc_info())
                sys.stderr.flush()
            finally:
                os._exit(70)
        children.append(pid)
    os.close(go)
    os.close(ready)
    return [_ended(pid, folder) for pid, folder in zip(children, folders, strict=True)]


def _ended(pid: int, folder: Path) -> Result:
    _, status = os.waitpid(pid, 0)
    codes = folder / "codes"
    ended = [int(code) for code in codes.read_text().split()] if codes.exists() else []
    return Result(signal=os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, codes=ended)


def learn(folder: Path) -> None:
    """Import what a run imported, so that no later run has to."""
    for name in (folder / "modules").read_text().split():
        if name not in sys.modules:
            with suppress(ImportError):
                import_module(name)
    gc.collect()
    gc.freeze()


def main(shim_path: str) -> None:
    """Serve jobs until stdin ends."""
    shim = ctypes.CDLL(shim_path)
    shim.shim_arm.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p)
    answers = os.dup(1)
    os.dup2(2, 1)
    for line in sys.stdin:
        job = msgspec.json.decode(line, type=Job)
        results = fork(job, shim)
        if job.learn:
            learn(Path(job.folder))
        os.write(answers, msgspec.json.encode(results) + b"\n")


if __name__ == "__main__":
    main(sys.argv[1])
