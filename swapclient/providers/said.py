"""What a provider says when it says no: text, code, limits and reference, out of every shape seen in the field.

Nothing here relies on one key: the first of ``description``, ``message``, ``details`` and ``error`` that says anything
is taken, lists are joined, and objects are looked into.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from swapclient.domain.money import exact
from swapclient.errors import Unreadable
from swapclient.wire.printable import clean
from swapclient.wire.reading import decode
from swapclient.wire.redaction import redact
from swapclient.wire.settings import Answer

__all__ = ["Said", "hear", "limit_in_text"]

_TEXT = ("description", "message", "details", "error", "err", "errors")
_CODE = ("error", "kind", "code")
_TRACE = ("traceId", "trace_id", "requestId")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]{1,60}")
_NUMBER = r"\D{0,24}?([0-9]+(?:\.[0-9]+)?)(?![0-9]|[.,][0-9])"
_LIMIT = {
    "min": re.compile(r"\bmin(?:imum|imal)?\b" + _NUMBER, re.IGNORECASE),
    "max": re.compile(r"\bmax(?:imum|imal)?\b" + _NUMBER, re.IGNORECASE),
}
_DEEP = 3


class Said(NamedTuple):
    """``text`` is fit to be printed, ``code`` a single word or "", ``trace`` what support asks for or "".

    ``readable`` is whether the body was a JSON object at all: if not, something on the way answered, not the provider.
    """

    text: str
    code: str
    trace: str
    minimum: Decimal | None
    maximum: Decimal | None
    readable: bool

    def mentions(self, *words: str) -> bool:
        """Whether the text or the code has one of these, in any case."""
        said = f"{self.text} {self.code}".lower()
        return any(word in said for word in words)


def hear(answer: Answer, *, provider: str, secrets: tuple[str, ...] = ()) -> Said:
    """Read an answer that is a no; never raises."""
    try:
        body = decode(answer, dict[str, Any], provider=provider, secrets=secrets)
    except Unreadable:
        return Said("", "", "", None, None, readable=False)
    text = clean(redact(_text(body), secrets))
    trace = next((value for key in _TRACE if isinstance(value := body.get(key), str) and value), "")
    return Said(
        text,
        _code(body),
        clean(redact(trace, secrets), 80),
        _bound(body, "min") or limit_in_text(text, "min"),
        _bound(body, "max") or limit_in_text(text, "max"),
        readable=True,
    )


def limit_in_text(text: str, which: str) -> Decimal | None:
    """The bound in ``... Min: 0.001 ...``; a number written with thousands marks is not guessed at."""
    found = _LIMIT[which].search(text)
    return exact(found[1]) if found and len(found[1]) < 40 else None  # noqa: PLR2004 - longer is no amount


def _text(value: object, depth: int = 0) -> str:
    """The first thing said, however deep."""
    if isinstance(value, str):
        return value
    if depth > _DEEP:
        return ""
    if isinstance(value, list):
        return "; ".join(filter(None, (_text(item, depth + 1) for item in value[:10])))
    if isinstance(value, Mapping):
        return next((text for key in _TEXT if (text := _text(value.get(key), depth + 1).strip())), "")
    return ""


def _code(body: Mapping[str, object]) -> str:
    """The error's own word, where it has one."""
    inner = body.get("err")
    for place in (body, inner if isinstance(inner, Mapping) else {}):
        for key in _CODE:
            value = place.get(key)
            if isinstance(value, str) and _WORD.fullmatch(value):
                return value
    return ""


def _bound(body: Mapping[str, object], which: str) -> Decimal | None:
    """A limit given as a field: ``minAmount``, or ``payload.range.minAmount``."""
    places: list[object] = [body, body.get("payload")]
    places += [place.get("range") for place in places if isinstance(place, Mapping)]
    for place in places:
        value = place.get(f"{which}Amount") if isinstance(place, Mapping) else None
        if value is not None:
            try:
                return exact(value)
            except (TypeError, ValueError):
                continue
    return None
