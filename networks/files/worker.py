"""A process that answers pieces of a file, one after the other, until its input ends.

It ends with whoever started it, however that one ended: its input is a pipe that nobody else holds.
"""

import json
import os
import signal
import struct
import sys
from typing import BinaryIO

from .forms import Form
from .work import Work

PIECE = struct.Struct(">IQ")  # bytes that follow, number of the first line
ANSWER = struct.Struct(">III")  # bytes that follow, rows, rows that may not be paid


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """The form first (JSON), then pieces; an answer for each."""
    size, _ = PIECE.unpack(source.read(PIECE.size))
    given = json.loads(source.read(size))
    work = Work(Form(**given))
    while head := source.read(PIECE.size):
        size, number = PIECE.unpack(head)
        piece = source.read(size)
        if len(piece) < size:
            return
        rows, bad, text = work.answer(number, piece)
        sink.write(ANSWER.pack(len(text), rows, bad))
        sink.write(text)
        sink.flush()


def main() -> None:
    """The keyboard interrupts who started it, which then ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except (BrokenPipeError, struct.error):
        os._exit(1)  # who started it is gone: nobody is left to be told
