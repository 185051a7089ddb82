"""Reaching into a JSON document by path (``result.0.ticker``), whatever provider it is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["hits", "leaves", "put"]


def leaves(document: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is no object or list, with its path."""
    if isinstance(document, dict | list):
        for key, value in document.items() if isinstance(document, dict) else enumerate(document):
            yield from leaves(value, f"{path}.{key}" if path else str(key))
    else:
        yield path, document


def put(document: Any, values: Mapping[str, Any], path: str = "") -> Any:
    """A copy with other values at these paths."""
    if path in values:
        return values[path]
    if isinstance(document, dict):
        return {key: put(value, values, f"{path}.{key}" if path else str(key)) for key, value in document.items()}
    if isinstance(document, list):
        return [put(value, values, f"{path}.{key}" if path else str(key)) for key, value in enumerate(document)]
    return document


def hits(path: str, field: str) -> bool:
    """Whether the path ends in the field (``amount``, or ``deposit.amount``)."""
    return path == field or path.endswith("." + field)
