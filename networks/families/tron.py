"""TRON addresses: base58check of 0x41 and the 20 bytes that Ethereum would write as 0x..."""

from collections.abc import Callable
from hashlib import sha256

from ..codec import base58
from ..parsed import Bad, Parsed, Rules, made

_LENGTH = 34
_BYTES = 25
_PREFIX = 0x41
_HEX_LENGTH = 42
_number = base58.reader()


def bind(_rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    return _read


def parse(text: str, _rules: Rules) -> Parsed:
    """The base58 form; payload is the 20 bytes without 0x41."""
    return _read(text)


def _read(text: str) -> Parsed:
    if len(text) != _LENGTH or text[0] != "T":
        raise _other(text)
    try:
        raw = _number(text).to_bytes(_BYTES, "big")
    except OverflowError:
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed.") from None
    body = raw[:21]
    if sha256(sha256(body).digest()).digest()[:4] != raw[21:]:
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
    if body[0] != _PREFIX:
        raise Bad("bad_format", "The address does not carry TRON's prefix byte 0x41.")
    return made((text, "base58check", body[1:], None, ()))


def heads(_rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    return ("t",)


def _other(text: str) -> Bad:
    bare = text[2:] if text[:2] in ("0x", "0X") else text
    if len(bare) == _HEX_LENGTH and bare[:2] == "41" and not bare.strip("0123456789abcdefABCDEF"):
        proper = base58.encode_check(bytes.fromhex(bare))
        return Bad("bad_format", "This is the hexadecimal form of a TRON address.", hint=f"Its usual form is {proper}.")
    if text[0] == "T" and not text.strip(base58.BITCOIN):
        return Bad("bad_length", f"A TRON address has {_LENGTH} characters, this text has {len(text)}.")
    return Bad("bad_format", f"A TRON address starts with T and has {_LENGTH} characters.")
