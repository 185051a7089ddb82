"""Waves addresses: base58 of version 1, the chain's letter, a 20-byte hash and a checksum of BLAKE2b under Keccak.

Rules: `chain` the letter (W, or T for the test network).
https://docs.waves.tech/en/blockchain/binary-format/address-binary-format
"""

from collections.abc import Callable
from hashlib import blake2b

from ..codec import base58
from ..codec.keccak import keccak256
from ..parsed import Bad, Parsed, Rules

_LENGTH = 35
_BYTES = 26
_VERSION = 1
_TEST = ord("T")
_number = base58.reader()


def checksum(body: bytes) -> bytes:
    """The four checksum bytes of version, chain and hash."""
    return keccak256(blake2b(body, digest_size=32).digest()).digest()[:4]


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    chain = ord(rules["chain"])

    def read(text: str) -> Parsed:
        if len(text) != _LENGTH:
            raise _wrong_length(text)
        try:
            raw = _number(text).to_bytes(_BYTES, "big")
        except OverflowError:
            raise Bad("bad_format", "The text stands for more bytes than a Waves address has.") from None
        if checksum(raw[:22]) != raw[22:]:
            raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
        if raw[0] != _VERSION:
            raise Bad("bad_format", "The address has a version that Waves does not know.")
        if raw[1] != chain:
            code = "testnet" if raw[1] == _TEST else "wrong_network"
            raise Bad(code, f"The address belongs to the Waves chain {chr(raw[1])!r}, not to {chr(chain)!r}.")
        return Parsed(text, "account", raw[2:22])

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The text as it is; payload is the 20-byte hash."""
    return bind(rules)(text)


def heads(_rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return ("3",)


def _wrong_length(text: str) -> Bad:
    if text.startswith("alias:"):
        return Bad("bad_format", "This is an alias, not an address.", hint="Ask for the address that starts with 3P.")
    if text.strip(base58.BITCOIN):
        return Bad("bad_format", f"A Waves address is {_LENGTH} base58 characters that start with 3.")
    return Bad("bad_length", f"A Waves address has {_LENGTH} characters, this text has {len(text)}.")
