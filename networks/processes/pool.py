"""Processes that answer pieces side by side; answers come back in the order of the pieces.

One thread does it all: it writes where a pipe has room and reads where something has come, so that no full pipe can
make two wait for each other. With `Pool` as a context no process outlives it, whatever is raised inside.
"""

import os
import select
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from operator import attrgetter
from types import TracebackType
from typing import Self

from .process import Process

_MOST = 8
_AHEAD = 2  # pieces a process, one at work and one waiting
_owed = attrgetter("owed")


def how_many() -> int:
    """Processes this process may use, at most eight; 0 where more than one is of no use or cannot be started."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    whole = bool(sys.executable) and not getattr(sys, "frozen", False)  # a frozen program would start itself again
    return min(usable, _MOST) if whole and usable > 1 else 0


class Pool:
    """`count` processes for the work of one module, named in full, that is `told` something first."""

    def __init__(self, work: str, told: bytes, count: int) -> None:
        self.processes: list[Process] = []
        try:
            for _ in range(count):
                self.processes.append(Process(work, told))
        except BaseException:
            self._end()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def ready(self) -> bool:
        """Whether all have loaded what they need. Does not wait. ChildProcessError where one has ended."""
        if not all(process.ready for process in self.processes):
            self._turn(0)
        return all(process.ready for process in self.processes)

    def answers(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """An answer a piece, in their order; only a few are held. ChildProcessError where a process has ended."""
        asked: deque[Process] = deque()
        for piece in pieces:
            process = min(self.processes, key=_owed)
            process.ask(piece)
            asked.append(process)
            self._turn(0)
            if len(asked) >= len(self.processes) * _AHEAD:
                yield self._answer(asked.popleft())
        while asked:
            yield self._answer(asked.popleft())

    def _answer(self, process: Process) -> bytes:
        while not process.answers:
            self._turn(None)
        return process.answers.popleft()

    def _turn(self, wait: int | None) -> None:
        """Moves what can be moved; `wait` is 0, or None for until something can."""
        poll = select.poll()
        moves = {}
        for process in self.processes:
            if process.unsent:
                poll.register(process.sink, select.POLLOUT)
                moves[process.sink] = process.write
            if process.expected:
                poll.register(process.source, select.POLLIN)
                moves[process.source] = process.read
        for pipe, _ in poll.poll(wait):
            moves[pipe]()

    def _end(self) -> None:
        for process in self.processes:
            process.popen.kill()
        for process in self.processes:
            process.end()
