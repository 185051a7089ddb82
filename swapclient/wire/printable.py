"""Text of a stranger, made fit for a terminal, a log and a page."""

from __future__ import annotations

import unicodedata

__all__ = ["clean"]

_MOST_MARKS = 3
_ESCAPED = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def clean(text: str, limit: int = 300) -> str:
    r"""At most ``limit`` characters of one line, with nothing that steers a terminal or reorders what is read.

    Control, bidirectional, invisible and unassigned characters become visible escapes (``\x1b``, ``\u202e``); line
    breaks and tabs become spaces; piles of combining marks are cut. What is cut at the end shows as ``…``.
    """
    shown: list[str] = []
    length = marks = 0
    for character in " ".join(text[: 4 * limit].split()):
        kind = unicodedata.category(character)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if marks > _MOST_MARKS:
            continue
        piece = character.encode("unicode_escape").decode("ascii") if kind in _ESCAPED else character
        if length + len(piece) > limit:
            return "".join(shown)[: limit - 1] + "…"
        shown.append(piece)
        length += len(piece)
    return "".join(shown) + ("…" if len(text) > 4 * limit and length < limit else "")
