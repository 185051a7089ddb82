"""Conflux Core addresses: a prefix and CashAddr's checksum over letters of their own (CIP-37).

Rules: `prefix` before the colon, `test` the test network's.
https://github.com/Conflux-Chain/CIPs/blob/master/CIPs/cip-37.md
"""

from collections.abc import Callable

from ..cautions import CONTRACT
from ..codec import bech32, cashaddr
from ..parsed import Bad, Parsed, Rules

ALPHABET = "abcdefghjkmnprstuvwxyz0123456789"
_DIGITS = bytes(ALPHABET.find(chr(code)) % 256 for code in range(256))
_FOREIGN = b"\xff"
_LETTERS = 42
_CHECK = 8
_KINDS = {0: "builtin", 1: "user", 8: "contract"}  # by the first digit of the hexadecimal form


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    prefix, test = rules["prefix"], rules.get("test")

    def read(text: str) -> Parsed:
        lower = bech32.fold(text)
        parts = lower.split(":")
        if parts[0] == test:
            raise Bad("testnet", "This address belongs to the test network.", hint=f"Ask for one with {prefix}:.")
        if parts[0] != prefix or len(parts) == 1:
            raise _refusal(text, prefix)
        values = _values(parts[-1])
        if cashaddr.verify(prefix, values) != 1:
            raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
        raw = bech32.to_bytes(values[:-_CHECK])
        kind = _KINDS.get(raw[1] >> 4, "")
        if raw[0] or not kind:
            raise Bad("bad_format", "This is an address type that Conflux does not know.")
        _agree(parts[1:-1], kind, raw[1:])
        if kind == "builtin" and any(raw):
            raise Bad("not_payable", "This is a contract of the chain itself, not a wallet.")
        return Parsed(f"{prefix}:{parts[-1]}", kind, raw[1:], None, CONTRACT if kind == "contract" else ())

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The short form in lower case; payload is the 20-byte address."""
    return bind(rules)(text)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return (f"{rules['prefix']}:",)


def encode(prefix: str, payload: bytes) -> str:
    """The short form of a 20-byte address."""
    values = bech32.to_values(b"\0" + payload)
    remainder = cashaddr.verify(prefix, values + bytes(_CHECK)) ^ 1
    check = bytes(remainder >> 5 * (_CHECK - 1 - place) & 31 for place in range(_CHECK))
    return f"{prefix}:" + "".join(ALPHABET[value] for value in values + check)


def _values(letters: str) -> bytes:
    values = letters.encode().translate(_DIGITS)
    if _FOREIGN in values:
        raise Bad("bad_format", "A character that Conflux addresses do not have (i, l, o, q).")
    if len(values) != _LETTERS:
        raise Bad("bad_length", f"An address has {_LETTERS} letters after the colon, this text has {len(values)}.")
    return values


def _agree(options: list[str], kind: str, payload: bytes) -> None:
    """The long form says the type too (TYPE.USER), which has to be the real one."""
    real = kind if any(payload) else "null"
    for option in options:
        key, _, value = option.partition(".")
        if key != "type":
            raise Bad("bad_format", f"Between the colons only TYPE.{real.upper()} may stand.")
        if value not in (real, kind):
            raise Bad("bad_format", f"The address calls itself {value}, but it is {real}.")


def _refusal(text: str, prefix: str) -> Bad:
    if text[:2] == "0x":
        return Bad(
            "bad_format",
            "This is a hexadecimal address: those belong to Conflux eSpace, which is another network.",
            hint=f"Ask for the address that starts with {prefix}:.",
        )
    return Bad("bad_format", f"A Conflux address starts with {prefix}:.")
