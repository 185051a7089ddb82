"""BLAKE-256 with 14 rounds, the SHA-3 finalist (not BLAKE2), as Decred uses it; no library in common use has it.

Each row of the 4x4 state is one integer of four 64-bit lanes with 32 bits in use, so that four mixings are one.
https://www.aumasson.jp/blake/blake.pdf
"""

from collections.abc import Callable
from operator import itemgetter
from struct import Struct
from typing import cast

_START = (0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19)
_PI = (
    *(0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344, 0xA4093822, 0x299F31D0, 0x082EFA98, 0xEC4E6C89),
    *(0x452821E6, 0x38D01377, 0xBE5466CF, 0x34E90C6C, 0xC0AC29B7, 0xC97C50DD, 0x3F84D5B5, 0xB5470917),
)
_ORDER = (
    "0123456789abcdef",
    "ea489fd61c02b753",
    "b8c052fdae367194",
    "7931dcbe265a40f8",
    "905724afe1bc683d",
    "2c6a0b834d75fe19",
    "c51fed4a0763928b",
    "db7ec13950f4862a",
    "6fe9b308c2d714a5",
    "a2847615fb9e3cd0",
)
_ROUNDS = 14
_BLOCK = 64
_WHOLE = (1 << 256) - 1
_lanes = Struct(">4Q").pack
_words = Struct(">16I").unpack
_Words = tuple[int, ...]
_Pick = Callable[[_Words], _Words]
_Half = tuple[_Pick, int, _Pick, int]
_Rows = tuple[int, int, int, int]


def _row(*words: int) -> int:
    return int.from_bytes(_lanes(*words), "big")


_MASK = _row(*[0xFFFFFFFF] * 4)


def _turn(row: int, count: int) -> int:
    """The row with its lanes moved to the left, in a circle."""
    return (row << 64 * count | row >> 256 - 64 * count) & _WHOLE


def _half(order: _Words) -> _Half:
    """For four mixings at once: which words of the message they take, and the constants those are joined with."""
    even, odd = order[::2], order[1::2]
    return (
        cast("_Pick", itemgetter(*even)),
        _row(*(_PI[place] for place in odd)),
        cast("_Pick", itemgetter(*odd)),
        _row(*(_PI[place] for place in even)),
    )


def _schedule() -> tuple[tuple[_Half, _Half], ...]:
    orders = [tuple(int(digit, 16) for digit in _ORDER[turn % len(_ORDER)]) for turn in range(_ROUNDS)]
    return tuple((_half(order[:8]), _half(order[8:])) for order in orders)


_SCHEDULE = _schedule()


def _mix(rows: _Rows, half: _Half, message: _Words) -> _Rows:
    """Four mixings: rotations to the right by 16, 12, 8 and 7 bits."""
    a, b, c, d = rows
    first, first_constant, second, second_constant = half
    a = (a + b + (_row(*first(message)) ^ first_constant)) & _MASK
    d ^= a
    d = (d >> 16 | d << 16) & _MASK
    c = (c + d) & _MASK
    b ^= c
    b = (b >> 12 | b << 20) & _MASK
    a = (a + b + (_row(*second(message)) ^ second_constant)) & _MASK
    d ^= a
    d = (d >> 8 | d << 24) & _MASK
    c = (c + d) & _MASK
    b ^= c
    return a, (b >> 7 | b << 25) & _MASK, c, d


def _compress(state: tuple[int, int], block: bytes, bits: int) -> tuple[int, int]:
    message = _words(block)
    low, high = bits & 0xFFFFFFFF, bits >> 32
    rows = (*state, _row(*_PI[:4]), _row(_PI[4] ^ low, _PI[5] ^ low, _PI[6] ^ high, _PI[7] ^ high))
    for columns, diagonals in _SCHEDULE:
        a, b, c, d = _mix(rows, columns, message)
        a, b, c, d = _mix((a, _turn(b, 1), _turn(c, 2), _turn(d, 3)), diagonals, message)
        rows = (a, _turn(b, 3), _turn(c, 2), _turn(d, 1))
    a, b, c, d = rows
    return state[0] ^ a ^ c, state[1] ^ b ^ d


def blake256(data: bytes) -> bytes:
    """The 32 bytes of BLAKE-256."""
    room = -(len(data) + 9) % _BLOCK
    padding = b"\x80" + bytes(room - 1) + b"\x01" if room else b"\x81"
    padded = data + padding + (8 * len(data)).to_bytes(8, "big")
    state = (_row(*_START[:4]), _row(*_START[4:]))
    for start in range(0, len(padded), _BLOCK):
        # the counter is of message bits, and 0 for a block that holds none
        bits = 8 * min(start + _BLOCK, len(data)) if start < len(data) else 0
        state = _compress(state, padded[start : start + _BLOCK], bits)
    return b"".join((row >> shift & 0xFFFFFFFF).to_bytes(4, "big") for row in state for shift in (192, 128, 64, 0))
