"""Nebulas addresses: base58 of 0x19, a type, a 20-byte hash and four bytes of SHA3-256; they start with n1 or n2.

https://github.com/nebulasio/wiki/blob/master/address.md
"""

from hashlib import sha3_256

from ..cautions import CONTRACT
from ..codec import base58
from ..parsed import Bad, Parsed, Rules

_LENGTH = 35
_BYTES = 26
_FIRST = 0x19
_KINDS = {0x57: "account", 0x58: "contract"}
_number = base58.reader()


def parse(text: str, _rules: Rules) -> Parsed:
    """The text as it is; payload is the 20-byte hash."""
    if text[0] != "n" or text.strip(base58.BITCOIN):
        raise Bad("bad_format", f"A Nebulas address is {_LENGTH} base58 characters that start with n1.")
    if len(text) != _LENGTH:
        raise Bad("bad_length", f"A Nebulas address has {_LENGTH} characters, this text has {len(text)}.")
    try:
        raw = _number(text).to_bytes(_BYTES, "big")
    except OverflowError:
        raise Bad("bad_format", "The text stands for more bytes than a Nebulas address has.") from None
    if sha3_256(raw[:22]).digest()[:4] != raw[22:]:
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
    kind = _KINDS.get(raw[1])
    if raw[0] != _FIRST or kind is None:
        raise Bad("bad_format", "The address is of a type that Nebulas does not know.")
    return Parsed(text, kind, raw[2:22], None, CONTRACT if kind == "contract" else ())


def heads(_rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return ("n",)
