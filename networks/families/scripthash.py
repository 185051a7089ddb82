"""Addresses of Neo and Ontology: base58check of one version byte and the 20-byte hash of a script.

Rules: `version` the byte in hex.
https://docs.neo.org/docs/n3/Advances/wallets, https://github.com/neo-project/proposals
"""

from collections.abc import Callable
from hashlib import sha256

from ..codec import base58
from ..parsed import Bad, Parsed, Rules, made

_LENGTH = 34
_BYTES = 25
_number = base58.reader()


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    version = int(rules["version"], 16)

    def read(text: str) -> Parsed:
        if len(text) != _LENGTH:
            raise Bad("bad_length", f"An address of this network has {_LENGTH} characters, this text has {len(text)}.")
        try:
            raw = _number(text).to_bytes(_BYTES, "big")
        except OverflowError:
            raise Bad("bad_format", "The text stands for more bytes than an address of this network has.") from None
        if sha256(sha256(raw[:21]).digest()).digest()[:4] != raw[21:]:
            raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
        if raw[0] != version:
            raise Bad("wrong_network", "The version byte of this address is another network's.")
        return made((text, "base58check", raw[1:21], None, ()))

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The text as it is; payload is the 20-byte hash."""
    return bind(rules)(text)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    version = bytes.fromhex(rules["version"])
    return tuple(sorted({base58.encode(version + byte * 24)[0].lower() for byte in (b"\0", b"\xff")}))
