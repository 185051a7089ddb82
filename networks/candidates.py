"""On which networks a text is an address, most likely first."""

from collections.abc import Callable
from functools import cache

from . import hygiene, known, secret, tables
from .address import Candidate, Network
from .judge import family, reader
from .parsed import Bad, Parsed, Rules

_Reader = tuple[tuple[str, ...], Callable[[str], Parsed], tuple[str, ...]]  # heads, reader, networks
_BESIDE = frozenset({"short", "coin_of"})  # rules that say nothing about a text without a colon


def identify(text: str) -> tuple[Candidate, ...]:
    """Every network on which `text` is an address; empty where there is none.

    AddressError `secret_pasted` where the text is a key, `hidden_characters` and others for its characters.
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


def nearly(text: str) -> str:
    """The network whose readable prefix `text` has, but whose checksum it fails; "" where there is none."""
    lower = text.lower()
    for own, read, where in _index()[":" in text].get(lower[0], ()):
        if any(len(head) > 1 and lower.startswith(head) for head in own):
            try:
                read(text)
            except Bad as bad:
                if bad.code == "bad_checksum":
                    return min(where, key=tables.likely)
            except ValueError:
                continue
    return ""


def unchecked(text: str) -> bool:
    """Whether `text` is an address only where no checksum says so: any number of its length would be one."""
    return all(any(notice.code == "no_checksum" for notice in parsed.notices) for _, parsed in _matches(text))


def _matches(text: str) -> list[tuple[str, Parsed]]:
    groups = []
    lower = text.lower()
    for own, read, where in _index()[":" in text].get(lower[0], ()):
        if own and not lower.startswith(own):
            continue
        try:
            groups.append((read(text), where))
        except (Bad, ValueError):
            continue
    found = [(name, parsed) for parsed, where in groups for name in where]
    if len(groups) > 1:  # within a group they are in order
        found.sort(key=lambda match: _order(*match))
    return found


def _order(name: str, parsed: Parsed) -> tuple[bool, tuple[bool, int, str]]:
    return _says_little(parsed), tables.likely(name)


def _says_little(parsed: Parsed) -> bool:
    """An account name is any short word: it says little about where a mistyped address belongs."""
    return "name" in parsed.kind and ("." not in parsed.text or "unusual" in parsed.kind)


def _note(name: str, parsed: Parsed) -> str:
    found = _known(name).get(known.key(parsed))
    return found.message if found else ""


@cache
def _known(name: str) -> known.Table:
    network = tables.networks()[name]
    return known.table(network, reader(network))


@cache
def _index() -> tuple[dict[str, list[_Reader]], dict[str, list[_Reader]]]:
    """For texts without and with a colon: the readers that a first character leaves, in lower case."""
    return _by_first(_readers(_BESIDE)), _by_first(_readers(frozenset()))


def _by_first(readers: list[_Reader]) -> dict[str, list[_Reader]]:
    found: dict[str, list[_Reader]] = {chr(code): [] for code in range(33, 127)}
    for reading in readers:
        for first in {head[0] for head in reading[0]} or found:
            found[first].append(reading)
    return found


def _readers(beside: frozenset[str]) -> list[_Reader]:
    """One reader for all networks that read alike when the rules in `beside` are left out."""
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], list[Network]] = {}
    for network in tables.networks().values():
        rules = tuple(sorted((key, value) for key, value in network.rules.items() if key not in beside))
        groups.setdefault((network.family, rules), []).append(network)
    return [
        (heads(where[0]), reader(where[0]), tuple(sorted((network.name for network in where), key=tables.likely)))
        for where in groups.values()
    ]


def heads(network: Network) -> tuple[str, ...]:
    """What every address of a network starts with, in lower case; empty where that cannot be told."""
    own: Callable[[Rules], tuple[str, ...]] | None = getattr(family(network), "heads", None)
    return own(network.rules) if own else ()
