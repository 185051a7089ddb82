"""ICON addresses: hx (an account) or cx (a contract) and 40 lower-case hexadecimal digits, without a checksum.

https://docs.icon.community/icon-stack/client-apis/json-rpc-api/v3
"""

from ..cautions import CONTRACT, UNCHECKED
from ..parsed import Bad, Parsed, Rules

_LENGTH = 42
_DIGITS = "0123456789abcdef"


def parse(text: str, _rules: Rules) -> Parsed:
    """The text as it is; payload is its 20 bytes."""
    if text[:2] not in ("hx", "cx"):
        raise Bad("bad_format", "An ICON address starts with hx.")
    if text[2:].strip(_DIGITS):
        raise Bad("bad_format", "After hx an address has lower-case hexadecimal digits only (0-9, a-f).")
    if len(text) != _LENGTH:
        raise Bad("bad_length", f"An ICON address has 40 digits after hx, this text has {len(text) - 2}.")
    if text[0] == "c":
        return Parsed(text, "contract", bytes.fromhex(text[2:]), None, UNCHECKED + CONTRACT)
    return Parsed(text, "account", bytes.fromhex(text[2:]), None, UNCHECKED)


def heads(_rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return ("hx", "cx")
