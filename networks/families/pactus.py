"""Pactus addresses: bech32m of a type and a 20-byte hash. Only accounts are paid; validators are bonded to.

Rules: `hrp` the prefix, `test` the test network's.
https://docs.pactus.org/protocol/blockchain/address
"""

from collections.abc import Callable

from ..codec import bech32
from ..codec.bech32 import BECH32M
from ..codec.errors import BadChecksum
from ..parsed import Bad, Parsed, Rules

_LETTERS = 39  # type, 32 letters of hash, checksum
_VALIDATOR = 1
_KINDS = {2: "bls-account", 3: "ed25519-account"}


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    hrp, test = rules["hrp"], rules.get("test")
    length = len(hrp) + 1 + _LETTERS

    def read(text: str) -> Parsed:
        lower = bech32.fold(text)
        if test and lower.startswith(f"{test}1"):
            raise Bad(
                "testnet", "This address belongs to the test network.", hint=f"Ask for one that starts with {hrp}1."
            )
        if not lower.startswith(f"{hrp}1"):
            raise Bad("bad_format", f"A Pactus address starts with {hrp}1.")
        if len(lower) != length:
            raise Bad("bad_length", f"A Pactus address has {length} characters, this text has {len(text)}.")
        values = bech32.digits(lower[len(hrp) + 1 :])
        if bech32.verify(hrp, values) != BECH32M:
            raise BadChecksum("the checksum does not fit: a character was changed")
        if values[0] == _VALIDATOR:
            raise Bad("not_payable", "This is a validator's address, which is bonded to and not paid.")
        kind = _KINDS.get(values[0])
        if kind is None:
            raise Bad("bad_format", "An address of a type that Pactus wallets do not have.")
        return Parsed(lower, kind, bech32.to_bytes(values[1:-6]))

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The address in lower case; payload is the 20-byte hash."""
    return bind(rules)(text)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return (f"{rules['hrp']}1",)
