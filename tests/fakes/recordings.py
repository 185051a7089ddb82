"""Answers that were recorded from the live APIs; where they come from stands beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

__all__ = ["raw", "recorded"]

_PLACE = Path(__file__).parents[1] / "recorded"


def raw(name: str) -> bytes:
    """The bytes as they came: ``exolix/rate``."""
    return (_PLACE / f"{name}.json").read_bytes()


def recorded(name: str, **changes: Any) -> dict[str, Any]:
    """A fresh copy of the document, with changes."""
    document: dict[str, Any] = msgspec.json.decode(raw(name))
    return {**document, **changes}
