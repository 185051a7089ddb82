"""Answers of StealthEX's v4 as they come. Amounts are JSON numbers.

Source: its OpenAPI document (https://api.stealthex.io/docs/openapi.json).
"""

from __future__ import annotations

import msgspec

from swapclient.wire.reading import Amount

__all__ = ["Currency", "Estimate", "Exchange", "Range"]


class Currency(msgspec.Struct):
    """One row of ``/currencies``. ``extra_id`` is the label of the memo."""

    symbol: str | None = None
    network: str | None = None
    contract_address: str | None = None
    extra_id: str | None = None
    precision: int | None = None


class Range(msgspec.Struct):
    """``max_amount`` null is no upper limit."""

    min_amount: Amount | None = None
    max_amount: Amount | None = None


class FixedRate(msgspec.Struct):
    """What is handed back at creation, and until when."""

    id: str
    valid_until: str | None = None


class Estimate(msgspec.Struct):
    """``rate`` is there for fixed ones."""

    estimated_amount: Amount | None
    rate: FixedRate | None = None


class Side(msgspec.Struct, kw_only=True):
    """Deposit or withdrawal. ``amount`` equals ``expected_amount`` before anything was paid: it proves nothing."""

    symbol: str | None = None
    network: str | None = None
    amount: Amount | None = None
    expected_amount: Amount | None = None
    address: str | None = None
    extra_id: str | None = None
    tx_hash: str | None = None


class Exchange(msgspec.Struct, kw_only=True):
    """An order, created or read. ``expires_at`` is null for floating ones."""

    id: str
    status: str
    deposit: Side
    withdrawal: Side
    rate: str | None = None
    refund_address: str | None = None
    refund_extra_id: str | None = None
    created_at: str | None = None
    updated_at: str | None = None
    expires_at: str | None = None
