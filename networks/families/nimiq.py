"""Nimiq addresses: NQ, two check digits as an IBAN has them, and 32 letters for 20 bytes.

The wallets write blanks after every fourth character; they are taken off before a family is asked.
https://nimiq.com/developers/learn/addresses (ISO 13616 for the check digits)
"""

from collections.abc import Callable

from ..cautions import WEAK
from ..codec import base32
from ..parsed import Bad, Parsed, Rules, made

ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVXY"
_LENGTH = 36
_NONE = b"*"  # in place of the tens of a digit
_LETTERS = {ord(letter): str(value).encode() for value, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 10)}
_TENS = bytes(_LETTERS.get(code, _NONE)[0] for code in range(256))
_ONES = bytes(_LETTERS[code][1] if code in _LETTERS else code for code in range(256))
_CHECKS = tuple(f"{98 - rest:02}" for rest in range(97))
_read = base32.reader(ALPHABET)


def bind(_rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one network."""
    return _address


def parse(text: str, _rules: Rules) -> Parsed:
    """The address in capitals without blanks; payload is its 20 bytes."""
    return _address(text)


def _address(text: str) -> Parsed:
    upper = text.upper() if text.islower() else text
    if upper[:2] != "NQ" or len(upper) != _LENGTH or not upper.isalnum():
        raise _none(upper)
    letters = upper[4:]
    payload = _read(letters)
    if check_digits(letters) != upper[2:4]:
        raise Bad("bad_checksum", "The check digits do not fit: a character was changed. Copy the address again.")
    return made((upper, "account", payload, None, WEAK))


def _none(upper: str) -> Bad:
    if upper[:2] != "NQ" or not upper.isalnum():
        return Bad("bad_format", "A Nimiq address starts with NQ and has digits and capital letters.")
    return Bad("bad_length", f"A Nimiq address has {_LENGTH} characters without blanks, this text has {len(upper)}.")


def heads(_rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return ("nq",)


def check_digits(letters: str) -> str:
    """The two digits that make the whole number, letters as 10 to 35, one more than a multiple of 97."""
    raw = (letters + "NQ00").encode()
    pairs = bytearray(2 * len(raw))  # tens and ones of each value
    pairs[::2], pairs[1::2] = raw.translate(_TENS), raw.translate(_ONES)
    return _CHECKS[int(pairs.translate(None, _NONE)) % 97]
