"""Nimiq addresses: NQ, two check digits as an IBAN has them, and 32 letters for 20 bytes.

The wallets write blanks after every fourth character; they are taken off before a family is asked.
https://nimiq.com/developers/learn/addresses (ISO 13616 for the check digits)
"""

from ..cautions import WEAK
from ..codec import base32
from ..parsed import Bad, Parsed, Rules

ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVXY"
_LENGTH = 36
_VALUES = {ord(letter): str(value) for value, letter in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_read = base32.reader(ALPHABET)


def parse(text: str, _rules: Rules) -> Parsed:
    """The address in capitals without blanks; payload is its 20 bytes."""
    upper = text.upper() if text.islower() else text
    if upper[:2] != "NQ" or not upper.isalnum():
        raise Bad("bad_format", "A Nimiq address starts with NQ and has digits and capital letters.")
    if len(upper) != _LENGTH:
        raise Bad("bad_length", f"A Nimiq address has {_LENGTH} characters without blanks, this text has {len(upper)}.")
    payload = _read(upper[4:])
    check = upper[2:4]
    if not check.isdigit() or check_digits(upper[4:]) != check:
        raise Bad("bad_checksum", "The check digits do not fit: a character was changed. Copy the address again.")
    return Parsed(upper, "account", payload, None, WEAK)


def heads(_rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return ("nq",)


def check_digits(letters: str) -> str:
    """The two digits that make the whole number, letters as 10 to 35, one more than a multiple of 97."""
    return f"{98 - int((letters + 'NQ00').translate(_VALUES)) % 97:02}"
