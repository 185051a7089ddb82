"""Algorand addresses: base32 of 32 bytes and the last four of their SHA-512/256.

https://developer.algorand.org/docs/get-details/accounts/
"""

import hashlib

from ..codec import base32
from ..codec.ed25519 import on_curve
from ..parsed import Bad, Notice, Parsed, Rules, made

_LENGTH = 58  # characters
_KEY = 32
_read = base32.reader(base32.UPPER)
_OFF_CURVE = (
    Notice(
        "off_curve",
        "No single key signs for this address: it is a contract's or a shared account. Make sure that it is meant.",
    ),
)


def parse(text: str, _rules: Rules) -> Parsed:
    """The text as it is; payload is its 32 bytes."""
    if len(text) != _LENGTH:
        raise Bad("bad_length", f"An Algorand address has {_LENGTH} characters, this text has {len(text)}.")
    try:
        raw = _read(text)
    except ValueError:
        raise Bad("bad_format", "An Algorand address has the letters A-Z and the digits 2-7 only.") from None
    key = raw[:_KEY]
    if hashlib.new("sha512_256", key).digest()[-4:] != raw[_KEY:]:
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
    return made((text, "account", key, None, ()))


def second_look(parsed: Parsed) -> tuple[Notice, ...]:
    """Whether one key can sign for the address."""
    return () if on_curve(parsed.payload) else _OFF_CURVE
