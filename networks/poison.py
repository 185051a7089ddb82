"""Look-alikes: an address made to be mistaken for one of the user's own (address poisoning)."""

from collections.abc import Iterable

from .errors import AddressError

ENDS = 4  # characters equal at each end; fewer would be chance (Coinspect's threshold)
_HEADS = ("0x", "bc1q", "bc1p", "ltc1q", "bitcoincash:q")  # what all addresses of a form have in common


def look_alike(text: str, known: Iterable[str]) -> str | None:
    """The known address that `text` resembles: equal at both ends, different in the middle. None where there is none.

    Tools show `0x12ab...ef34`, so attackers make addresses whose ends are equal. What every address of the form starts
    with does not count.
    """
    book = tuple(known)
    if not all(isinstance(one, str) for one in (text, *book)):
        raise AddressError("bad_format", "An address is text.", hint="Give each as a string.")
    lower = text.lower()
    if any(one == text or (one.lower() == lower and (_in_one_case(one) or _in_one_case(text))) for one in book):
        return None
    body = _body(lower)
    for one in book:
        other = _body(one.lower())
        if len(body) > 2 * ENDS and body[:ENDS] == other[:ENDS] and body[-ENDS:] == other[-ENDS:]:
            return one
    return None


def _in_one_case(text: str) -> bool:
    """Whether the case says nothing; two base58 texts that differ in their case alone are two addresses."""
    body = text[2:]
    return body in (body.lower(), body.upper())


def _body(lower: str) -> str:
    for head in _HEADS:
        if lower.startswith(head):
            return lower[len(head) :]
    return lower[1:]
