"""The three streams of the process when they are not as usual: closed, full, or read by nobody."""

from __future__ import annotations

import errno
import os
import sys
from typing import Final, TextIO

__all__ = ["let_go", "stand_in", "where", "writing"]

_WRITERS: Final = ("swapclient.cli.screen:", "click.utils:", "rich.console:")


def stand_in() -> bool:
    """Put a sink where a stream was closed, so that no other file is ever opened under its number.

    Returns whether stdout was open: without it there is nowhere to answer.
    """
    open_ = sys.stdout is not None
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            _sink(number)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
    return open_


def writing(error: BaseException) -> OSError | None:
    """The complaint of stdout behind an error, if it came from what writes there.

    click and rich turn a reader that left into SystemExit(1).
    """
    if isinstance(error, SystemExit):
        return BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) if error.code == 1 else None
    return error if isinstance(error, OSError) and where(error).startswith(_WRITERS) else None


def where(error: BaseException) -> str:
    """The module and line an error came from."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"


def let_go(stream: TextIO) -> None:
    """Give up stdout or stderr: what waits in its buffer must not fail once more when the program ends."""
    _sink(stream.fileno())


def _sink(number: int) -> None:
    sink = os.open(os.devnull, os.O_RDWR)
    if sink != number:
        os.dup2(sink, number)
        os.close(sink)
