"""What does not belong into an address: white space, invisible characters, look-alike letters.

Only white space at both ends is taken off, and that is said; everything else is refused and named by its code point.
The blanks that Nimiq's wallets write after every fourth character are part of its format, and no other network's.
"""

from .errors import AddressError
from .parsed import Notice

LIMIT = 512  # characters; no address of any network is as long
_TRIMMED = Notice("trimmed", "White space around the address was taken off.")
_ELLIPSIS = "\u2026"
_HUGE = 100_000  # a paste this long is not searched any more
_GROUP, _GROUPS = 4, 9  # of Nimiq: NQ07 0000 ...


def plain(text: object) -> bool:
    """Whether `text` is what families are given: printable ASCII, no white space, not empty, not too long."""
    return type(text) is str and text.isascii() and text.isprintable() and " " not in text and 0 < len(text) <= LIMIT


def clean(text: object, network: str, asset: str | None = None) -> tuple[str, tuple[Notice, ...]]:
    """`text` without the white space around it, and a word about it; AddressError on any other wrong character."""

    def no(code: str, message: str, hint: str = "") -> AddressError:
        return AddressError(code, message, network=network, asset=asset, hint=hint)

    if not isinstance(text, str):
        raise no("bad_format", "An address is text.", "Give it as a string.")
    if len(text) > _HUGE:
        raise no("bad_length", f"This text has {len(text)} characters: it is no address.", "Copy the address alone.")
    trimmed = text.strip()
    inner = _ungrouped(trimmed)
    if not inner:
        raise no("bad_format", "There is no address: the text is empty.", "Paste the address.")
    for place, letter in enumerate(inner):
        if not (letter.isascii() and letter.isprintable()) or letter == " ":
            position = text.index(inner) + place + 1
            if letter.isspace():
                raise no(
                    "bad_format",
                    f"There is white space ({named(letter)}) inside, at character {position}.",
                    "Copy the address again in one piece; if a line break cut it, ask for it unbroken.",
                )
            if letter == _ELLIPSIS:
                raise no(
                    "hidden_characters",
                    f"Character {position} is {named(letter)}: the address was shortened.",
                    "Copy it whole; never complete it by hand.",
                )
            raise no(
                "hidden_characters",
                f"Character {position} is {named(letter)}: no address has it, even if it cannot be seen.",
                "Copy the address again from its source, or type that place by hand.",
            )
    if len(inner) > LIMIT:
        raise no(
            "bad_length", f"This text has {len(inner)} characters: no address is as long.", "Copy the address alone."
        )
    return inner, (() if trimmed == text else (_TRIMMED,))


def _ungrouped(text: str) -> str:
    """A Nimiq address without its blanks, any other text as it is."""
    groups = text.split(" ")
    whole = len(groups) == _GROUPS and all(len(group) == _GROUP and group.isalnum() for group in groups)
    return "".join(groups) if whole and text.isascii() and text[:2].upper() == "NQ" else text


def named(letter: str) -> str:
    """The code point of a character and its name."""
    import unicodedata  # noqa: PLC0415 - a megabyte that only a mistake needs

    return f"U+{ord(letter):04X} {unicodedata.name(letter, 'CONTROL CHARACTER')}"
