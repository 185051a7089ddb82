"""Answers of ChangeNOW's v2 as they come. Amounts are JSON numbers."""

from __future__ import annotations

import msgspec

from swapclient.wire.reading import Amount

__all__ = ["Created", "Currency", "Estimate", "Exchange", "Range"]


class Currency(msgspec.Struct, rename="camel"):
    """One row of ``/exchange/currencies``. ``sell`` is whether it can be given now, ``buy`` whether it can be got."""

    ticker: str | None = None
    network: str | None = None
    token_contract: str | None = None
    has_external_id: bool | None = None
    is_extra_id_supported: bool | None = None
    is_fiat: bool | None = None
    supports_fixed_rate: bool | None = None
    sell: bool | None = None
    buy: bool | None = None


class Range(msgspec.Struct, rename="camel"):
    """``max_amount`` null is no upper limit."""

    min_amount: Amount | None = None
    max_amount: Amount | None = None


class Estimate(msgspec.Struct, rename="camel"):
    """``transaction_speed_forecast`` is minutes, ``10-60``."""

    to_amount: Amount | None
    rate_id: str | None = None
    valid_until: str | None = None
    transaction_speed_forecast: str | None = None
    warning_message: str | None = None


class Created(msgspec.Struct, rename="camel", kw_only=True):
    """The answer to creation: no status, and what was not given is left out."""

    id: str
    from_amount: Amount | None = None
    to_amount: Amount | None = None
    flow: str | None = None
    payin_address: str | None = None
    payin_extra_id: str | None = None
    payout_address: str | None = None
    payout_extra_id: str | None = None
    from_currency: str | None = None
    from_network: str | None = None
    to_currency: str | None = None
    to_network: str | None = None
    refund_address: str | None = None
    refund_extra_id: str | None = None
    valid_until: str | None = None


class Exchange(msgspec.Struct, rename="camel", kw_only=True):
    """An order read. ``amount_from`` and ``amount_to`` are what really came and went, null until known."""

    id: str
    status: str
    from_currency: str | None = None
    from_network: str | None = None
    to_currency: str | None = None
    to_network: str | None = None
    expected_amount_from: Amount | None = None
    expected_amount_to: Amount | None = None
    amount_from: Amount | None = None
    amount_to: Amount | None = None
    flow: str | None = None
    payin_address: str | None = None
    payin_extra_id: str | None = None
    payout_address: str | None = None
    payout_extra_id: str | None = None
    refund_address: str | None = None
    refund_extra_id: str | None = None
    created_at: str | None = None
    updated_at: str | None = None
    valid_until: str | None = None
    payin_hash: str | None = None
    payout_hash: str | None = None
    refund_hash: str | None = None
    refund_amount: Amount | None = None
