"""Base58 and base58check, in Bitcoin's alphabet or another.

Reading a number digit by digit costs one big multiplication a character. Here all digits are joined pairwise at once:
the text is one big integer of 8-bit lanes, neighbouring lanes are merged into 16-bit lanes, those into 32-bit lanes, and
so on, which reads 64 characters in six steps. Longer texts (Cardano's Byron addresses) are joined in pieces.
"""

from collections.abc import Callable
from hashlib import sha256

from .errors import BadChecksum

BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"

_FOREIGN = b"\xff"
_PIECE = 64  # characters that six joins can read


def _mask(width: int) -> int:
    """Every second lane of `width` bytes set, over 64 bytes."""
    lane = (1 << (8 * width)) - 1
    return sum(lane << (16 * width * i) for i in range(_PIECE // (2 * width)))


_M1, _M2, _M4, _M8, _M16, _M32 = (_mask(width) for width in (1, 2, 4, 8, 16, 32))
_P1, _P2, _P4, _P8, _P16, _P32 = (58**count for count in (1, 2, 4, 8, 16, 32))


def _join(digits: bytes) -> int:
    x = int.from_bytes(digits, "big")
    x = (x & _M1) + _P1 * (x >> 8 & _M1)
    x = (x & _M2) + _P2 * (x >> 16 & _M2)
    x = (x & _M4) + _P4 * (x >> 32 & _M4)
    x = (x & _M8) + _P8 * (x >> 64 & _M8)
    x = (x & _M16) + _P16 * (x >> 128 & _M16)
    return (x & _M32) + _P32 * (x >> 256)


def _digits_of(alphabet: str) -> bytes:
    table = bytearray(_FOREIGN * 256)
    for value, letter in enumerate(alphabet):
        table[ord(letter)] = value
    return bytes(table)


def reader(alphabet: str = BITCOIN) -> Callable[[str], int]:
    """A function that reads text as one whole number; it raises ValueError on a character outside the alphabet."""
    table = _digits_of(alphabet)

    def number(text: str) -> int:
        digits = text.encode().translate(table)
        if _FOREIGN in digits:
            raise ValueError("a character that base58 does not have")
        if len(digits) <= _PIECE:
            return _join(digits)
        head = len(digits) % _PIECE
        value = _join(digits[:head])
        for start in range(head, len(digits), _PIECE):
            value = value * 58**_PIECE + _join(digits[start : start + _PIECE])
        return value

    return number


_bitcoin = reader(BITCOIN)
_ripple = reader(RIPPLE)


def decode(text: str, alphabet: str = BITCOIN) -> bytes:
    """The bytes of `text`; each leading zero digit is one zero byte. ValueError on a foreign character."""
    number = _bitcoin if alphabet == BITCOIN else _ripple if alphabet == RIPPLE else reader(alphabet)
    value = number(text)
    zeros = len(text) - len(text.lstrip(alphabet[0]))
    return bytes(zeros) + value.to_bytes((value.bit_length() + 7) // 8, "big")


def checksum(body: bytes) -> bytes:
    """The first four bytes of a double SHA-256."""
    return sha256(sha256(body).digest()).digest()[:4]


def decode_check(text: str, alphabet: str = BITCOIN, hashed: Callable[[bytes], bytes] = checksum) -> bytes:
    """The bytes of `text` without its four checksum bytes. ValueError on the alphabet, BadChecksum on the checksum."""
    raw = decode(text, alphabet)
    if len(raw) <= 4:
        raise ValueError("too short to carry a checksum")
    if hashed(raw[:-4]) != raw[-4:]:
        raise BadChecksum("the base58 checksum does not fit")
    return raw[:-4]


def encode(raw: bytes, alphabet: str = BITCOIN) -> str:
    """The base58 text of `raw`."""
    value = int.from_bytes(raw, "big")
    letters = []
    while value:
        value, digit = divmod(value, 58)
        letters.append(alphabet[digit])
    zeros = len(raw) - len(raw.lstrip(b"\0"))
    return alphabet[0] * zeros + "".join(reversed(letters))


def encode_check(body: bytes, alphabet: str = BITCOIN, hashed: Callable[[bytes], bytes] = checksum) -> str:
    """The base58 text of `body` and its four checksum bytes."""
    return encode(body + hashed(body), alphabet)
