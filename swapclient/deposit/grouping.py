"""An address in groups of four, for comparing by eye. Never for copying: the plain text stands beside it."""

from __future__ import annotations

__all__ = ["grouped"]

_GROUP = 4
_PREFIXES = ("0x", "bitcoincash:")


def grouped(address: str) -> str:
    """``0x 5aAe b605 ...``; without its spaces it is the address again."""
    prefix = next((start for start in _PREFIXES if address.startswith(start)), "")
    body = address[len(prefix) :]
    groups = [body[start : start + _GROUP] for start in range(0, len(body), _GROUP)]
    return " ".join([prefix, *groups] if prefix else groups)
