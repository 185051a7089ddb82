"""Stellar's strkeys (SEP-23): accounts G..., and muxed accounts M..., which carry the memo id inside.

https://github.com/stellar/stellar-protocol/blob/master/ecosystem/sep-0023.md
"""

from binascii import crc_hqx

from ..codec import base32
from ..codec.ed25519 import on_curve
from ..parsed import Bad, Notice, Parsed, Rules, made

_ACCOUNT, _MUXED = 6 << 3, 12 << 3  # version bytes
_LENGTHS = {"G": 56, "M": 69}
_KEY = 32
_OTHERS = {
    "S": "a secret key",
    "C": "a contract",
    "P": "a signed payload",
    "B": "a claimable balance",
    "L": "a liquidity pool",
    "T": "a transaction hash",
    "X": "a hash signer",
}
_SHORTEST_OTHER = 56
_read = base32.reader(base32.UPPER)
_MUXED_NOTICE = (
    Notice("muxed", "Not every service can pay to a muxed (M...) address; the G... address and the memo id are safer."),
)
_OFF_CURVE = (Notice("off_curve", "No key can sign for this account: coins sent there may be lost."),)


def parse(text: str, _rules: Rules) -> Parsed:
    """The text as it is; payload is the account's 32-byte key, memo the id inside a muxed account."""
    length = _LENGTHS.get(text[0])
    if length is None:
        raise _other(text)
    if len(text) != length:
        raise Bad("bad_length", f"A {text[0]}... address has {length} characters, this text has {len(text)}.")
    raw = _decode(text)
    if raw[0] == _ACCOUNT and length == _LENGTHS["G"]:
        return made((text, "account", raw[1:], None, ()))
    if raw[0] == _MUXED and length == _LENGTHS["M"]:
        memo = str(int.from_bytes(raw[1 + _KEY :], "big"))
        return Parsed(text, "muxed", raw[1 : 1 + _KEY], memo, _MUXED_NOTICE)
    raise Bad("bad_format", "The address is of a kind that Stellar does not have.")


def heads(_rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    return ("g", "m")


def second_look(parsed: Parsed) -> tuple[Notice, ...]:
    """Whether a key can sign for the account at all."""
    return () if on_curve(parsed.payload) else _OFF_CURVE


def _decode(text: str) -> bytes:
    """Version byte and body, once the CRC16 (XMODEM, its low byte first) fits."""
    try:
        raw = _read(text)
    except ValueError:
        raise Bad("bad_format", "A Stellar address has the letters A-Z and the digits 2-7 only.") from None
    if crc_hqx(raw[:-2], 0) != int.from_bytes(raw[-2:], "little"):
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
    return raw[:-2]


def _other(text: str) -> Bad:
    what = _OTHERS.get(text[0])
    if what and len(text) >= _SHORTEST_OTHER:
        try:
            _decode(text)
        except Bad:
            pass
        else:
            return Bad("not_payable", f"This is {what} ({text[0]}...), not an account that can be paid.")
    return Bad("bad_format", "A Stellar address starts with G, or with M where it carries the memo id.")
