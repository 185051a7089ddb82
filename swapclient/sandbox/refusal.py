"""The provider says no."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["Refusal"]


class Refusal(Exception):
    """Why, in neutral words; each provider has its own status and body for it.

    ``kind`` is one of bad_key, blocked, invalid, unknown_coin, unknown_pair, below, above, bad_address, bad_memo,
    memo_chain_fixed, rate_gone, unknown_order, no_fixed.
    """

    def __init__(self, kind: str, *reasons: str, least: Decimal | None = None, most: Decimal | None = None) -> None:
        super().__init__(kind, *reasons)
        self.kind = kind
        self.reasons = reasons
        self.least = least
        self.most = most
