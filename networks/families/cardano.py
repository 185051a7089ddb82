"""Cardano addresses (CIP-19): Shelley's in bech32, and Byron's in base58 over CBOR with a CRC-32.

Rules: `hrp` the prefix, `net` the network id in the header, `magic` where Byron addresses carry a network magic.
https://cips.cardano.org/cip/CIP-19
"""

from binascii import crc32
from collections.abc import Callable

from ..codec import base58, bech32, cbor
from ..codec.bech32 import BECH32
from ..codec.errors import BadChecksum
from ..parsed import Bad, Notice, Parsed, Rules, made

_HASH = 28
_LIMIT = 140  # characters; CIP-19 lifts BIP-173's limit, and pointers are short
_POINTED, _ALONE, _STAKE = 4, 6, 14  # header types from which there is a pointer, nothing, a reward account
_BYRON = (50, 130)  # characters
_BASE_LETTERS = 98  # of header and two hashes, and the checksum
_SHORT_BYRON, _SHORT_BYTES = 59, 43  # characters and bytes
_BEFORE_ROOT = bytes.fromhex("82 d818 5821 83 581c")  # [24(33 bytes of [28 bytes of root,
_AFTER_ROOT = bytes.fromhex("a0 00 1a")  # {}, 0]), a CRC-32 of four bytes (CBOR writes small ones shorter)]
_PUBKEY, _REDEEM = 0, 2
_PATH, _MAGIC = 1, 2  # attributes: an encrypted derivation path, and the network
_number = base58.reader()
_CHANGED = "The checksum does not fit: a character was changed. Copy the address again."
_SCRIPT_NOTICE = (
    Notice("script_address", "This is a script's address: coins sent there without its data may be lost."),
)
_POINTER_NOTICE = Notice("pointer_address", "Pointer addresses are no longer in use: ask for a usual one.")


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one network: the two usual forms at once, all else and every refusal with a closer look."""
    head, plain = rules["hrp"] + "1", int(rules["net"])
    width = len(head)
    usual = width + _BASE_LETTERS
    letters = bech32.reader(head, _BASE_LETTERS)
    main = not rules.get("magic")

    def read(text: str) -> Parsed:
        if len(text) == usual and text[:width] == head:
            try:
                raw = letters(text[width:])
            except ValueError:
                return _look(text, rules)
            if raw[0] == plain:  # keys of this network
                return made((text, "base", raw, None, ()))
        elif main and len(text) == _SHORT_BYRON and text[:3] == "Ae2":
            return _usual_byron(text) or _look(text, rules)
        return _look(text, rules)

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """Shelley's form in lower case, Byron's as it is; payload is the header and hashes, or Byron's root."""
    return bind(rules)(text)


def _look(text: str, rules: Rules) -> Parsed:
    lower = text.lower()
    if lower.startswith((rules["hrp"] + "1", "addr", "stake")):
        return _shelley(text, rules)
    if not text.strip(base58.BITCOIN) and _BYRON[0] <= len(text) <= _BYRON[1]:
        return _byron(text, rules)
    raise Bad("bad_format", f"A Cardano address starts with {rules['hrp']}1 (or, an old one, with Ae2 or DdzFF).")


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case; a Byron address may start with any letter, by its length."""
    return (rules["hrp"] + "1", *sorted(set(base58.BITCOIN.lower())))


def _shelley(text: str, rules: Rules) -> Parsed:
    try:
        hrp, values, constant = bech32.decode(text, limit=_LIMIT)
        raw = bech32.to_bytes(values)
    except BadChecksum:
        raise Bad(
            "bad_checksum", "The checksum does not fit: a character was changed. Copy the address again."
        ) from None
    except ValueError as no:
        raise Bad("bad_format", f"Not a {rules['hrp']}1 address: {no}.") from None
    if constant != BECH32 or not raw:
        raise Bad("bad_checksum", "The checksum is bech32m's, which Cardano does not use.")
    kind, network = divmod(raw[0], 16)
    _same_network(hrp, kind, network, rules)
    if kind >= _STAKE:
        raise Bad(
            "not_payable",
            "This is a stake (reward) account, which cannot receive payments.",
            hint="Ask for the receive address; it starts with addr1.",
        )
    if not _whole(kind, raw):
        raise Bad("bad_length", "The address does not hold the parts that its header names.")
    if _POINTED <= kind < _ALONE:
        notices: tuple[Notice, ...] = (_POINTER_NOTICE, *(_SCRIPT_NOTICE if kind % 2 else ()))
        return Parsed(text.lower(), "pointer", raw, None, notices)
    name = "enterprise" if kind >= _ALONE else "base"
    return Parsed(text.lower(), name, raw, None, _SCRIPT_NOTICE if kind % 2 else ())


def _same_network(hrp: str, kind: int, network: int, rules: Rules) -> None:
    """Prefix, header and the network asked for must agree."""
    test = hrp.endswith("_test")
    if hrp.removesuffix("_test") != ("stake" if kind >= _STAKE else "addr"):
        raise Bad("bad_format", f"Not an address of Cardano: {hrp}1 does not fit what it holds.")
    if network != (0 if test else 1):
        raise Bad("bad_format", "The prefix and the network inside the address contradict each other.")
    if network != int(rules["net"]):
        code = "testnet" if test else "wrong_network"
        raise Bad(code, f"The address belongs to Cardano's {'test' if test else 'main'} network.")


def _whole(kind: int, raw: bytes) -> bool:
    if kind < _POINTED:
        return len(raw) == 1 + 2 * _HASH
    if kind < _ALONE:
        return len(raw) > 1 + _HASH and _is_pointer(raw[1 + _HASH :])
    return kind < _ALONE + 2 and len(raw) == 1 + _HASH


def _is_pointer(data: bytes) -> bool:
    """Three numbers in groups of seven bits, none longer than it need be nor beyond 64 bits."""
    numbers = 0
    length = 0
    for byte in data:
        if (length == 0 and byte == 0x80) or length > 8:  # noqa: PLR2004 - 9 groups of 7 bits
            return False
        length = length + 1 if byte & 0x80 else 0
        numbers += not byte & 0x80
    return numbers == 3 and length == 0  # noqa: PLR2004 - slot, transaction and certificate


def _usual_byron(text: str) -> Parsed | None:
    """The address of a key without attributes on the main network, by its one spelling in CBOR; None for any other."""
    try:
        raw = _number(text).to_bytes(_SHORT_BYTES, "big")
    except (ValueError, OverflowError):
        return None
    check = int.from_bytes(raw[39:], "big")
    if raw[:8] != _BEFORE_ROOT or raw[36:39] != _AFTER_ROOT or check >> 16 == 0 or crc32(raw[5:38]) != check:
        return None
    return made((text, "byron", raw[8:36], None, ()))


def _byron(text: str, rules: Rules) -> Parsed:
    try:
        outer = cbor.decode(base58.decode(text))
    except ValueError:
        raise Bad("bad_format", "The text is no Cardano address: it does not stand for canonical CBOR.") from None
    match outer:
        case [cbor.Tagged(24, bytes(body)), int(crc)]:
            pass
        case _:
            raise Bad("bad_format", "The text is no Cardano address.")
    if crc32(body) != crc:
        raise Bad("bad_checksum", _CHANGED)
    try:
        inner = cbor.decode(body)
    except ValueError:
        raise Bad("bad_format", "The address does not hold canonical CBOR.") from None
    match inner:
        case [bytes(root), dict(attributes), int(kind)] if len(root) == _HASH and kind in (_PUBKEY, _REDEEM):
            pass
        case _:
            raise Bad("bad_format", "The address does not hold the parts of a Byron address.")
    _check_attributes(attributes, rules.get("magic", ""))
    if kind == _REDEEM:
        raise Bad("not_payable", "This is a redemption address of the genesis, not a wallet's.")
    return Parsed(text, "byron", root)


def _check_attributes(attributes: dict[int, cbor.Value], magic: str) -> None:
    """Each attribute is CBOR within a byte string."""
    if not set(attributes) <= {_PATH, _MAGIC} or not all(isinstance(value, bytes) for value in attributes.values()):
        raise Bad("bad_format", "The address has attributes that a Byron address does not have.")
    try:
        inside = {key: cbor.decode(value) for key, value in attributes.items() if isinstance(value, bytes)}
    except ValueError:
        raise Bad("bad_format", "The address has attributes that are not canonical CBOR.") from None
    if not isinstance(inside.get(_PATH, b""), bytes) or not isinstance(inside.get(_MAGIC, 0), int):
        raise Bad("bad_format", "The address has attributes that a Byron address does not have.")
    if bool(magic) != (_MAGIC in inside):
        code = "wrong_network" if magic else "testnet"
        raise Bad(code, "The address belongs to another network of Cardano (its network magic says so).")
