"""Addresses that nobody can spend from: the zero of every network, and the ones in data/burns.tsv."""

from collections.abc import Iterator
from functools import cache

from . import tables
from .address import Network

_SIZES = range(16, 65)  # bytes; shorter bodies are account numbers, where zero may be somebody
_NUMBERED = (20, 32)  # bytes of hashes and keys
NUMBER = bytes(12)  # what a body begins with that is a small number; hashes and keys never do
_ZERO = "This is the zero address: nobody has its key, and what is sent there is lost."
_SYSTEM = "This is a system address (a small number): nobody has its key, and what is sent there is lost."
_ONES = "This address is all ones: nobody has its key, and what is sent there is lost."


def numbered(payload: bytes) -> str:
    """The message where a body is a small number instead of a hash or a key: chains give those to their own contracts.

    "" where it is another body that begins with NUMBER, an account's number, say.
    """
    return _SYSTEM if len(payload) in _NUMBERED else ""


@cache
def everywhere() -> dict[bytes, tuple[str, str]]:
    """Bodies that are wrong on every network, with the error's code and message."""
    found = {bytes(size): ("burn_address", _ZERO) for size in _SIZES}
    return found | {b"\xff" * size: ("burn_address", _ONES) for size in _SIZES}


def listed(network: Network) -> Iterator[tuple[str, str, str]]:
    """Address, code and message of every known burn or system address of a network."""
    for where, text, verdict, message in _rows():
        if where == network.name or (where == "evm" and network.family == "evm"):
            yield text, "burn_address" if verdict == "refuse" else "burn_warning", message


@cache
def _rows() -> tuple[tuple[str, str, str, str], ...]:
    return tuple((cells[0], cells[1], cells[2], cells[3]) for cells in tables.rows("burns.tsv"))
