"""Processes that check pieces of a file side by side; answers come back in order.

Each is a fresh interpreter with pipes of its own (no fork, nothing of the caller's main module is run again), and a
thread here that hands it pieces. With `Workers` as a context none outlives it, whatever is raised inside.
"""

import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from types import TracebackType
from typing import BinaryIO, Self, cast

from .forms import Form
from .worker import ANSWER, PIECE

Answer = tuple[int, int, bytes]
_MOST = 8
_AHEAD = 2  # pieces a process, one at work and one waiting


def how_many() -> int:
    """Processors this process may use, at most eight; 0 where no process could be started."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST) if sys.executable and usable > 1 else 0


class Workers:
    """`count` processes that read rows of one form."""

    def __init__(self, form: Form, count: int) -> None:
        self._count = count
        self._free: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._all: list[subprocess.Popen[bytes]] = []
        self._threads = ThreadPoolExecutor(count)
        told = json.dumps(form._asdict()).encode()
        try:
            for _ in range(count):
                started = _start()
                self._all.append(started)
                _send(started, 0, told)
                self._free.put(started)
        except BaseException:
            self._end()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def answers(self, pieces: Iterable[tuple[int, bytes]]) -> Iterator[Answer]:
        """An answer a piece, in their order; only a few pieces are held at a time."""
        waiting: deque[Future[Answer]] = deque()
        for number, piece in pieces:
            waiting.append(self._threads.submit(self._ask, number, piece))
            if len(waiting) >= self._count * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _ask(self, number: int, piece: bytes) -> Answer:
        process = self._free.get()
        try:
            _send(process, number, piece)
            return _received(process)
        finally:
            self._free.put(process)

    def _end(self) -> None:
        """They hold nothing that could be lost, so they are not asked."""
        for process in self._all:
            process.kill()
        for process in self._all:
            process.wait()
        self._threads.shutdown(cancel_futures=True)
        for process in self._all:
            _close(process)


def _start() -> subprocess.Popen[bytes]:
    name = f"{__package__}.worker"
    code = (
        f"import sys; sys.path[:] = {sys.path!r}; from importlib import import_module; import_module({name!r}).main()"
    )
    return subprocess.Popen(  # noqa: S603 - this interpreter and this package
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # the terminal's interrupt is for the one who reads it
    )


def _send(process: subprocess.Popen[bytes], number: int, piece: bytes) -> None:
    sink = cast("BinaryIO", process.stdin)
    sink.write(PIECE.pack(len(piece), number))
    sink.write(piece)
    sink.flush()


def _received(process: subprocess.Popen[bytes]) -> Answer:
    source = cast("BinaryIO", process.stdout)
    head = source.read(ANSWER.size)
    size, rows, bad = ANSWER.unpack(head) if len(head) == ANSWER.size else (1, 0, 0)
    text = source.read(size)
    if len(text) < size:
        raise ChildProcessError("A process that checked rows has ended before it answered.")
    return rows, bad, text


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe:
                pipe.close()
        except OSError:  # what was still to be written has no reader any more
            continue
