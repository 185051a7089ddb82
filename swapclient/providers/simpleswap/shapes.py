"""Answers of SimpleSwap's v3 as they come. Amounts are text or numbers; what may be null or absent has a default."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

from swapclient.wire.reading import Amount

__all__ = ["Created", "Currency", "Estimate", "Exchange", "Range", "Wrapped"]

T = TypeVar("T")


class Wrapped(msgspec.Struct, Generic[T], rename="camel"):
    """Every success: the payload, and what support asks for."""

    result: T
    trace_id: str | None = None


class Currency(msgspec.Struct, rename="camel"):
    """One row of ``/currencies``. ``extra_id`` is the label of the memo, not a memo."""

    ticker: str | None = None
    network: str | None = None
    contract_address: str | None = None
    has_extra_id: bool | None = None
    extra_id: str | None = None
    precision: int | None = None
    warnings_from: list[str] | None = None
    warnings_to: list[str] | None = None
    is_fiat: bool | None = None
    is_available_fixed: bool | None = None
    is_available_float: bool | None = None


class Range(msgspec.Struct):
    """``max`` null is no upper limit."""

    min: Amount | None = None
    max: Amount | None = None


class Estimate(msgspec.Struct, rename="camel"):
    """``rate_id`` and ``valid_until`` are null or absent on floating ones; a null amount is "no rate now"."""

    estimated_amount: Amount | None
    rate_id: str | None = None
    valid_until: str | None = None


class Exchange(msgspec.Struct, rename="camel", kw_only=True):
    """An order: created, read or listed. Some dates have two spellings; ``id`` is preferred to ``public_id``."""

    status: str
    id: str | None = None
    public_id: str | None = None
    type: str | None = None
    ticker_from: str | None = None
    network_from: str | None = None
    ticker_to: str | None = None
    network_to: str | None = None
    amount_from: Amount | None = None
    amount_to: Amount | None = None
    expected_amount: Amount | None = None
    expected_amount_old: Amount | None = msgspec.field(name="expected_amount", default=None)
    address_from: str | None = None
    extra_id_from: str | None = None
    address_to: str | None = None
    extra_id_to: str | None = None
    user_refund_address: str | None = None
    user_refund_extra_id: str | None = None
    tx_from: str | None = None
    tx_to: str | None = None
    valid_until: str | None = None
    valid_until_old: str | None = msgspec.field(name="valid_until", default=None)
    created_at: str | None = None
    timestamp: str | None = None
    updated_at: str | None = None
    updated_at_old: str | None = msgspec.field(name="updated_at", default=None)

    @property
    def order_id(self) -> str:
        """The id by whichever name it came."""
        return self.id or self.public_id or ""


Created = Wrapped[Exchange | list[Exchange]]
"""Creation was seen to answer a list of one."""
