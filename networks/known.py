"""Addresses that are valid and still wrong: token contracts, burn and system addresses, by what they decode to."""

from collections.abc import Callable
from typing import NamedTuple

from . import burn, contracts
from .address import Network
from .parsed import Parsed


class Known(NamedTuple):
    """Why an address should not be paid. `code` is an error's, or `burn_warning` where a warning is enough."""

    code: str
    message: str


WALLET = "Ask the receiver for the address of a wallet."  # what to do about all of these
Table = dict[bytes | str, Known]


def table(network: Network, parse: Callable[[str], Parsed]) -> Table:
    """Everything known to be wrong on a network, by payload (by text where an address has no payload)."""
    found: Table = {payload: Known(code, message) for payload, (code, message) in burn.everywhere().items()}
    for text, code, message in burn.listed(network):
        found[key(parse(text))] = Known(code, message)
    for payload, message in contracts.of(network, parse).items():
        found.setdefault(payload, Known("token_contract", message))
    return found


def find(found: Table, payload: bytes, text: str) -> Known | None:
    """What is known to be wrong with an address."""
    if payload[:12] == burn.NUMBER and payload not in found:
        message = burn.numbered(payload)
        return Known("burn_address", message) if message else None
    return found.get(payload or text)


def key(parsed: Parsed) -> bytes | str:
    """What an address is recognised by."""
    return parsed.payload or parsed.text
