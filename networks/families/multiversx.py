"""MultiversX addresses: bech32 of a 32-byte Ed25519 key, or of a contract's number, which begins with eight zero bytes.

https://docs.multiversx.com/developers/account-management
"""

from collections.abc import Callable

from ..cautions import CONTRACT, OFF_CURVE
from ..codec.ed25519 import on_curve
from ..parsed import Notice, Parsed, Rules
from . import bech32

_CONTRACT_HEAD = bytes(8)


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    account = bech32.bind(rules)

    def read(text: str) -> Parsed:
        parsed = account(text)
        if parsed.payload[:8] == _CONTRACT_HEAD:
            return parsed._replace(kind="contract", notices=CONTRACT)
        return parsed

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The address in lower case; payload is the 32-byte key."""
    return bind(rules)(text)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return bech32.heads(rules)


def second_look(parsed: Parsed) -> tuple[Notice, ...]:
    """Whether a key can sign for the address at all."""
    return () if parsed.kind == "contract" or on_curve(parsed.payload) else OFF_CURVE
