"""Tezos addresses: base58check of a three-byte prefix and a 20-byte hash.

Rules: `ed25519`, `secp256k1`, `p256`, `bls`, `contract` the prefixes in hex; `rollup` one that cannot be paid.
https://octez.tezos.com/docs/shell/accounts.html
"""

from hashlib import sha256

from ..codec import base58
from ..parsed import Bad, Notice, Parsed, Rules

_LENGTH = 36  # characters
_BYTES = 27
_KINDS = ("ed25519", "secp256k1", "p256", "bls", "contract")
_number = base58.reader()
_CONTRACT = (
    Notice("contract", "This is a contract: make sure that it takes payments, or coins sent there may be lost."),
)


def parse(text: str, rules: Rules) -> Parsed:
    """The text as it is; payload is the 20-byte hash."""
    if len(text) != _LENGTH:
        raise Bad("bad_length", f"An address of this network has {_LENGTH} characters, this text has {len(text)}.")
    try:
        raw = _number(text).to_bytes(_BYTES, "big")
    except OverflowError:
        raise Bad("bad_format", "The text stands for more bytes than an address has.") from None
    except ValueError:
        raise Bad("bad_format", "An address of this network has base58 characters only (no 0, O, I, l).") from None
    if sha256(sha256(raw[:-4]).digest()).digest()[:4] != raw[-4:]:
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
    prefix = raw[:3].hex()
    kind = next((kind for kind in _KINDS if rules.get(kind) == prefix), None)
    if kind is not None:
        return Parsed(text, kind, raw[3:-4], None, _CONTRACT if kind == "contract" else ())
    if prefix == rules.get("rollup"):
        raise Bad("not_payable", "This is a rollup (sr1...), not an account that can be paid.")
    raise Bad("bad_format", "The address carries the prefix of another network, or of something else than an account.")


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    hashes = (bytes.fromhex(rules[kind]) + bytes(24) for kind in _KINDS if kind in rules)
    return tuple(sorted({base58.encode(raw)[:3].lower() for raw in hashes}))
