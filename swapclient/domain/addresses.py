"""When two texts are the same address."""

from __future__ import annotations

import re

__all__ = ["folded", "same_address"]

_EVM = re.compile(r"0x[0-9a-fA-F]{40}")
_CASHADDR = ("bitcoincash:", "ecash:")


def same_address(one: str | None, other: str | None) -> bool:
    """Equal to the letter; only EVM hex may differ in case, and a CashAddr prefix may be left out."""
    if not one or not other:
        return not one and not other
    return folded(one) == folded(other)


def folded(address: str) -> str:
    """The address for comparing: EVM hex without its case, CashAddr without its prefix."""
    if _EVM.fullmatch(address):
        return address.lower()
    for prefix in _CASHADDR:
        if address.startswith(prefix):
            return address[len(prefix) :]
    return address
