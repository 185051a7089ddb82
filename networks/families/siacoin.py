"""Sia addresses: 32 bytes in hex and the first six of their BLAKE2b-256, in hex too.

https://github.com/SiaFoundation/core/blob/master/types/types.go
"""

from hashlib import blake2b

from ..parsed import Bad, Parsed, Rules

_LENGTH = 76  # digits
_HASH = 32
_CHECK = 6


def parse(text: str, _rules: Rules) -> Parsed:
    """The digits in lower case; payload is the 32 bytes."""
    if text.strip("0123456789abcdefABCDEF"):
        raise Bad("bad_format", f"A Sia address has {_LENGTH} hexadecimal digits.")
    digits = text.lower()
    if len(digits) != _LENGTH:
        raise Bad("bad_length", f"A Sia address has {_LENGTH} digits, this text has {len(digits)}.")
    raw = bytes.fromhex(digits)
    if blake2b(raw[:_HASH], digest_size=32).digest()[:_CHECK] != raw[_HASH:]:
        raise Bad("bad_checksum", "The checksum does not fit: a digit was changed. Copy the address again.")
    return Parsed(digits, "unlock-hash", raw[:_HASH])
