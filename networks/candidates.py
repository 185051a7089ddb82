"""On which networks a text is an address, most likely first."""

from functools import cache

from . import hygiene, known, links, readers, secret, strangers, tables
from .address import Candidate
from .errors import AddressError
from .judge import reader
from .parsed import Bad, Parsed


def identify(text: str) -> tuple[Candidate, ...]:
    """Every network on which `text`, or the recipient of the payment link that it is, has an address.

    Empty where there is none. AddressError `secret_pasted` where the text is a key, `hidden_characters` and others for
    its characters, and where it plainly is something else (a name, an invoice).
    """
    if not hygiene.plain(text):
        secret.refuse(text, "", None)
        text, _ = hygiene.clean(text, "")
    found = secret.what(text)
    if found:
        raise secret.error(found, "", None)
    matches = _matches(text) or _linked(text)
    stranger = None if matches else strangers.what(text)
    if stranger:
        raise AddressError(stranger.code, stranger.message, hint=stranger.hint)
    return tuple(Candidate(name, parsed.kind, parsed.text, _note(name, parsed)) for name, parsed in matches)


def _linked(text: str) -> list[tuple[str, Parsed]]:
    """The same for the recipient of a payment link, on the networks that the link may mean."""
    address, where = links.named(text)
    return [(name, parsed) for name, parsed in _matches(address) if name in where] if address else []


def telling(text: str) -> tuple[tuple[str, ...], bool]:
    """The networks of `identify` but those where any word would be an account name, and whether none has a checksum.

    Without one, any number of that length would be an address.
    """
    found = _matches(text)
    bare = all(any(notice.code == "no_checksum" for notice in parsed.notices) for _, parsed in found)
    return tuple(name for name, parsed in found if not _says_little(parsed)), bare


def nearly(text: str) -> str:
    """The network whose readable prefix `text` has, but whose checksum it fails; "" where there is none."""
    lower = text.lower()
    for reading in readers.of(text):
        if reading.names and lower.startswith(reading.names):
            try:
                reading.read(text)
            except Bad as bad:
                if bad.code == "bad_checksum":
                    return reading.networks[0]
            except ValueError:
                continue
    return ""


def _matches(text: str) -> list[tuple[str, Parsed]]:
    groups = []
    for reading in readers.of(text):
        try:
            groups.append((reading.read(text), reading.networks))
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
    found = known.find(_known(name), parsed.payload, parsed.text)
    return found.message if found else ""


@cache
def _known(name: str) -> known.Table:
    network = tables.networks()[name]
    return known.table(network, reader(network))
