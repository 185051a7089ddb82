"""A process that answers pieces, one after the other, until its input ends.

It ends with whoever started it, however that one ended: its input is a pipe that nobody else holds.
"""

import os
import signal
import sys
from importlib import import_module
from typing import BinaryIO

from .frames import framed, received

READY = b""  # the first answer: everything is loaded


def serve(work: str, source: BinaryIO, sink: BinaryIO) -> None:
    """What the work is told first, then pieces; an answer for each."""
    told = received(source)
    if told is None:
        return
    answer = import_module(work).opened(told)
    _send(sink, READY)
    while (piece := received(source)) is not None:
        _send(sink, answer(piece))


def _send(sink: BinaryIO, piece: bytes) -> None:
    sink.write(framed(piece))
    sink.flush()


def main(work: str) -> None:
    """The keyboard interrupts who started it, which then ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        serve(work, sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        os._exit(1)  # who started it is gone: nobody is left to be told
