"""The prefix of Bitcoin Cash addresses, which providers refuse and everybody else expects."""

from __future__ import annotations

import re

__all__ = ["with_prefix", "without_prefix"]

_PREFIX = "bitcoincash:"
_BODY = re.compile(r"[qp][0-9a-z]{41}")


def without_prefix(address: str | None) -> str | None:
    """As providers take it."""
    if address and address[: len(_PREFIX)].lower() == _PREFIX:
        return address[len(_PREFIX) :]
    return address or None


def with_prefix(address: str | None, asset: str | None) -> str | None:
    """As it is written: a CashAddr gets its prefix back, an old base58 address has none."""
    if address and asset and asset.endswith(":bitcoin-cash") and _BODY.fullmatch(address):
        return _PREFIX + address
    return address or None
