"""NEAR accounts: names, and implicit accounts, which are a key in hex or an Ethereum address.

Rules: `top` the name under which accounts are made, `other` that of the other network.
https://nomicon.io/DataStructures/Account, https://github.com/near/NEPs/blob/master/neps/nep-0518.md
"""

from collections.abc import Callable
from string import ascii_lowercase, digits

from ..names import SERVICES
from ..parsed import Bad, Notice, Parsed, Rules

_LENGTHS = range(2, 65)  # characters
_IMPLICIT = 64
_ETH = 42
_BARE = 24  # longer names without a dot are nobody's, and look like other networks' addresses
_HEX = frozenset("0123456789abcdef")
_WORD = frozenset(ascii_lowercase + digits)
_BRIDGED = ".factory.bridge.near"
_NAME_NOTICE = Notice("name_only", "A name has no checksum: compare it letter by letter with its source.")
_TOP_NOTICE = Notice("unusual_name", "Hardly any account has a name like this: most end in .near.")
_ETH_NOTICE = (
    Notice("ethereum_like", "The text looks like an Ethereum address: make sure that the receiver expects it on NEAR."),
)
_HEX_NOTICE = (Notice("no_checksum", "The address has no checksum: compare it whole with its source."),)


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one network."""
    top, other = rules["top"], rules["other"]

    def read(text: str) -> Parsed:
        if len(text) == _IMPLICIT and _HEX.issuperset(text):
            return Parsed(text, "implicit", bytes.fromhex(text), None, _HEX_NOTICE)
        if len(text) == _ETH and text[:2] == "0x" and _HEX.issuperset(text[2:]):
            return Parsed(text, "eth-implicit", bytes.fromhex(text[2:]), None, _ETH_NOTICE)
        return _named(text, top, other)

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The account as it is; payload is the key or the Ethereum address, b"" for a name."""
    return bind(rules)(text)


def _named(text: str, top: str, other: str) -> Parsed:
    if len(text) not in _LENGTHS:
        raise Bad("bad_length", f"A NEAR account has 2 to 64 characters, this text has {len(text)}.")
    if text != text.lower():
        raise Bad("bad_format", "A NEAR account is written in lower case only.")
    parts = text.split(".")
    if not all(_is_label(part) for part in parts):
        raise Bad("bad_format", "A NEAR account is made of the letters a-z and digits, with single . - _ between them.")
    if len(parts) == 1 and len(text) > _BARE:
        raise Bad("bad_format", "A NEAR account is a name that ends in .near, or 64 hexadecimal digits.")
    if parts[-1] == other:
        code = "testnet" if other == "testnet" else "wrong_network"
        raise Bad(code, f"Accounts under .{other} belong to another NEAR network.")
    if parts[-1] in SERVICES:
        raise Bad("bad_format", f"Names under .{parts[-1]} are another name service's, not NEAR accounts.")
    if text.endswith(_BRIDGED):
        raise Bad("token_contract", "This is the contract of a bridged token on NEAR: what is sent there is lost.")
    if parts[-1] == top:
        return Parsed(text, "named-account", b"", None, (_NAME_NOTICE,))
    return Parsed(text, "unusual-name", b"", None, (_NAME_NOTICE, _TOP_NOTICE))


def _is_label(part: str) -> bool:
    """Words of letters and digits, with single - or _ between them."""
    return all(word and _WORD.issuperset(word) for word in part.replace("_", "-").split("-"))
