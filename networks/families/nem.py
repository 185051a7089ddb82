"""NEM and Symbol addresses: base32 of a network byte, a 20-byte hash and a checksum; often shown with dashes.

Rules: `net` the network byte in hex, `test` the test network's, `symbol` where the checksum is Symbol's (three bytes of
SHA3-256) instead of NEM's (four of Keccak-256).
https://nemproject.github.io/nem-docs, https://docs.symbol.dev/concepts/account.html
"""

from collections.abc import Callable
from hashlib import sha3_256

from ..codec import base32
from ..codec.keccak import keccak256
from ..parsed import Bad, Parsed, Rules

_BODY = 21
_NEM, _SYMBOL = 40, 39  # letters
_GROUP = 6
_read = base32.reader(base32.UPPER)


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    net = int(rules["net"], 16)
    test = int(rules.get("test", "0"), 16)
    length = _SYMBOL if rules.get("symbol") else _NEM
    hashed = sha3_256 if rules.get("symbol") else keccak256

    def read(text: str) -> Parsed:
        bare = text if len(text) == length else _ungrouped(text)
        if len(bare) != length:
            raise Bad("bad_length", f"An address of this network has {length} letters, this text has {len(bare)}.")
        raw = _read(bare)
        if hashed(raw[:_BODY]).digest()[: len(raw) - _BODY] != raw[_BODY:]:
            raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
        if raw[0] == net:
            return Parsed(bare, "account", raw[1:_BODY])
        if raw[0] == test:
            raise Bad("testnet", "This address belongs to the test network.", hint="Ask for one that starts with N.")
        raise Bad("wrong_network", "The network byte of this address is another network's.")

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The address without dashes; payload is the 20-byte hash."""
    return bind(rules)(text)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    return (base32.writer(base32.LOWER)(bytes.fromhex(rules["net"]))[0],)


def _ungrouped(text: str) -> str:
    """The letters alone, where dashes stand after every sixth of them and nowhere else."""
    groups = text.split("-")
    if any(len(group) != _GROUP for group in groups[:-1]) or len(groups[-1]) > _GROUP:
        return text
    return "".join(groups)
