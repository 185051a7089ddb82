"""JSON without the parts that make two readers disagree: duplicate keys, absurd numbers, endless nesting.

Numbers become int or Decimal, exactly as written; never a float.
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation

__all__ = ["MAX_DEPTH", "Malformed", "parse"]

MAX_DEPTH = 64
_MAX_NUMBER = 60
_MAX_EXPONENT = 60


class Malformed(Exception):
    """The text is no JSON we accept; ``field`` says where, as well as it is known."""

    def __init__(self, what: str, field: str = "$") -> None:
        super().__init__(what)
        self.what = what
        self.field = field


def parse(body: bytes) -> object:
    """The body as dicts, lists, texts, ints, Decimals, booleans and None.

    Raises:
        Malformed: it is not JSON in UTF-8, or JSON of the kind above.
    """
    if not body.strip():
        raise Malformed("it is empty")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Malformed("it is not text in UTF-8") from None
    if text.lstrip()[:1] == "<":
        raise Malformed("it is a page of HTML or XML, not JSON")
    try:
        tree: object = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise Malformed(f"it is not whole JSON ({error.msg} at character {error.pos})") from None
    except RecursionError:
        raise Malformed("it is nested too deeply") from None
    _check_depth(tree)
    if "\\ud" in text or "\\uD" in text:
        _check_surrogates(tree)
    return tree


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise Malformed("a key stands there twice", field=twice)
    return made


def _number(text: str) -> int | Decimal:
    if len(text) > _MAX_NUMBER:
        raise Malformed(f"a number of {len(text)} characters")
    if text.lstrip("-").isdigit():
        return int(text)
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise Malformed("a number with an absurd exponent") from None
    if abs(int(number.as_tuple().exponent)) > _MAX_EXPONENT or abs(number.adjusted()) > _MAX_EXPONENT:
        raise Malformed("a number with an absurd exponent")
    return number


def _not_finite(text: str) -> object:
    raise Malformed(f"{text} is not a number")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_float=_number, parse_int=_number, parse_constant=_not_finite
)


def _check_depth(tree: object) -> None:
    """Level by level, without recursion."""
    level = [tree]
    for _ in range(MAX_DEPTH + 1):
        level = [
            child
            for node in level
            for child in (node.values() if isinstance(node, dict) else node if isinstance(node, list) else ())
            if isinstance(child, dict | list)
        ]
        if not level:
            return
    raise Malformed("it is nested too deeply")


def _check_surrogates(tree: object) -> None:
    """Half a character can be put into no file, no database and no terminal."""
    try:
        json.dumps(tree, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        raise Malformed("a text holds half a character") from None
