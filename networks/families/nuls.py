"""NULS addresses: a readable prefix, then base58 of chain id, type, a 20-byte hash and one byte of XOR.

Rules: `prefix` with the letter that ends it (the length of the prefix as a letter: NULSd), `chain` the chain's number.
https://docs.nuls.io/NULS2.0/account.html
"""

from collections.abc import Callable
from functools import reduce
from operator import xor

from ..cautions import WEAK
from ..codec import base58
from ..parsed import Bad, Parsed, Rules

_BYTES = 24
_KINDS = {1: "account", 2: "contract", 3: "multisig"}
_number = base58.reader()


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    prefix, chain = rules["prefix"], int(rules["chain"])

    def read(text: str) -> Parsed:
        if not text.startswith(prefix):
            raise Bad("bad_format", f"An address of this network starts with {prefix}.")
        body = text[len(prefix) :]
        try:
            raw = _number(body).to_bytes(_BYTES, "big")
        except OverflowError:
            raise Bad("bad_length", "The text stands for more bytes than an address has.") from None
        if base58.encode(raw) != body:
            raise Bad("bad_length", "The text does not stand for as many bytes as an address has.")
        if reduce(xor, raw):
            raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
        kind = _KINDS.get(raw[2])
        if int.from_bytes(raw[:2], "little") != chain or kind is None:
            raise Bad("bad_format", "The address is of a chain or a type other than its prefix says.")
        return Parsed(text, kind, raw[3:23], None, WEAK)

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The text as it is; payload is the 20-byte hash."""
    return bind(rules)(text)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    return (rules["prefix"].lower(),)
