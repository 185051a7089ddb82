"""How both ends of a pipe tell one piece from the next: eight bytes for its length, then the piece."""

import struct
from typing import BinaryIO

HEAD = struct.Struct(">Q")


def framed(piece: bytes) -> bytes:
    """The piece as it goes through a pipe."""
    return HEAD.pack(len(piece)) + piece


def received(source: BinaryIO) -> bytes | None:
    """The next piece; None where the pipe has ended, be it in the middle of one."""
    head = source.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (size,) = HEAD.unpack(head)
    piece = source.read(size)
    return piece if len(piece) == size else None


def cut(data: bytearray) -> bytes | None:
    """Takes the first whole piece off what has come so far; None where there is none yet."""
    if len(data) < HEAD.size:
        return None
    (size,) = HEAD.unpack_from(data)
    end = HEAD.size + size
    if len(data) < end:
        return None
    with memoryview(data) as seen:
        piece = bytes(seen[HEAD.size : end])
    del data[:end]
    return piece
