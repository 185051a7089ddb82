"""IOST account names: 5 to 11 lower-case letters, digits and underscores.

https://developers.iost.io/docs/en/2-intro-of-iost/Account.html
"""

from ..parsed import Bad, Notice, Parsed, Rules

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
_LENGTHS = range(5, 12)
_UNCHECKED = (
    Notice(
        "no_checksum", "A name has no checksum, so a mistyped one may be somebody else's: compare it letter by letter."
    ),
)


def parse(text: str, _rules: Rules) -> Parsed:
    """The text as it is; a name has no payload."""
    if not _LETTERS.issuperset(text):
        raise Bad("bad_format", "An IOST account is a name of lower-case letters, digits and underscores.")
    if len(text) not in _LENGTHS:
        raise Bad("bad_length", f"An IOST account name has 5 to 11 characters, this text has {len(text)}.")
    return Parsed(text, "account-name", b"", None, _UNCHECKED)
