"""Bech32 (BIP-173) and bech32m (BIP-350): five-bit letters with a checksum over the human-readable part.

The checksum is linear over XOR, so a letter's share depends on its value and its distance from the end alone: with
those shares in a table the whole checksum is one XOR over the text, and no state is carried from letter to letter.
https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki
"""

from functools import cache, lru_cache, reduce
from operator import getitem, xor

from .errors import BadChecksum
from .lanes import M1, M2, M4, M8, M16, PIECE

BECH32 = 1
BECH32M = 0x2BC830A3

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_FOREIGN = b"\xff"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_DIGITS = bytes(LETTERS.find(chr(code)) % 256 for code in range(256))  # lower case only: find() says -1 elsewhere
_CHECK = 6  # letters of checksum
_BITS = 5  # a letter


def _step(state: int, value: int) -> int:
    top = state >> 25
    state = (state & 0x1FFFFFF) << 5 ^ value
    for bit, term in enumerate(_GENERATOR):
        if top >> bit & 1:
            state ^= term
    return state


@cache
def _share(distance: int) -> tuple[int, ...]:
    """What each of the 32 values adds to the checksum, `distance` letters before the end."""
    if distance == 0:
        return tuple(range(32))
    return tuple(_step(share, 0) for share in _share(distance - 1))


@lru_cache(1024)
def _prefix(hrp: str) -> int:
    state = 1
    for letter in hrp:
        state = _step(state, ord(letter) >> 5)
    state = _step(state, 0)
    for letter in hrp:
        state = _step(state, ord(letter) & 31)
    return state


@lru_cache(1024)  # bounded: the prefix may come from the text
def shares(hrp: str, length: int) -> tuple[int, tuple[tuple[int, ...], ...]]:
    """Where the checksum starts for this prefix and length, and each letter's shares, for `verify`."""
    state = _prefix(hrp)
    for _ in range(length):
        state = _step(state, 0)
    return state, tuple(_share(length - 1 - place) for place in range(length))


def digits(text: str) -> bytes:
    """The five-bit values of lower-case bech32 letters. ValueError on any other character."""
    values = text.encode().translate(_DIGITS)
    if _FOREIGN in values:
        raise ValueError("a character that bech32 does not have")
    return values


def verify(hrp: str, values: bytes) -> int:
    """The checksum constant of the whole text: BECH32, BECH32M, or something else where it is mistyped."""
    start, table = shares(hrp, len(values))
    return reduce(xor, map(getitem, table, values), start)


def fold(text: str) -> str:
    """`text` in lower case. ValueError where it mixes cases."""
    lower = text.lower()
    if text != lower and text != text.upper():
        raise ValueError("bech32 is written in one case, never mixed")
    return lower


def decode(text: str, *, limit: int = 90) -> tuple[str, bytes, int]:
    """The human-readable part, the five-bit values without checksum, and BECH32 or BECH32M.

    ValueError on the form, BadChecksum on the checksum. `limit` is BIP-173's 90 letters; some chains go beyond.
    """
    lower = fold(text)
    hrp, separator, rest = lower.rpartition("1")
    if not separator or not hrp or not hrp.isascii() or not hrp.isprintable() or " " in hrp:
        raise ValueError("no prefix before the last 1")
    if len(lower) > limit or len(rest) < _CHECK:
        raise ValueError("too long or too short for bech32")
    values = digits(rest)
    constant = verify(hrp, values)
    if constant not in (BECH32, BECH32M):
        raise BadChecksum("the bech32 checksum does not fit")
    return hrp, values[:-_CHECK], constant


def encode(hrp: str, values: bytes, constant: int = BECH32) -> str:
    """The text of five-bit `values`, checksum included."""
    remainder = verify(hrp, values + bytes(_CHECK)) ^ constant
    check = bytes(remainder >> 5 * (_CHECK - 1 - place) & 31 for place in range(_CHECK))
    return hrp + "1" + "".join(LETTERS[value] for value in values + check)


_X1, _X2, _X4, _X8, _X16, _X32 = (256**count - 32**count for count in (1, 2, 4, 8, 16, 32))


def _join(values: bytes) -> int:
    """All five-bit values as one number: neighbours are joined pairwise, all pairs at once (see base58)."""
    x = int.from_bytes(values, "big")
    x -= _X1 * (x >> 8 & M1)
    x -= _X2 * (x >> 16 & M2)
    x -= _X4 * (x >> 32 & M4)
    x -= _X8 * (x >> 64 & M8)
    x -= _X16 * (x >> 128 & M16)
    return x - _X32 * (x >> 256)


def to_bytes(values: bytes) -> bytes:
    """Five-bit values as bytes. ValueError unless what is left over is fewer than five bits, all zero."""
    count, left = divmod(5 * len(values), 8)
    if left >= _BITS:
        raise ValueError("a letter too many: the bits do not fill whole bytes")
    head = len(values) % PIECE
    number = _join(values[:head])
    for start in range(head, len(values), PIECE):
        number = number << 5 * PIECE | _join(values[start : start + PIECE])
    if number & ((1 << left) - 1):
        raise ValueError("the bits left over are not zero")
    return (number >> left).to_bytes(count, "big")


def to_values(raw: bytes) -> bytes:
    """Bytes as five-bit values, filled up with zero bits."""
    count = -(-8 * len(raw) // 5)
    number = int.from_bytes(raw, "big") << (5 * count - 8 * len(raw))
    return bytes(number >> 5 * (count - 1 - place) & 31 for place in range(count))
