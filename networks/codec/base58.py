"""Base58 and base58check, in Bitcoin's alphabet or another.

All digits are joined pairwise at once (see lanes), which reads an address in half the time of the loop over its digits.
"""

from collections.abc import Callable
from hashlib import sha256

from .errors import BadChecksum
from .lanes import M1, M2, M4, M8, M16, PIECE

BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"

_FOREIGN = 0xFF
_CHECK = 4  # bytes


# A lane pair holds low + 256**n * high and should hold low + 58**n * high: what is too much is taken off.
_X1, _X2, _X4, _X8, _X16, _X32 = (256**count - 58**count for count in (1, 2, 4, 8, 16, 32))


def _join(digits: bytes) -> int:
    x = int.from_bytes(digits, "big")
    x -= _X1 * (x >> 8 & M1)
    x -= _X2 * (x >> 16 & M2)
    x -= _X4 * (x >> 32 & M4)
    x -= _X8 * (x >> 64 & M8)
    x -= _X16 * (x >> 128 & M16)
    return x - _X32 * (x >> 256)


def _digits_of(alphabet: str) -> bytes:
    table = bytearray([_FOREIGN]) * 256
    for value, letter in enumerate(alphabet):
        table[ord(letter)] = value
    return bytes(table)


def reader(alphabet: str = BITCOIN) -> Callable[[str], int]:
    """A function that reads text as one whole number; it raises ValueError on a character outside the alphabet."""
    table = _digits_of(alphabet)
    from_bytes = int.from_bytes

    def number(text: str) -> int:
        digits = text.encode().translate(table)
        if _FOREIGN in digits:
            raise ValueError("a character that base58 does not have")
        if len(digits) <= PIECE:  # _join, without the price of a call
            x = from_bytes(digits, "big")
            x -= _X1 * (x >> 8 & M1)
            x -= _X2 * (x >> 16 & M2)
            x -= _X4 * (x >> 32 & M4)
            x -= _X8 * (x >> 64 & M8)
            x -= _X16 * (x >> 128 & M16)
            return x - _X32 * (x >> 256)
        return _long(digits)

    return number


def _long(digits: bytes) -> int:
    """More digits than one number of lanes holds."""
    head = len(digits) % PIECE
    value = _join(digits[:head])
    for start in range(head, len(digits), PIECE):
        value = value * 58**PIECE + _join(digits[start : start + PIECE])
    return value


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
    return sha256(sha256(body).digest()).digest()[:_CHECK]


def decode_check(text: str, alphabet: str = BITCOIN, hashed: Callable[[bytes], bytes] = checksum) -> bytes:
    """The bytes of `text` without its four checksum bytes. ValueError on the alphabet, BadChecksum on the checksum."""
    raw = decode(text, alphabet)
    if len(raw) <= _CHECK:
        raise ValueError("too short to carry a checksum")
    if hashed(raw[:-_CHECK]) != raw[-_CHECK:]:
        raise BadChecksum("the base58 checksum does not fit")
    return raw[:-_CHECK]


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
