"""Of several outcomes the worst: what a person must hear of first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from swapclient.errors import SwapClientError

__all__ = ["worst"]

_ORDER: Final = (1, 11, 7, 9, 10, 2, 13, 12, 4, 3, 5, 6, 8)
"""Exit codes: a bug, money that may go wrong, money that waits for somebody, money lost time, then the rest."""


def worst(errors: Iterable[SwapClientError | None]) -> SwapClientError | None:
    """The error that decides the exit code; None when all went well."""
    bad = [error for error in errors if error is not None]
    return min(bad, key=lambda error: _ORDER.index(error.exit_code), default=None)
