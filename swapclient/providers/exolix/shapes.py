"""Answers of Exolix's v2 as they come. Amounts are JSON numbers, also written ``1e-8``."""

from __future__ import annotations

from typing import Any

import msgspec

from swapclient.wire.reading import Amount

__all__ = ["Currency", "Page", "Rate", "Transaction"]


class Page(msgspec.Struct):
    """One page of a list; ``count`` is of all pages."""

    data: list[Any]
    count: int | None = None


class Network(msgspec.Struct, rename="camel"):
    """One network of a coin."""

    network: str | None = None
    notes: str | None = None
    decimal: int | None = None
    contract: str | None = None
    memo_needed: bool | None = None
    memo_name: str | None = None


class Currency(msgspec.Struct):
    """A coin with its networks."""

    code: str | None = None
    notes: str | None = None
    networks: list[Network] = []


class Rate(msgspec.Struct, rename="camel", kw_only=True):
    """A price, or why there is none: then ``to_amount`` is 0 or ``message`` is there, whatever the status says."""

    to_amount: Amount | None = None
    message: str | None = None
    min_amount: Amount | None = None
    max_amount: Amount | None = None


class Side(msgspec.Struct, rename="camel", frozen=True):
    """The coin of one side of an order."""

    coin_code: str | None = None
    network: str | None = None


class Hash(msgspec.Struct):
    """A transaction, null until known."""

    hash: str | None = None


class Transaction(msgspec.Struct, rename="camel", kw_only=True):
    """An order, created or read."""

    id: str
    status: str
    amount: Amount | None = None
    amount_to: Amount | None = None
    rate_type: str | None = None
    coin_from: Side = Side()
    coin_to: Side = Side()
    comment: str | None = None
    created_at: str | None = None
    deposit_address: str | None = None
    deposit_extra_id: str | None = None
    withdrawal_address: str | None = None
    withdrawal_extra_id: str | None = None
    refund_address: str | None = None
    refund_extra_id: str | None = None
    hash_in: Hash | None = None
    hash_out: Hash | None = None
