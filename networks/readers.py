"""All networks' readers, by what a text starts with, so that a stranger's text is tried only where it could belong."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from . import tables
from .address import Network
from .judge import family, reader
from .parsed import Parsed, Rules

_BESIDE = frozenset({"short", "called", "coin_of"})  # rules that say nothing about a text without a colon
_PRINTABLE = "".join(chr(code) for code in range(33, 127))
_BASE58_FIRSTS = 34  # characters in lower case: a reader with as many has no head of its own


class Reading(NamedTuple):
    """A reader and the networks that share it, likely ones first.

    `heads` is what any of their addresses starts with, in lower case, () where that cannot be told; `names` are those
    heads that a person would recognise the network by.
    """

    heads: tuple[str, ...]
    names: tuple[str, ...]
    read: Callable[[str], Parsed]
    networks: tuple[str, ...]


def of(text: str) -> list[Reading]:
    """The readers worth trying on a text, which is not empty and printable ASCII."""
    lower = text.lower()
    readings = _index()[":" in text].get(lower[0], [])
    return [reading for reading in readings if not reading.heads or lower.startswith(reading.heads)]


def heads(network: Network) -> tuple[str, ...]:
    """What every address of a network starts with, in lower case; empty where that cannot be told."""
    return _heads(network.name)


@cache
def _heads(name: str) -> tuple[str, ...]:
    network = tables.networks()[name]
    own: Callable[[Rules], tuple[str, ...]] | None = getattr(family(network), "heads", None)
    return own(network.rules) if own else ()


@cache
def _index() -> tuple[dict[str, list[Reading]], dict[str, list[Reading]]]:
    """For texts without and with a colon: the readers that a first character leaves, in lower case."""
    return _by_first(_readings(_BESIDE)), _by_first(_readings(frozenset()))


def _by_first(readings: list[Reading]) -> dict[str, list[Reading]]:
    found: dict[str, list[Reading]] = {letter: [] for letter in _PRINTABLE}
    for reading in readings:
        for first in {head[0] for head in reading.heads} or found:
            found[first].append(reading)
    return found


def _readings(beside: frozenset[str]) -> list[Reading]:
    """One for all networks that read alike when the rules in `beside` are left out."""
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], list[Network]] = {}
    for network in tables.networks().values():
        rules = tuple(sorted((key, value) for key, value in network.rules.items() if key not in beside))
        groups.setdefault((network.family, rules), []).append(network)
    return [_reading(where) for where in groups.values()]


def _reading(where: list[Network]) -> Reading:
    own = heads(where[0])
    names = tuple(head for head in own if len(head) > 1)
    sharp = own if len(own) < _BASE58_FIRSTS else ()
    return Reading(sharp, names, reader(where[0]), tuple(sorted((one.name for one in where), key=tables.likely)))
