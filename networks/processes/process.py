"""One process of this package's own, seen from who started it: its pipes never make the caller wait."""

import os
import subprocess
import sys
from collections import deque
from typing import BinaryIO, cast

from .frames import cut, framed

_PIPE = 1 << 20  # bytes; so that a whole piece waits inside the pipe, and no process waits for the next
_ENDED = "A process that checked rows has ended before it answered."


class Process:
    """A fresh interpreter (no fork, nothing of the caller's main module is run again) that does one kind of work.

    `owed` is how many pieces it has not answered, `answers` what has come back and nobody took yet. What it says is
    read, and what it is given written, only when its pipe can do so at once: see `Pool`.
    """

    def __init__(self, work: str, told: bytes) -> None:
        self.popen = _started(work)
        source, sink = cast("BinaryIO", self.popen.stdout), cast("BinaryIO", self.popen.stdin)
        self.source, self.sink = source.fileno(), sink.fileno()
        for pipe in (self.source, self.sink):
            os.set_blocking(pipe, False)
            _widen(pipe)
        self.ready = False
        self.owed = 0
        self.answers: deque[bytes] = deque()
        self._come = bytearray()
        self._unsent = memoryview(framed(told))

    @property
    def unsent(self) -> bool:
        """Whether something still has to be written to it."""
        return bool(self._unsent)

    @property
    def expected(self) -> bool:
        """Whether something still has to be read from it."""
        return self.owed > 0 or not self.ready

    def ask(self, piece: bytes) -> None:
        """Puts a piece behind whatever it was given before."""
        self._unsent = memoryview(bytes(self._unsent) + framed(piece))
        self.owed += 1

    def write(self) -> None:
        """As much as its input takes now. ChildProcessError where it has ended."""
        try:
            self._unsent = self._unsent[os.write(self.sink, self._unsent) :]
        except BlockingIOError:
            return
        except BrokenPipeError:
            raise ChildProcessError(_ENDED) from None

    def read(self) -> None:
        """As much as has come. ChildProcessError where it has ended."""
        try:
            come = os.read(self.source, _PIPE)
        except BlockingIOError:
            return
        if not come:
            raise ChildProcessError(_ENDED)
        self._come += come
        while (answer := cut(self._come)) is not None:
            if self.ready:
                self.owed -= 1
                self.answers.append(answer)
            self.ready = True

    def end(self) -> None:
        """It holds nothing that could be lost, so it is not asked."""
        self.popen.kill()
        self.popen.wait()
        for pipe in (self.popen.stdin, self.popen.stdout):
            cast("BinaryIO", pipe).close()


def _started(work: str) -> subprocess.Popen[bytes]:
    name = f"{__package__}.worker"
    code = (
        f"import sys; sys.path[:] = {sys.path!r}; from importlib import import_module;"
        f" import_module({name!r}).main({work!r})"
    )
    return subprocess.Popen(  # noqa: S603 - this interpreter and this package
        [sys.executable, "-c", code],
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # the terminal's interrupt is for the one who reads it
    )


def _widen(pipe: int) -> None:
    try:
        from fcntl import F_SETPIPE_SZ, fcntl  # noqa: PLC0415 - Linux alone has it

        fcntl(pipe, F_SETPIPE_SZ, _PIPE)
    except (ImportError, OSError):
        return  # slower, and as right
