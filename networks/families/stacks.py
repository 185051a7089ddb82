"""Stacks addresses: S, a version letter, and Crockford's base32 of a 20-byte hash and four bytes of double SHA-256.

Rules: `versions` of the network, `other` of its counterpart (22 SP, 20 SM, 26 ST, 21 SN), `main` on test networks. A
contract is an address, a dot and a name, and may receive.
https://github.com/stacksgov/sips/blob/main/sips/sip-005/sip-005-blocks-and-transactions.md
"""

from collections.abc import Callable
from hashlib import sha256

from ..cautions import CONTRACT
from ..codec import bech32
from ..parsed import Bad, Parsed, Rules

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DIGITS = bytes(ALPHABET.find(chr(code)) % 256 for code in range(256))
_FOREIGN = b"\xff"
_DIGITS_FOR_25 = 40  # one byte more than an address has
_LONGEST = 42
_SHORTEST = 28
_NAME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
_NAME_LONGEST = 128
_SINGLE = (22, 26)


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    versions = [int(version) for version in rules["versions"].split(",")]
    others = [int(version) for version in rules["other"].split(",")]
    test = bool(rules.get("main"))

    def read(text: str) -> Parsed:
        address, dot, name = text.partition(".")
        if address.islower():
            address = address.upper()
        version, payload = decode(address)
        if version not in versions:
            if version in others and not test:
                raise Bad(
                    "testnet", "This address belongs to the test network.", hint="Ask for one that starts with SP."
                )
            raise Bad("wrong_network", "The version letter of this address is another network's.")
        if dot:
            if not name[:1].isalpha() or len(name) > _NAME_LONGEST or not _NAME.issuperset(name):
                raise Bad("bad_format", "After the dot a contract's name is expected.")
            return Parsed(f"{address}.{name}", "contract", f"{payload.hex()}.{name}".encode(), None, CONTRACT)
        return Parsed(address, "account" if version in _SINGLE else "multisig", payload)

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The address in capitals; payload is the 20-byte hash (of a contract: of its owner in hex, a dot and its name)."""
    return bind(rules)(text)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    return tuple(f"s{ALPHABET[int(version)].lower()}" for version in rules["versions"].split(","))


def decode(text: str) -> tuple[int, bytes]:
    """The version and the 20-byte hash of an address in capitals."""
    if text[:1] != "S":
        raise Bad("bad_format", "A Stacks address starts with SP.")
    digits = text[1:].encode().translate(_DIGITS)
    if _FOREIGN in digits:
        raise Bad("bad_format", "A Stacks address has digits and capital letters only, without I, L, O and U.")
    if not _SHORTEST <= len(text) <= _LONGEST:
        raise Bad("bad_length", f"No Stacks address has {len(text)} characters.")
    version, rest = digits[0], digits[1:]
    raw = _number(rest)
    if sha256(sha256(bytes([version]) + raw[:20]).digest()).digest()[:4] != raw[20:]:
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
    if len(rest) - len(rest.lstrip(b"\0")) != len(raw) - len(raw.lstrip(b"\0")):
        raise Bad("bad_length", "The text does not stand for as many bytes as an address has.")
    return version, raw[:20]


def _number(digits: bytes) -> bytes:
    """The 24 bytes that five-bit digits stand for; they are filled up on the left, unlike those of bech32."""
    raw = bech32.to_bytes(bytes(_DIGITS_FOR_25 - len(digits)) + digits)
    if raw[0]:
        raise Bad("bad_length", "The text stands for more bytes than a Stacks address has.")
    return raw[1:]


def encode(version: int, payload: bytes) -> str:
    """The address of a 20-byte hash."""
    raw = payload + sha256(sha256(bytes([version]) + payload).digest()).digest()[:4]
    number, letters = int.from_bytes(raw, "big"), ""
    while number:
        number, digit = divmod(number, 32)
        letters = ALPHABET[digit] + letters
    return "S" + ALPHABET[version] + "0" * (len(raw) - len(raw.lstrip(b"\0"))) + letters
