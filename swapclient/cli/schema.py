"""The published JSON schema, as it lies beside this module."""

from __future__ import annotations

from pathlib import Path

__all__ = ["schema_text"]


def schema_text() -> str:
    """JSON Schema, draft 2020-12, of every document that ``--json`` prints."""
    return Path(__file__).with_name("schema.json").read_text(encoding="utf-8")
