"""Solana addresses: base58 of 32 bytes, without any checksum."""

from collections.abc import Callable

from ..codec import base58
from ..codec.ed25519 import on_curve
from ..parsed import Bad, Notice, Parsed, Rules, made

_BYTES = 32
_LENGTHS = range(32, 45)
_number = base58.reader()
_OFF_CURVE = (
    Notice(
        "off_curve",
        "No key signs for this address: it is a program's or a token account, or a shared vault. Tokens sent to a token"
        " account are lost; give the wallet's own address unless you know it for a vault.",
    ),
)


def bind(_rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    return _read


def parse(text: str, _rules: Rules) -> Parsed:
    """The text as it is; payload is its 32 bytes."""
    return _read(text)


def _read(text: str) -> Parsed:
    if len(text) not in _LENGTHS:
        raise Bad("bad_length", f"A Solana address has 32 to 44 characters, this text has {len(text)}.")
    try:
        payload = _number(text).to_bytes(_BYTES, "big")
    except OverflowError:
        raise Bad("bad_length", "The text stands for more than the 32 bytes of a Solana address.") from None
    except ValueError:
        raise Bad("bad_format", "A Solana address has base58 characters only (no 0, O, I, l).") from None
    if (text[0] == "1" or not payload[0]) and _zeros(payload) != len(text) - len(text.lstrip("1")):
        raise Bad("bad_length", "The text does not stand for the 32 bytes of a Solana address.")
    return made((text, "account", payload, None, ()))


def second_look(parsed: Parsed) -> tuple[Notice, ...]:
    """Whether a key can sign for the address at all. Costs more than everything else, so it is not done in bulk."""
    return () if on_curve(parsed.payload) else _OFF_CURVE


def _zeros(payload: bytes) -> int:
    return len(payload) - len(payload.lstrip(b"\0"))
