"""JSON text, and the kinds of it that should not exist."""

from __future__ import annotations

import json
from typing import Any

from swapclient.sandbox.document import hits, leaves, put

__all__ = ["deeply_nested", "doubled", "huge_number", "poisoned", "written"]

_MARK = "@@here@@"
_POISON = "\u202e\x1b[2J\x1b]0;owned\x07\u2066"
"""Right-to-left override, clear the screen, set the window's title, an isolate."""


def written(document: Any) -> str:
    """Compact, not escaped beyond need."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def doubled(document: Any, field: str | None, wanted: Any, other: Any) -> str:
    """One key twice in its object, first as it is, then with another value."""
    path, value = _one(document, field, lambda value: value == wanted)
    key = json.dumps(path.rpartition(".")[2])
    marked = written(put(document, {path: _MARK}))
    return marked.replace(f'{key}:"{_MARK}"', f"{key}:{written(value)},{key}:{written(other)}")


def huge_number(document: Any, field: str | None, digits: int) -> str:
    """A number with more digits than any parser should want to convert."""
    path, _ = _one(document, field, _is_amount)
    return written(put(document, {path: _MARK})).replace(f'"{_MARK}"', "9" * digits)


def deeply_nested(document: Any, depth: int) -> str:
    """An unknown first field full of lists in lists."""
    marked = {"nested": _MARK, **document} if isinstance(document, dict) else [_MARK, *document]
    return written(marked).replace(f'"{_MARK}"', "[" * depth + "]" * depth)


def poisoned(document: Any, field: str | None) -> str:
    """Control and bidirectional characters behind the text of a field, or of every text."""
    texts = [(path, value) for path, value in leaves(document) if isinstance(value, str)]
    return written(put(document, {path: value + _POISON for path, value in texts if not field or hits(path, field)}))


def _one(document: Any, field: str | None, wanted: Any) -> tuple[str, Any]:
    """The field named, else the first wanted, else the first."""
    found = list(leaves(document))
    named = [leaf for leaf in found if field and hits(leaf[0], field)]
    return (named or [leaf for leaf in found if wanted(leaf[1])] or found)[0]


def _is_amount(value: Any) -> bool:
    return isinstance(value, int | float | str) and str(value)[:1].isdigit() and not isinstance(value, bool)
