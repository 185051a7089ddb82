"""A file cut into pieces of whole lines, in constant memory."""

from collections.abc import Iterator
from typing import BinaryIO

SIZE = 1 << 18  # bytes; a few thousand rows, a twentieth of a second's work
LONGEST = 1 << 20  # bytes of a line; a longer one is not kept
TOO_LONG = b"\0line too long"  # stands for such a line
_BOM = b"\xef\xbb\xbf"


def first_line(source: BinaryIO) -> tuple[int, bytes, bytes]:
    """The number of the first line that is not blank, that line, and everything that was read from it on."""
    number, data = 1, source.read(SIZE).removeprefix(_BOM)
    ended = not data
    while True:
        blank = data[: len(data) - len(data.lstrip(b" \t\r\n"))]
        start = blank.rfind(b"\n") + 1
        number, data = number + blank.count(b"\n"), data[start:]
        line, newline, _ = data.partition(b"\n")
        if ended or newline or len(data) > LONGEST:
            return number, line, data
        block = source.read(SIZE)
        ended, data = not block, data + block


def chunks(source: BinaryIO, number: int, data: bytes, *, quoted: bool) -> Iterator[tuple[int, bytes]]:
    """Pieces of whole lines with the number of their first line; `data` was read already.

    Where lines may be `quoted`, a piece ends outside of quotes, so that a line break inside a cell cuts no row.
    """
    dropping = False
    block = data
    data = b""
    while True:
        if dropping:
            _, newline, block = block.partition(b"\n")
            dropping = not newline
        data += block if not dropping else b""
        cut = data.rfind(b"\n") + 1
        if not cut and len(data) > LONGEST:
            yield number, TOO_LONG
            number, data, dropping = number + 1, b"", True
        elif cut and not (quoted and data.count(b'"', 0, cut) % 2 and len(data) < LONGEST):
            yield number, data[:cut]
            number, data = number + data.count(b"\n", 0, cut), data[cut:]
        block = source.read(SIZE)
        if not block:
            break
    if data:
        yield number, data
