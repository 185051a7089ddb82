"""Bech32 (BIP-173) and bech32m (BIP-350): five-bit letters with a checksum over the human-readable part.

All letters are read as one number (see base32), and the checksum is taken over the bytes of that number (see polymod).
https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki
"""

from collections.abc import Callable
from functools import lru_cache, reduce
from operator import getitem, xor

from . import base32
from .errors import BadChecksum
from .polymod import Polymod, Shares

BECH32 = 1
BECH32M = 0x2BC830A3

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_FOREIGN = 0xFF
_DIGITS = bytes(LETTERS.find(chr(code)) % 256 for code in range(256))  # lower case only: find() says -1 elsewhere
_NUMERALS = base32.numerals(LETTERS)
_CHECK = 6  # letters of checksum
to_values = base32.to_values
_polymod = Polymod((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3), _CHECK)


@lru_cache(1024)  # bounded: the prefix may come from the text
def _shares(hrp: str, count: int, fixed: bytes = b"") -> Shares:
    """What to XOR for `count` letters after a prefix and letters that are always the same."""
    high, low = [ord(letter) >> 5 for letter in hrp], [ord(letter) & 31 for letter in hrp]
    return _polymod.shares([*high, 0, *low, *fixed], count)


def number(letters: str) -> int:
    """Lower-case letters as one number. ValueError on any other character, and where there is none."""
    try:
        return int(letters.encode().translate(_NUMERALS), 32)
    except ValueError:
        raise ValueError("a character that bech32 does not have") from None


def checksum(hrp: str, number: int, count: int) -> int:
    """The constant of `count` letters read as a number: BECH32, BECH32M, or something else where they are mistyped."""
    return _polymod.remainder(_shares(hrp, count), number)


def reader(head: str, count: int, constant: int = BECH32) -> Callable[[str], bytes]:
    """A function that reads the `count` lower-case letters after `head` (`cosmos1`, `bc1q`) to bytes.

    It is `number`, `checksum` and `pack` in one, with everything worked out once. ValueError on the form, BadChecksum
    on the checksum.
    """
    hrp, _, fixed = head.rpartition("1")
    start, size, table = _shares(hrp, count, digits(fixed))
    start ^= constant
    whole, left = divmod(5 * (count - _CHECK), 8)
    bits, mask, spare = _polymod.bits, _polymod.mask, (1 << left) - 1

    def read(letters: str) -> bytes:
        try:
            value = int(letters.encode().translate(_NUMERALS), 32)
        except ValueError:
            raise ValueError("a character that bech32 does not have") from None
        body = value >> bits
        raw = body.to_bytes(size, "big")
        if reduce(xor, map(getitem, table, raw), start) != value & mask:
            raise BadChecksum("the bech32 checksum does not fit")
        if not left:
            return raw
        return base32.pack(body, count - _CHECK) if body & spare else (body >> left).to_bytes(whole, "big")

    return read


def digits(text: str) -> bytes:
    """The five-bit values of lower-case bech32 letters. ValueError on any other character."""
    values = text.encode().translate(_DIGITS)
    if _FOREIGN in values:
        raise ValueError("a character that bech32 does not have")
    return values


def verify(hrp: str, values: bytes) -> int:
    """The checksum constant of five-bit values: BECH32, BECH32M, or something else where they are mistyped."""
    return checksum(hrp, base32.number(values), len(values))


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


def to_bytes(values: bytes) -> bytes:
    """Five-bit values as bytes. ValueError unless what is left over is fewer than five bits, all zero."""
    return base32.pack(base32.number(values), len(values))
