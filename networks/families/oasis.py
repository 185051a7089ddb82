"""Oasis accounts: bech32 of a version byte and 20 bytes.

https://docs.oasis.io/core/common-functionality/cryptography/#address
"""

from ..codec import bech32
from ..codec.bech32 import BECH32
from ..codec.errors import BadChecksum
from ..parsed import Bad, Parsed, Rules

_HRP = "oasis"
_BYTES = 21


def parse(text: str, _rules: Rules) -> Parsed:
    """The text in lower case; payload is the 20 bytes without the version."""
    if not text.lower().startswith(_HRP + "1"):
        raise Bad("bad_format", "An Oasis address starts with oasis1.")
    try:
        hrp, values, constant = bech32.decode(text)
        raw = bech32.to_bytes(values)
    except BadChecksum:
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy it again.") from None
    except ValueError as no:
        raise Bad("bad_format", f"Not an oasis1 address: {no}.") from None
    if hrp != _HRP or constant != BECH32 or len(raw) != _BYTES or raw[0] != 0:
        raise Bad("bad_format", "The text does not stand for the version and the 20 bytes of an account.")
    return Parsed(text.lower(), "account", raw[1:])


def heads(_rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    return (_HRP + "1",)
