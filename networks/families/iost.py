"""IOST account names: 5 to 11 lower-case letters, digits and underscores.

https://developers.iost.io/docs/en/2-intro-of-iost/Account.html
"""

from ..cautions import NAME
from ..parsed import Bad, Parsed, Rules

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
_LENGTHS = range(5, 12)


def parse(text: str, _rules: Rules) -> Parsed:
    """The text as it is; a name has no payload."""
    if not _LETTERS.issuperset(text):
        raise Bad("bad_format", "An IOST account is a name of lower-case letters, digits and underscores.")
    if len(text) not in _LENGTHS:
        raise Bad("bad_length", f"An IOST account name has 5 to 11 characters, this text has {len(text)}.")
    return Parsed(text, "account-name", b"", None, NAME)
