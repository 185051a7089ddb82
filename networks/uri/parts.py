"""A link taken apart: scheme, body and fields, with nothing guessed and nothing dropped.

Names of fields are read in any case, as BIP-321 asks; a field given twice is refused, as two readers would take
different ones.
"""

from collections.abc import Collection
from typing import NamedTuple

from ..parsed import Bad

_HEX = 16


class Link(NamedTuple):
    """`head` is everything before the question mark, as written; `scheme` is in lower case, `fields` are decoded."""

    head: str
    scheme: str
    body: str
    fields: dict[str, str]
    repeated: tuple[str, ...] = ()

    def only(self, *known: str) -> None:
        """Bad where a field is there that the form does not know."""
        self.once()
        for name in self.fields:
            if name not in known:
                raise Bad("bad_format", f"The link has a field that is not understood here: {shown(name)}.", hint=ALONE)

    def known(self) -> None:
        """Bad where a field is there that a reader must understand; others may be passed over (BIP-321, ZIP-321)."""
        self.once()
        for name in self.fields:
            if name.startswith("req-"):
                raise Bad("bad_format", f"The link needs something that is not understood here: {shown(name)}.")

    def once(self, *besides: str) -> None:
        """Bad where a field is there twice."""
        for name in self.repeated:
            if name not in besides:
                raise Bad("bad_format", f"The link has the field {shown(name)} twice: which one counts is in doubt.")


ALONE = "Paste the address inside it alone."


def split(text: str) -> Link:
    """The parts of a link. Bad on anything that readers could take in different ways."""
    if "#" in text:
        raise Bad("bad_format", "The link has a part after #, which payment links do not have.", hint=ALONE)
    head, _, query = text.partition("?")
    if "?" in query:
        raise Bad("bad_format", "The link has two question marks.", hint=ALONE)
    scheme, colon, body = head.partition(":")
    if "%" in head:
        raise Bad("bad_format", "The address in the link is written with percent signs.", hint=ALONE)
    fields: dict[str, str] = {}
    repeated = []
    for part in query.split("&") if query else ():
        name, equals, value = part.partition("=")
        key = decoded(name).lower()
        if not equals or not key:
            raise Bad("bad_format", "The link has a field without a name or a value.", hint=ALONE)
        if key in fields:
            repeated.append(key)
        fields[key] = decoded(value)
    return Link(head, scheme.lower() if colon else "", body if colon else head, fields, tuple(repeated))


def decoded(text: str) -> str:
    """Percent signs undone. Bad where two hex digits are missing behind one, or the bytes are no UTF-8."""
    first, *others = text.split("%")
    raw = bytearray(first.encode())
    for part in others:
        if len(part) < 2 or part[:2].strip("0123456789abcdefABCDEF"):  # noqa: PLR2004 - two digits
            raise Bad("bad_format", "The link has a percent sign without two hex digits behind it.", hint=ALONE)
        raw.append(int(part[:2], _HEX))
        raw += part[2:].encode()
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Bad("bad_format", "The link holds bytes that are no text.", hint=ALONE) from None


def address(link: Link) -> str:
    """The body, where it is an address and nothing else."""
    if not link.body:
        raise Bad("bad_format", "The link names no address.")
    if link.body.startswith("/"):
        raise Bad("bad_format", "The address does not follow the colon in this link.", hint=ALONE)
    if link.body.strip(_PLAIN):
        raise Bad("bad_format", "The link holds more than one address, or none.", hint=ALONE)
    return link.body


_PLAIN = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-"


def one_of(value: str, *values: str, what: str) -> str:
    """`value` where it is one of those that are understood."""
    if value not in values:
        raise Bad("bad_format", f"The link has {what} that is not understood here.", hint=ALONE)
    return value


def without(link: Link, names: Collection[str], why: str) -> None:
    """Bad with `why` where one of these fields is there."""
    if any(name in link.fields for name in names):
        raise Bad("bad_format", why, hint=ALONE)


def shown(name: str) -> str:
    """A field's name as it may be shown: short and printable."""
    return "".join(letter if letter.isprintable() else "?" for letter in name[:24])
