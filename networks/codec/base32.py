"""Base32 without padding (RFC 4648, 6), in its own alphabet or another: five bits a letter, one text for each value."""

from collections.abc import Callable

from . import bech32

UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
LOWER = UPPER.lower()

_FOREIGN = b"\xff"


def reader(alphabet: str) -> Callable[[str], bytes]:
    """A function from text to bytes; ValueError on a foreign letter and on any text that `writer` would not write."""
    table = bytes(alphabet.find(chr(code)) % 256 for code in range(256))

    def read(text: str) -> bytes:
        values = text.encode().translate(table)
        if _FOREIGN in values:
            raise ValueError("a character that this alphabet does not have")
        return bech32.to_bytes(values)

    return read


def writer(alphabet: str) -> Callable[[bytes], str]:
    """A function from bytes to text, without padding."""
    table = alphabet.encode() + bytes(256 - len(alphabet))

    def write(raw: bytes) -> str:
        return bech32.to_values(raw).translate(table).decode()

    return write
