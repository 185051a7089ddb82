"""Kaspa addresses: CashAddr's letters and checksum over a version byte and a key or script hash.

Rules: `prefix`, with its colon left out.
https://github.com/kaspanet/rusty-kaspa/blob/master/crypto/addresses/src/lib.rs
"""

from ..codec import bech32, cashaddr
from ..parsed import Bad, Parsed, Rules

_CHECK = 8
_KINDS = {(0, 32): "schnorr", (1, 33): "ecdsa", (8, 32): "script"}  # version and bytes
_LETTERS = range(50, 80)


def parse(text: str, rules: Rules) -> Parsed:
    """The address in lower case with its prefix; payload is the key or hash."""
    lower = text.lower()
    prefix = rules["prefix"]
    head, colon, letters = lower.partition(":")
    if text not in (lower, text.upper()):
        raise Bad("bad_format", "A Kaspa address is written in one case, never mixed.")
    if not colon:
        raise Bad("bad_format", f"A Kaspa address starts with {prefix}:.", hint="Copy it whole, with its prefix.")
    if head != prefix:
        raise Bad("bad_format", f"An address of this network starts with {prefix}:, not with {head[:20]}:.")
    if len(letters) not in _LETTERS:
        raise Bad("bad_length", "No Kaspa address is as long as this text.")
    values = _values(letters)
    if cashaddr.verify(prefix, values) != 1:
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
    try:
        raw = bech32.to_bytes(values[:-_CHECK])
    except ValueError as no:
        raise Bad("bad_format", f"Not a Kaspa address: {no}.") from None
    kind = _KINDS.get((raw[0], len(raw) - 1))
    if kind is None:
        raise Bad("bad_format", "The address has a version or a length that Kaspa does not have.")
    return Parsed(lower, kind, raw[1:])


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    return (rules["prefix"] + ":",)


def _values(letters: str) -> bytes:
    try:
        return bech32.digits(letters)
    except ValueError:
        raise Bad("bad_format", "The address has a character that Kaspa's alphabet does not have.") from None
