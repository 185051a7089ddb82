"""Addresses of the Move chains (Aptos, Sui and those like them): 0x and 64 hexadecimal digits, without a checksum.

Rules: `system` the number below which addresses belong to the chain itself.
https://github.com/aptos-foundation/AIPs/blob/main/aips/aip-40.md, https://docs.sui.io/concepts/cryptography
"""

from collections.abc import Callable

from ..cautions import UNCHECKED
from ..parsed import Bad, Parsed, Rules

_DIGITS = 64
_LENGTH = _DIGITS + 2
_HEX = "0123456789abcdefABCDEF"
_STRIPPED = range(56, _DIGITS)  # digits that are left where leading zeros were taken off


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    system = int(rules.get("system", "0"))

    def read(text: str) -> Parsed:
        if text[:2] != "0x" or len(text) != _LENGTH:
            raise refusal(text)
        try:
            payload = bytes.fromhex(text[2:])
        except ValueError:
            raise refusal(text) from None
        if payload[0] == 0 and 0 < int.from_bytes(payload, "big") < system:
            raise Bad("not_payable", "This is an address of the chain itself, not a wallet.")
        lower = text.lower()
        if text != lower and _is_starknets(text[2:], lower[2:]):
            raise Bad("wrong_network", "The case of the letters is Starknet's checksum: this is a Starknet address.")
        return Parsed(lower, "account", payload, None, UNCHECKED)

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The address in lower case; payload is its 32 bytes."""
    return bind(rules)(text)


def heads(_rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return ("0x",)


def _is_starknets(body: str, lower: str) -> bool:
    from .starknet import checksummed  # noqa: PLC0415 - wallets of these chains write lower case, so this is rare

    return body == checksummed(lower)


def refusal(text: str) -> Bad:
    """Why a text is no such address."""
    if "::" in text:
        return Bad("not_payable", "This names a type of coin (ADDRESS::module::Name), not a wallet.")
    bare = text[2:] if text[:2] in ("0x", "0X") else text
    if not bare or bare.strip(_HEX):
        return Bad("bad_format", f"An address of this network is 0x and {_DIGITS} hexadecimal digits.")
    if len(bare) == _DIGITS:
        return Bad(
            "bad_format",
            "An address starts with 0x (lower-case x).",
            hint="Put 0x before it, once you know that it is an address and no key.",
        )
    hint = ""
    if text[:2] == "0x" and len(bare) in _STRIPPED:
        hint = f"If its leading zeros were left out, the whole address is 0x{bare.lower().zfill(_DIGITS)}."
    return Bad("bad_length", f"An address has {_DIGITS} digits after 0x, this text has {len(bare)}.", hint=hint)
