"""Tezos addresses: base58check of a three-byte prefix and a 20-byte hash.

Rules: `ed25519`, `secp256k1`, `p256`, `bls`, `contract` the prefixes in hex; `rollup` one that cannot be paid.
https://octez.tezos.com/docs/shell/accounts.html
"""

from collections.abc import Callable
from hashlib import sha256

from ..codec import base58
from ..parsed import Bad, Notice, Parsed, Rules, made

_LENGTH = 36  # characters
_BYTES = 27
_PREFIX, _BODY = 3, 23  # where the hash begins and ends
_KINDS = ("ed25519", "secp256k1", "p256", "bls", "contract")
_number = base58.reader()
_CONTRACT = (
    Notice("contract", "This is a contract: make sure that it takes payments, or coins sent there may be lost."),
)


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one network."""
    kinds = {
        bytes.fromhex(rules[kind]): (kind, _CONTRACT if kind == "contract" else ()) for kind in _KINDS if kind in rules
    }
    rollup = bytes.fromhex(rules.get("rollup", ""))

    def read(text: str) -> Parsed:
        if len(text) != _LENGTH:
            raise Bad("bad_length", f"An address of this network has {_LENGTH} characters, this text has {len(text)}.")
        try:
            raw = _number(text).to_bytes(_BYTES, "big")
        except OverflowError:
            raise Bad("bad_format", "The text stands for more bytes than an address has.") from None
        except ValueError:
            raise Bad("bad_format", "An address of this network has base58 characters only (no 0, O, I, l).") from None
        if sha256(sha256(raw[:_BODY]).digest()).digest()[:4] != raw[_BODY:]:
            raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
        found = kinds.get(raw[:_PREFIX])
        if found is None:
            raise _unpayable(raw[:_PREFIX] == rollup)
        return made((text, found[0], raw[_PREFIX:_BODY], None, found[1]))

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The text as it is; payload is the 20-byte hash."""
    return bind(rules)(text)


def _unpayable(rollup: bool) -> Bad:  # noqa: FBT001 - the one question there is
    if rollup:
        return Bad("not_payable", "This is a rollup (sr1...), not an account that can be paid.")
    return Bad("bad_format", "The address carries the prefix of another network, or of something else than an account.")


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    hashes = (bytes.fromhex(rules[kind]) + bytes(24) for kind in _KINDS if kind in rules)
    return tuple(sorted({base58.encode(raw)[:3].lower() for raw in hashes}))
