"""Aeternity accounts: ak_ and base58check of a 32-byte key.

https://docs.aeternity.com/protocol/node/api/api_encoding.html
"""

from ..codec import base58
from ..codec.errors import BadChecksum
from ..parsed import Bad, Parsed, Rules

_PREFIX = "ak_"
_LENGTHS = range(38, 54)  # characters after the prefix
_KEY = 32
_OTHERS = {"ct_": "a contract", "ok_": "an oracle", "nm_": "a name", "ch_": "a channel", "th_": "a transaction"}


def parse(text: str, _rules: Rules) -> Parsed:
    """The text as it is; payload is the 32-byte key."""
    prefix, rest = text[: len(_PREFIX)], text[len(_PREFIX) :]
    if prefix != _PREFIX and prefix not in _OTHERS:
        raise Bad("bad_format", "An Aeternity address starts with ak_.")
    if len(rest) not in _LENGTHS:
        raise Bad("bad_length", f"No Aeternity address has {len(text)} characters.")
    try:
        key = base58.decode_check(rest)
    except BadChecksum:
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy it again.") from None
    except ValueError:
        raise Bad("bad_format", "After ak_ an address has base58 characters only (no 0, O, I, l).") from None
    if len(key) != _KEY:
        raise Bad("bad_length", "The text does not stand for the 32 bytes of an account.")
    if prefix != _PREFIX:
        raise Bad("not_payable", f"This is {_OTHERS[prefix]} ({prefix}...), not an account that can be paid.")
    return Parsed(text, "account", key)


def heads(_rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return (_PREFIX,)
