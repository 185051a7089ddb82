"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding", "Verdict"]

Verdict = Literal["ok", "warning", "problem"]
"""A problem must be mended before money is moved; a warning should be known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check: its name, how it went, what was found, and what to do about it."""

    name: str
    verdict: Verdict
    message: str
    hint: str = ""
