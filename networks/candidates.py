"""On which networks a text is an address, most likely first."""

from collections.abc import Callable
from functools import cache

from . import hygiene, known, secret, tables
from .address import Candidate
from .judge import reader
from .parsed import Bad, Parsed


def identify(text: str) -> tuple[Candidate, ...]:
    """Every network on which `text` is an address; empty where there is none.

    AddressError `secret_pasted` where the text is a key, `hidden_characters` and the like where its characters are wrong.
    """
    if not hygiene.plain(text):
        secret.refuse(text, "", None)
        text, _ = hygiene.clean(text, "")
    found = secret.what(text)
    if found:
        raise secret.error(found, "", None)
    return tuple(Candidate(name, parsed.kind, parsed.text, _note(name, parsed)) for name, parsed in _matches(text))


def names(text: str) -> tuple[str, ...]:
    """The networks of `identify`, without those where any word at all would be an account name."""
    return tuple(name for name, parsed in _matches(text) if not _says_little(parsed))


def _matches(text: str) -> list[tuple[str, Parsed]]:
    found = []
    for read, where in _readers():
        try:
            parsed = read(text)
        except (Bad, ValueError):
            continue
        found += [(name, parsed) for name in where]
    found.sort(key=lambda match: _order(*match))
    return found


def _order(name: str, parsed: Parsed) -> tuple[bool, tuple[bool, int, str]]:
    return _says_little(parsed), tables.likely(name)


def _says_little(parsed: Parsed) -> bool:
    """An account name is any short word: it says little about where a mistyped address belongs."""
    return "name" in parsed.kind and "." not in parsed.text


def _note(name: str, parsed: Parsed) -> str:
    found = _known(name).get(known.key(parsed))
    return found.message if found else ""


@cache
def _known(name: str) -> known.Table:
    network = tables.networks()[name]
    return known.table(network, reader(network))


@cache
def _readers() -> tuple[tuple[Callable[[str], Parsed], tuple[str, ...]], ...]:
    """One reader for all networks that read alike."""
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    for network in tables.networks().values():
        groups.setdefault((network.family, tuple(sorted(network.rules.items()))), []).append(network.name)
    return tuple((reader(tables.networks()[where[0]]), tuple(where)) for where in groups.values())
