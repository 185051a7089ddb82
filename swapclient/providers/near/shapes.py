"""Answers of 1Click as they come. Amounts are texts in base units; in an order's status nearly all may be null."""

from __future__ import annotations

import msgspec

from swapclient.wire.reading import Amount

__all__ = ["Details", "Echo", "Hash", "Quoted", "Status", "Token", "Units"]


class Token(msgspec.Struct, rename="camel"):
    """One row of ``/tokens``. ``contract_address`` is absent or null for native coins."""

    asset_id: str
    decimals: int
    blockchain: str
    symbol: str
    contract_address: str | None = None


class Echo(msgspec.Struct, rename="camel"):
    """``quoteRequest``: what was asked, repeated."""

    origin_asset: str
    destination_asset: str
    amount: Amount
    recipient: str
    refund_to: str
    swap_type: str
    dry: bool
    slippage_tolerance: int
    deposit_type: str | None = None
    recipient_type: str | None = None
    refund_type: str | None = None
    deadline: str | None = None


class Units(msgspec.Struct, rename="camel"):
    """``quote``: base units of either side; ``deposit_address`` and what follows only where it is not dry."""

    amount_in: Amount
    amount_out: Amount
    min_amount_out: Amount
    time_estimate: Amount | None = None
    refund_fee: Amount | None = None
    deposit_address: str | None = None
    deposit_memo: str | None = None
    deadline: str | None = None
    time_when_inactive: str | None = None


class Quoted(msgspec.Struct, rename="camel"):
    """The answer to ``/quote``, and the part of a status that repeats it."""

    quote: Units
    quote_request: Echo
    timestamp: str | None = None
    correlation_id: str | None = None


class Hash(msgspec.Struct):
    """A transaction."""

    hash: str | None = None


class Details(msgspec.Struct, rename="camel"):
    """What has happened so far."""

    amount_out: Amount | None = None
    deposited_amount: Amount | None = None
    refunded_amount: Amount | None = None
    refund_reason: str | None = None
    origin_chain_tx_hashes: list[Hash] | None = None
    destination_chain_tx_hashes: list[Hash] | None = None


class Status(msgspec.Struct, rename="camel"):
    """The answer to ``/status``."""

    status: str
    quote_response: Quoted
    swap_details: Details | None = None
    updated_at: str | None = None
    correlation_id: str | None = None
