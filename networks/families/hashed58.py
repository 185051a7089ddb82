"""Bitcoin-like addresses whose base58 checksum is another hash: Decred (BLAKE-256) and Groestlcoin (Groestl-512).

Rules: `hash` its name, version bytes in hex by kind as in base58check, `hrp` segwit's prefix.
https://docs.decred.org/advanced/address-details/, https://www.groestlcoin.org/
"""

from collections.abc import Callable
from importlib import import_module

from ..codec import base58
from ..codec.errors import BadChecksum
from ..parsed import Bad, Parsed, Rules
from . import base58check

_HASH = 20
_LENGTHS = range(26, 37)  # characters
_KINDS = ("p2pkh", "p2sh", "p2pkh-ed25519", "p2pkh-schnorr")
_PUBLIC_KEY = 53  # characters: Decred writes bare keys in this form too


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    versions = {bytes.fromhex(rules[kind]): kind for kind in _KINDS if kind in rules}
    hrp = rules.get("hrp", "")
    segwit = base58check.bind({"hrp": hrp}) if hrp else None
    hashed = _checksum(rules["hash"])

    def read(text: str) -> Parsed:
        if segwit and text.lower().startswith(f"{hrp}1"):
            return segwit(text)
        return _read(text, versions, hashed)

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The text as it is (segwit in lower case); payload is the hash or witness program."""
    return bind(rules)(text)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    versions = ",".join(rules[kind] for kind in _KINDS if kind in rules)
    return base58check.heads({"p2pkh": versions, "hrp": rules.get("hrp", "")})


def _read(text: str, versions: dict[bytes, str], hashed: Callable[[bytes], bytes]) -> Parsed:
    if len(text) not in _LENGTHS:
        if len(text) == _PUBLIC_KEY and _fits(text, hashed):
            raise Bad("not_payable", "This is a public key; wallets and services pay to addresses.")
        raise Bad("bad_length", f"No address of this network has {len(text)} characters.")
    try:
        body = base58.decode_check(text, hashed=hashed)
    except BadChecksum:
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy it again.") from None
    except ValueError:
        raise Bad("bad_format", "An address of this network has base58 characters only (no 0, O, I, l).") from None
    kind = versions.get(body[:-_HASH])
    if kind is None:
        raise Bad("wrong_network", "The version bytes of this address are another network's.")
    return Parsed(text, kind, body[-_HASH:])


def _fits(text: str, hashed: Callable[[bytes], bytes]) -> bool:
    try:
        base58.decode_check(text, hashed=hashed)
    except ValueError:
        return False
    return True


def _checksum(name: str) -> Callable[[bytes], bytes]:
    """The first four bytes of a hash of the hash."""
    if name == "blake256":
        blake256 = import_module("..codec.blake256", __package__).blake256
        return lambda body: bytes(blake256(blake256(body))[:4])
    groestl512 = import_module("..codec.groestl", __package__).groestl512
    return lambda body: bytes(groestl512(groestl512(body))[:4])
