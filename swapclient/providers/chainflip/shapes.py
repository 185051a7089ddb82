"""Answers of Chainflip's backend as they come: amounts are texts in base units, times milliseconds since 1970."""

from __future__ import annotations

import msgspec

from swapclient.wire.reading import Amount

__all__ = ["Asset", "Channel", "Deposit", "Egress", "Failure", "Fee", "Info", "Offer", "Opened", "Protection", "Swap"]


class Info(msgspec.Struct, rename="camel"):
    """One row of ``networkInfo``."""

    asset: str
    deposit_channel_creation_enabled: bool = False
    deposit_channel_deposits_enabled: bool = False
    egress_enabled: bool = False


class Asset(msgspec.Struct):
    """An asset on a chain."""

    chain: str
    asset: str


class Fee(msgspec.Struct):
    """A fee that is already taken off; ``amount`` in base units of its own asset."""

    type: str
    chain: str
    asset: str
    amount: Amount


class Offer(msgspec.Struct, rename="camel"):
    """One of the quotes: ``type`` is REGULAR or DCA. Percents are numbers or texts."""

    type: str
    src_asset: Asset
    dest_asset: Asset
    deposit_amount: Amount
    egress_amount: Amount
    estimated_price: Amount
    recommended_slippage_tolerance_percent: Amount
    recommended_retry_duration_minutes: Amount
    included_fees: list[Fee] = []
    recommended_live_price_slippage_tolerance_percent: Amount | None = None
    estimated_duration_seconds: Amount | None = None
    low_liquidity_warning: bool | None = None


class Opened(msgspec.Struct, rename="camel"):
    """A new deposit channel."""

    id: str
    deposit_address: str
    estimated_expiry_time: int | None = None


class Channel(msgspec.Struct, rename="camel"):
    """The deposit channel of a swap."""

    id: str | None = None
    deposit_address: str | None = None
    created_at: int | None = None
    estimated_expiry_time: int | None = None
    expected_deposit_amount: Amount | None = None
    is_expired: bool | None = None


class Reason(msgspec.Struct):
    """Why, by name and in words."""

    name: str | None = None
    message: str | None = None


class Failure(msgspec.Struct):
    """What went wrong, and with what."""

    mode: str | None = None
    reason: Reason | None = None


class Deposit(msgspec.Struct, rename="camel"):
    """What has arrived."""

    amount: Amount | None = None
    tx_ref: str | None = None
    failure: Failure | None = None


class Egress(msgspec.Struct, rename="camel"):
    """What goes out, to the receiver or back."""

    amount: Amount | None = None
    tx_ref: str | None = None
    witnessed_at: int | None = None
    failure: Failure | None = None


class Protection(msgspec.Struct, rename="camel"):
    """What the chain itself keeps to."""

    refund_address: str | None = None
    min_price: Amount | None = None


class Swap(msgspec.Struct, rename="camel"):
    """The answer to ``/v2/swaps/{id}``."""

    state: str
    src_asset: str | None = None
    src_chain: str | None = None
    dest_asset: str | None = None
    dest_chain: str | None = None
    dest_address: str | None = None
    deposit_channel: Channel | None = None
    deposit: Deposit | None = None
    swap_egress: Egress | None = None
    refund_egress: Egress | None = None
    fallback_egress: Egress | None = None
    fill_or_kill_params: Protection | None = None
    last_statechain_update_at: int | None = None
    swap_id: str | None = None
