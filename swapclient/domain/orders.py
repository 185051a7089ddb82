"""What a provider says about one order, in our words, with its own words beside them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from decimal import Decimal

from swapclient.domain.addresses import folded
from swapclient.domain.life import Observation
from swapclient.domain.quotes import RateType

__all__ = ["Order", "merge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One answer about one order. None, "" or () is: the provider did not say.

    ``status`` is the provider's raw word. ``give`` and ``get`` are asset names (``BTC:bitcoin``) mapped back from the
    provider's codes, or the raw codes where they are not ours. Amounts are whole coins. ``get_amount`` is what the
    provider expects to pay, ``received`` what it says it has paid, ``deposited`` what it says has arrived.
    ``minimum_get`` is a floor the provider guarantees. ``doubt`` is why the answer itself cannot be trusted (a bad
    signature); it withholds the deposit address like any drift. ``memo_in_payment`` is whether ``deposit_memo`` is a
    text that the payment itself must carry (an OP_RETURN output, a data field), not a part of the address (a tag).
    """

    provider: str
    order_id: str
    status: str
    observation: Observation
    give: str | None = None
    get: str | None = None
    give_amount: Decimal | None = None
    get_amount: Decimal | None = None
    minimum_get: Decimal | None = None
    rate_type: RateType | None = None
    receive_address: str | None = None
    receive_memo: str | None = None
    refund_address: str | None = None
    refund_memo: str | None = None
    deposit_address: str | None = None
    deposit_memo: str | None = None
    memo_in_payment: bool = False
    deadline: datetime | None = None
    deposited: Decimal | None = None
    received: Decimal | None = None
    refunded: Decimal | None = None
    deposit_tx: tuple[str, ...] = ()
    payout_tx: tuple[str, ...] = ()
    refund_tx: tuple[str, ...] = ()
    created_at: datetime | None = None
    updated_at: datetime | None = None
    tracking_url: str | None = None
    support_ref: str | None = None
    reason: str | None = None
    doubt: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def deposit_place(self) -> str | None:
        """Where a deposit really goes: one address with two memos (XRP, TON...) is two places."""
        if not self.deposit_address:
            return None
        address = folded(self.deposit_address)
        return f"{address} {self.deposit_memo}" if self.deposit_memo else address


def merge(known: Order | None, said: Order) -> Order:
    """What is known after one more answer: the new word wins, silence erases nothing.

    What was said about another order says nothing about this one: an id that is known is never lost.
    """
    if known is None:
        return said
    if said.order_id != known.order_id:
        return known
    kept = {
        item.name: getattr(known, item.name)
        for item in fields(Order)
        if item.name != "doubt" and getattr(said, item.name) in (None, "", ())
    }
    for name in ("deposit_tx", "payout_tx", "refund_tx", "warnings"):
        kept[name] = tuple(dict.fromkeys((*getattr(known, name), *getattr(said, name))))
    return replace(said, **kept)
