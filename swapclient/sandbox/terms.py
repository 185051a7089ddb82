"""What an order is opened on, and the fixed rates that were promised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from msgspec import Struct

from swapclient.sandbox.addresses import Place
from swapclient.sandbox.coins import Coin
from swapclient.sandbox.order import Order

__all__ = ["Rate", "Terms"]


class Rate(Struct, frozen=True):
    """A promise: these amounts for this pair until then."""

    give: str
    get: str
    amount_from: Decimal
    amount_to: Decimal
    reverse: bool
    valid_until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Checked and accepted. ``deposit_window`` in seconds; ``id_length`` letters after ``id_prefix``.

    ``named`` makes the order's id out of those letters and the deposit address, where a provider does.
    """

    provider: str
    owner: str
    give: Coin
    get: Coin
    amount_from: Decimal
    amount_to: Decimal
    fixed: bool
    reverse: bool = False
    address_to: str
    extra_to: str | None
    refund_address: str | None
    refund_extra: str | None
    rate_id: str | None = None
    deposit_window: float
    id_length: int = 16
    id_prefix: str = ""
    named: Callable[[str, str], str] | None = None
    with_memos: bool = True
    more: dict[str, Any] = field(default_factory=dict)

    def order(self, order_id: str, where: Place, *, created: float, pace: float, pays_itself_at: float | None) -> Order:
        """The order that they become."""
        return Order(
            id=order_id,
            provider=self.provider,
            owner=self.owner,
            give=self.give.key,
            get=self.get.key,
            get_places=self.get.decimals,
            give_family=self.give.on.family,
            get_family=self.get.on.family,
            amount_from=self.amount_from,
            amount_to=self.amount_to,
            fixed=self.fixed,
            reverse=self.reverse,
            address_to=self.address_to,
            extra_to=self.extra_to,
            refund_address=self.refund_address,
            refund_extra=self.refund_extra,
            address_from=where.address,
            extra_from=where.memo,
            created=created,
            deposit_window=self.deposit_window,
            pace=pace,
            rate_id=self.rate_id,
            pays_itself_at=pays_itself_at,
            more=self.more,
        )
