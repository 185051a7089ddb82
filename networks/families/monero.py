"""Monero addresses: main, sub, and integrated ones, which carry a payment id.

Rules: `main`, `sub`, `integrated` the network bytes in hex.
https://docs.getmonero.org/public-address/standard-address/
"""

from collections.abc import Callable

from ..codec import cryptonote
from ..codec.base58 import BITCOIN
from ..codec.ed25519 import on_curve
from ..codec.keccak import keccak256
from ..parsed import Bad, Notice, Parsed, Rules

_LENGTH, _INTEGRATED_LENGTH = 95, 106  # characters
_KEYS = 64  # bytes: spend key and view key
_PAYMENT_ID = 8
_CHECK = 4
_SIZES = {_LENGTH: 1 + _KEYS + _CHECK, _INTEGRATED_LENGTH: 1 + _KEYS + _PAYMENT_ID + _CHECK}
_OFF_CURVE = (Notice("off_curve", "A key in this address is no point of the curve: no wallet can have made it."),)


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one network."""
    kinds = {(int(rules[kind], 16), _LENGTH): kind for kind in ("main", "sub")}
    kinds[int(rules["integrated"], 16), _INTEGRATED_LENGTH] = "integrated"

    def read(text: str) -> Parsed:
        length = len(text)
        if length not in _SIZES:
            raise _wrong_length(text)
        try:
            raw = cryptonote.decode(text)
        except ValueError:
            raise Bad("bad_format", "A Monero address has base58 characters only, in blocks of eleven.") from None
        if keccak256(raw[:-_CHECK]).digest()[:_CHECK] != raw[-_CHECK:]:
            raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
        kind = kinds.get((raw[0], length))
        if kind is None:
            raise Bad("wrong_network", "The network byte of this address is another network's.")
        memo = raw[1 + _KEYS : -_CHECK].hex() if kind == "integrated" else None
        return Parsed(text, kind, raw[1 : 1 + _KEYS], memo)

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The text as it is; payload is the spend key and the view key, memo the payment id of an integrated address."""
    return bind(rules)(text)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    found = set()
    for kind in ("main", "sub", "integrated"):
        version = bytes.fromhex(rules[kind])
        low, high = (cryptonote.encode(version + byte * 7)[0] for byte in (b"\0", b"\xff"))
        first, last = (BITCOIN.index(letter) for letter in (low, high))
        found |= set(BITCOIN[first : last + 1].lower())
    return tuple(sorted(found))


def second_look(parsed: Parsed) -> tuple[Notice, ...]:
    """Whether both keys are points of the curve, as every wallet's are."""
    return () if on_curve(parsed.payload[:32]) and on_curve(parsed.payload[32:]) else _OFF_CURVE


def _wrong_length(text: str) -> Bad:
    if text.strip(BITCOIN):
        return Bad("bad_format", "A Monero address has base58 characters only.")
    return Bad(
        "bad_length",
        f"A Monero address has {_LENGTH} or (integrated) {_INTEGRATED_LENGTH} characters, this text has {len(text)}.",
    )
