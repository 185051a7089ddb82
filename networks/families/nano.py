"""Nano addresses: a prefix, 260 bits for a 256-bit key, and a 40-bit BLAKE2b checksum.

Rules: `prefixes`, the current one first.
https://docs.nano.org/integration-guides/the-basics/#account-public-key
"""

from hashlib import blake2b

from ..codec import base32
from ..codec.ed25519 import on_curve
from ..parsed import Bad, Notice, Parsed, Rules

_LETTERS = 60
_CHECK = 5
_PAD = "1111"  # 20 zero bits, to make whole bytes of the 4 zero bits and the key
_read = base32.reader("13456789abcdefghijkmnopqrstuwxyz")
_OLD = (Notice("old_prefix", "The prefix is the old one; the address is the same under the new one."),)


def parse(text: str, rules: Rules) -> Parsed:
    """The address under the current prefix; payload is the 32-byte key."""
    prefixes = rules["prefixes"].split(",")
    prefix = next((prefix for prefix in prefixes if text.startswith(prefix)), None)
    if prefix is None:
        raise Bad("bad_format", f"An address of this network starts with {prefixes[0]}, in lower case.")
    letters = text[len(prefix) :]
    if len(letters) != _LETTERS:
        raise Bad("bad_length", f"An address has {_LETTERS} characters after {prefix}, this text has {len(letters)}.")
    if letters[0] not in "13":  # 4 of the 260 bits are always zero; other decoders let them overflow
        raise Bad("bad_format", f"After {prefix} an address goes on with 1 or 3.")
    try:
        raw = _read(_PAD + letters)
    except ValueError:
        raise Bad("bad_format", "The address has a character that its alphabet does not have.") from None
    key, check = raw[-_CHECK - 32 : -_CHECK], raw[-_CHECK:]
    if blake2b(key, digest_size=_CHECK).digest()[::-1] != check:
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
    return Parsed(prefixes[0] + letters, "account", key, None, _OLD if prefix != prefixes[0] else ())


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return tuple(rules["prefixes"].split(","))


def second_look(parsed: Parsed) -> tuple[Notice, ...]:
    """Whether a key can sign for the account at all."""
    if on_curve(parsed.payload):
        return ()
    return (Notice("off_curve", "No key can sign for this account: coins sent there are lost."),)
