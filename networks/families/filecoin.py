"""Filecoin addresses: f0 to f4, base32 with a BLAKE2b checksum; f0 is a bare number.

Rules: `letter` f or t, `other` the other network's.
https://spec.filecoin.io/appendix/address/, https://github.com/filecoin-project/FIPs/blob/master/FIPS/fip-0048.md
"""

from collections.abc import Callable
from hashlib import blake2b

from ..codec import base32
from ..parsed import Bad, Notice, Parsed, Rules, made

_CHECK = 4
_HASHED = {"1": (b"\1", 20, "secp256k1"), "2": (b"\2", 20, "actor"), "3": (b"\3", 48, "bls")}  # what is hashed, bytes
_MOST = 1 << 63
_SYSTEM, _BURNT = 100, 99  # actor numbers
_SUBADDRESS = 54  # most bytes
_ETHEREUM = 10  # the address manager of 0x addresses
_ETHEREUM_BYTES = 20
_MASKED = b"\xff" + bytes(11)  # how the EVM sees an f0 address
_read = base32.reader(base32.LOWER)
_ID_NOTICE = (
    Notice("no_checksum", "An f0 address has no checksum and is not final at once: the f1, f3 or f4 form is safer."),
)
_MANAGER_NOTICE = (Notice("unknown_manager", "No address manager of this number is known: ask whether it is right."),)


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one network."""
    hashed = {rules["letter"] + kind: form for kind, form in _HASHED.items()}

    def read(text: str) -> Parsed:
        form = hashed.get(text[:2])
        if form is None:
            return _rare(text, rules)
        prefix, size, kind = form
        payload = _checked(text[2:], prefix)
        if len(payload) != size:
            raise Bad("bad_length", f"The text does not stand for as many bytes as an f{prefix[0]} address has.")
        return made((text, kind, payload, None, ()))

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The text as it is; payload is the hash or key, or the number's eight bytes."""
    return bind(rules)(text)


def _rare(text: str, rules: Rules) -> Parsed:
    """A number or a delegated address, or the reason why a text is none."""
    if text[0] != rules["letter"]:
        raise _other(text, rules)
    if text[1:2] == "0":
        return _id(text, text[2:])
    if text[1:2] == "4":
        return _delegated(text, text[2:])
    raise Bad("bad_format", "A Filecoin address starts with f0, f1, f2, f3 or f4.")


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return tuple(rules["letter"] + kind for kind in "01234")


def _id(text: str, digits: str) -> Parsed:
    if not digits.isdigit() or (digits[0] == "0" and digits != "0") or len(digits) > 19:  # noqa: PLR2004 - digits of 2**63
        raise Bad("bad_format", "After f0 stands a number without leading zeros.")
    number = int(digits)
    if number >= _MOST:
        raise Bad("bad_format", "The number after f0 is larger than there can be.")
    if number == _BURNT:
        raise Bad("burn_address", "This is Filecoin's burnt funds actor: what is sent there is destroyed.")
    if number < _SYSTEM:
        raise Bad("not_payable", "This is one of Filecoin's system actors, not a wallet.")
    return Parsed(text, "id", number.to_bytes(8, "big"), None, _ID_NOTICE)


def _delegated(text: str, rest: str) -> Parsed:
    digits, separator, letters = rest.partition("f")
    if not separator or not digits.isdigit() or (digits[0] == "0" and digits != "0") or len(digits) > 19:  # noqa: PLR2004 - digits of 2**63
        raise Bad("bad_format", "An f4 address is f4, the number of its manager, f, and the rest.")
    manager = int(digits)
    payload = _checked(letters, b"\4" + _leb128(manager))
    if manager != _ETHEREUM:
        if len(payload) > _SUBADDRESS:
            raise Bad("bad_length", "The text stands for more bytes than an f4 address has.")
        return Parsed(text, "delegated", payload, None, _MANAGER_NOTICE)
    if len(payload) != _ETHEREUM_BYTES:
        raise Bad("bad_length", "The text does not stand for the 20 bytes of an f410f address.")
    if payload.startswith(_MASKED):
        number = int.from_bytes(payload[len(_MASKED) :], "big")
        raise Bad("bad_format", "This stands for an f0 address, which has no f4 form.", hint=f"Use f0{number}.")
    return Parsed(text, "ethereum", payload)


def _checked(letters: str, prefix: bytes) -> bytes:
    """The body, once the checksum over prefix and body fits."""
    try:
        raw = _read(letters)
    except ValueError:
        raise Bad("bad_format", "A Filecoin address has the letters a-z and the digits 2-7, in lower case.") from None
    body, check = raw[:-_CHECK], raw[-_CHECK:]
    if blake2b(prefix + body, digest_size=_CHECK).digest() != check:
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
    return body


def _leb128(number: int) -> bytes:
    groups = []
    while True:
        number, low = number >> 7, number & 0x7F
        groups.append(low | (0x80 if number else 0))
        if not number:
            return bytes(groups)


def _other(text: str, rules: Rules) -> Bad:
    letter = rules["letter"]
    if text[0] == rules["other"]:
        try:
            parse(text, {"letter": text[0], "other": letter})
        except Bad:
            pass
        else:
            return Bad("testnet" if letter == "f" else "wrong_network", "The address belongs to another network.")
    if text[:2] == "0x":
        return Bad(
            "bad_format",
            "A 0x address belongs to Filecoin's EVM; services that pay FIL ask for the f form.",
            hint="Copy the f410f... address from the wallet.",
        )
    return Bad("bad_format", f"A Filecoin address starts with {letter}0, {letter}1, {letter}2, {letter}3 or {letter}4.")
