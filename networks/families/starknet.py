"""Starknet addresses: a number below 2**251 - 256 in hexadecimal, which may carry a checksum in its case.

The checksum takes the number's bytes, not its text as EIP-55 does.
https://docs.starknet.io/learn/protocol/accounts, https://starknetjs.com (getChecksumAddress)
"""

from ..cautions import UNCHECKED
from ..codec.keccak import keccak256
from ..parsed import Bad, Parsed, Rules

_DIGITS = 64
_LENGTHS = (65, 66)  # with 0x; the first of 64 digits is always 0 and may be left out
_HIGHEST = 2**251 - 256
_SYSTEM = 1 << 32  # contract 1 and its like belong to the chain


def parse(text: str, _rules: Rules) -> Parsed:
    """The address with all 64 digits, in checksum case where it had one; payload is its 32 bytes."""
    if text[:2] != "0x" or len(text) not in _LENGTHS:
        raise _refusal(text)
    body = text[2:]
    if len(body) < _DIGITS:
        if body[0] == "0":
            raise _refusal(text)
        body = "0" + body
    try:
        payload = bytes.fromhex(body)
    except ValueError:
        raise Bad("bad_format", "After 0x an address has hexadecimal digits only (0-9, a-f).") from None
    number = int.from_bytes(payload, "big")
    if number >= _HIGHEST:
        raise Bad("bad_format", "The number is too large for a Starknet address.")
    if 0 < number < _SYSTEM:
        raise Bad("not_payable", "This is an address of the chain itself, not a wallet.")
    lower = body.lower()
    if body in (lower, body.upper()):
        return Parsed("0x" + lower, "hex", payload, None, UNCHECKED)
    if body != checksummed(lower):
        raise Bad(
            "bad_checksum",
            "The upper and lower case letters are a checksum, and it does not fit: a character was changed.",
            hint="Copy the address again from its source.",
        )
    return Parsed("0x" + body, "checksum", payload)


def heads(_rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return ("0x",)


def checksummed(lower: str) -> str:
    """64 lower-case digits in checksum case: a letter is upper case where its digit of the hash is over 7."""
    number = int(lower, 16)
    digest = keccak256(number.to_bytes((number.bit_length() + 7) // 8, "big")).hexdigest()
    return "".join(letter.upper() if mark in "89abcdef" else letter for letter, mark in zip(lower, digest, strict=True))


def _refusal(text: str) -> Bad:
    bare = text[2:] if text[:2] in ("0x", "0X") else text
    if not bare or bare.strip("0123456789abcdefABCDEF"):
        return Bad("bad_format", "A Starknet address is 0x and 64 hexadecimal digits.")
    if text[:2] != "0x":
        return Bad(
            "bad_format",
            "An address starts with 0x (lower-case x).",
            hint="Put 0x before it, once you know that it is an address and no key.",
        )
    hint = ""
    if len(bare) in range(56, _DIGITS):
        hint = f"If its leading zeros were left out, the whole address is 0x{bare.zfill(_DIGITS)}."
    return Bad("bad_length", f"A Starknet address has {_DIGITS} digits after 0x, this text has {len(bare)}.", hint=hint)
