"""What a command answers: one document for programs, one drawing for people, and the error it ends with, if any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from swapclient.errors import SwapClientError

if TYPE_CHECKING:
    from swapclient.cli.screen import Screen

__all__ = ["SCHEMA", "Reply", "envelope"]

SCHEMA = 1
"""Version of every JSON document: fields may be added, never changed."""


def _nothing(_screen: Screen) -> None:
    """Nothing to draw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer of a command.

    ``document`` holds the fields beside ``schema`` and ``ok``; ``draw`` shows the same to a person. With ``error`` both
    are still shown, and the exit code is the error's. ``streamed`` says the documents were printed already, one a line.
    ``raw`` is a text of its own kind (a CSV file, a schema) that goes to stdout as it is, in place of both.
    """

    document: dict[str, object] = field(default_factory=dict)
    draw: Callable[[Screen], None] = _nothing
    error: SwapClientError | None = None
    streamed: bool = False
    raw: str | None = None
    exit_code: int = 0


def envelope(document: dict[str, object], error: SwapClientError | None = None) -> dict[str, object]:
    """The JSON document as it is printed."""
    if error is None:
        return {"schema": SCHEMA, "ok": True, **document}
    said = {"code": error.stable_code, "message": error.message, "hint": error.hint}
    context = {name: value for name, value in error.context.items() if name not in said}
    return {"schema": SCHEMA, "ok": False, "error": {**said, **context}, **document}
