"""What somebody wants, before a provider is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from swapclient.domain.assets import Pair
from swapclient.domain.quotes import QuoteRequest, RateType

__all__ = ["Wish"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants, checked: addresses in canonical text, memos None where none is wanted."""

    pair: Pair
    give_amount: Decimal
    rate_type: RateType
    receive_address: str
    receive_memo: str | None = None
    refund_address: str | None = None
    refund_memo: str | None = None
    key: str | None = None
    group: str | None = None
    notices: tuple[str, ...] = ()

    def request(self) -> QuoteRequest:
        """The question to put to providers."""
        return QuoteRequest(
            pair=self.pair,
            amount=self.give_amount,
            rate_type=self.rate_type,
            receive_address=self.receive_address,
            refund_address=self.refund_address,
        )
