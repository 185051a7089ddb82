"""Groestl-512 as Groestlcoin uses it for its checksums; no library in common use has it.

The 8x16 bytes of the state are kept row by row in one integer, so that a whole step is a few operations on it.
http://www.groestl.info/Groestl.pdf
"""

_ROWS, _COLUMNS = 8, 16
_SIZE = _ROWS * _COLUMNS
_BITS = 8 * _SIZE
_ROW = 8 * _COLUMNS  # bits
_ROUNDS = 14
_DIGEST = 64
_WHOLE = (1 << _BITS) - 1
_TOP = int.from_bytes(b"\x80" * _SIZE, "big")
_SHIFTS_P = (0, 1, 2, 3, 4, 5, 6, 11)
_SHIFTS_Q = (1, 3, 5, 11, 0, 2, 4, 6)


def _sbox() -> bytes:
    """AES's: the inverse in GF(2^8), then an affine map."""
    exponents, logarithms, value = [0] * 256, [0] * 256, 1
    for power in range(255):
        exponents[power], logarithms[value] = value, power
        value ^= value << 1 ^ (0x11B if value & 0x80 else 0)  # times 3, a generator
    box = []
    for value in range(256):
        inverse = exponents[-logarithms[value] % 255] if value else 0
        wide = inverse | inverse << 8
        box.append((inverse ^ wide >> 7 ^ wide >> 6 ^ wide >> 5 ^ wide >> 4) & 0xFF ^ 0x63)
    return bytes(box)


_SBOX = _sbox()


def _rows(state: bytes) -> bytes:
    """From the order of the text, column by column, to row by row."""
    return b"".join(state[row::_ROWS] for row in range(_ROWS))


def _columns(state: bytes) -> bytes:
    return b"".join(state[column::_COLUMNS] for column in range(_COLUMNS))


def _constants_p(turn: int) -> int:
    return int.from_bytes(bytes(column << 4 ^ turn for column in range(_COLUMNS)) + bytes(_SIZE - _COLUMNS), "big")


def _constants_q(turn: int) -> int:
    ones = b"\xff" * (_SIZE - _COLUMNS)
    return int.from_bytes(ones + bytes(0xFF ^ column << 4 ^ turn for column in range(_COLUMNS)), "big")


_P = tuple(_constants_p(turn) for turn in range(_ROUNDS))
_Q = tuple(_constants_q(turn) for turn in range(_ROUNDS))


def _double(state: int) -> int:
    high = state & _TOP
    return (state ^ high) << 1 ^ (high >> 7) * 0x1B


def _up(state: int, rows: int) -> int:
    return (state << rows * _ROW | state >> _BITS - rows * _ROW) & _WHOLE


def _mix(state: int) -> int:
    """Each row becomes itself and the seven below it, times 2, 2, 3, 4, 5, 3, 5 and 7."""
    two = _double(state)
    four = _double(two)
    three, five = state ^ two, state ^ four
    return (
        two
        ^ _up(two, 1)
        ^ _up(three, 2)
        ^ _up(four, 3)
        ^ _up(five, 4)
        ^ _up(three, 5)
        ^ _up(five, 6)
        ^ _up(three ^ four, 7)
    )


def _permute(state: int, constants: tuple[int, ...], shifts: tuple[int, ...]) -> int:
    cuts = [
        (start, start + shift, start + _COLUMNS) for start, shift in zip(range(0, _SIZE, _COLUMNS), shifts, strict=True)
    ]
    for constant in constants:
        raw = (state ^ constant).to_bytes(_SIZE, "big").translate(_SBOX)
        moved = b"".join([raw[cut:end] + raw[start:cut] for start, cut, end in cuts])
        state = _mix(int.from_bytes(moved, "big"))
    return state


def groestl512(data: bytes) -> bytes:
    """The 64 bytes of Groestl-512."""
    blocks = (len(data) + 9 + _SIZE - 1) // _SIZE
    padded = (data + b"\x80").ljust(blocks * _SIZE - 8, b"\0") + blocks.to_bytes(8, "big")
    state = int.from_bytes(_rows((8 * _DIGEST).to_bytes(_SIZE, "big")), "big")
    for start in range(0, len(padded), _SIZE):
        block = int.from_bytes(_rows(padded[start : start + _SIZE]), "big")
        state ^= _permute(state ^ block, _P, _SHIFTS_P) ^ _permute(block, _Q, _SHIFTS_Q)
    state ^= _permute(state, _P, _SHIFTS_P)
    return _columns(state.to_bytes(_SIZE, "big"))[-_DIGEST:]
