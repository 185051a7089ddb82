"""Five bits a letter: base32 without padding (RFC 4648, 6), in its own alphabet or another; one text for each value.

A text is spelled with the numerals that int() reads in base 32, which makes one number of it in one call. Characters
outside an alphabet become one that int() refuses, so that none of those it would forgive (`_`, `+`, blanks) gets there.
"""

from collections.abc import Callable

UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
LOWER = UPPER.lower()

_NUMERALS = b"0123456789abcdefghijklmnopqrstuv"
_REFUSED = b"*"
_BITS = 5
_SPELL = _NUMERALS + _REFUSED * (256 - len(_NUMERALS))


def numerals(alphabet: str) -> bytes:
    """The table that spells `alphabet` in int()'s numerals, for bytes.translate."""
    return bytes(_SPELL[alphabet.find(chr(code)) % 256] for code in range(256))  # find() says -1 elsewhere


def number(values: bytes) -> int:
    """Five-bit values as one number. ValueError on larger ones."""
    return int(values.translate(_SPELL), 32) if values else 0


def pack(whole: int, count: int) -> bytes:
    """The bytes of `count` letters that stand for `whole`.

    ValueError unless the bits left over are fewer than five, all zero.
    """
    size, left = divmod(_BITS * count, 8)
    if left >= _BITS:
        raise ValueError("a letter too many: the bits do not fill whole bytes")
    if whole & ((1 << left) - 1):
        raise ValueError("the bits left over are not zero")
    return (whole >> left).to_bytes(size, "big")


def to_values(raw: bytes) -> bytes:
    """Bytes as five-bit values, filled up with zero bits."""
    count = -(-8 * len(raw) // _BITS)
    whole = int.from_bytes(raw, "big") << (_BITS * count - 8 * len(raw))
    return bytes(whole >> _BITS * (count - 1 - place) & 31 for place in range(count))


def reader(alphabet: str) -> Callable[[str], bytes]:
    """A function from text to bytes; ValueError on a foreign letter and on any text that `writer` would not write."""
    table = numerals(alphabet)

    def read(text: str) -> bytes:
        try:
            whole = int(text.encode().translate(table), 32)
        except ValueError:
            if not text:
                return b""
            raise ValueError("a character that this alphabet does not have") from None
        return pack(whole, len(text))

    return read


def writer(alphabet: str) -> Callable[[bytes], str]:
    """A function from bytes to text, without padding."""
    table = alphabet.encode() + bytes(256 - len(alphabet))

    def write(raw: bytes) -> str:
        return to_values(raw).translate(table).decode()

    return write
