"""A deposit channel, and later the swap that came of it, as an order in our words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from swapclient.domain.life import Observation
from swapclient.domain.money import from_units
from swapclient.domain.orders import Order
from swapclient.providers.chainflip.shapes import Channel, Deposit, Egress, Opened, Protection, Swap
from swapclient.providers.coins import Coin, Coins
from swapclient.providers.order_parts import hashes, hidden
from swapclient.wire.printable import clean

__all__ = ["LOUD", "new_order", "order"]

LOUD: Final = (
    "Send exactly the amount, once and in time: a deposit below the minimum is kept by the chain, NOT refunded."
)
_TRACKING: Final = "https://scan.chainflip.io/channels/{id}"
_STEADY: Final = MappingProxyType(
    {"RECEIVING": Observation.CONFIRMING, "SWAPPING": Observation.EXCHANGING}
    | dict.fromkeys(("SENDING", "SENT"), Observation.SENDING)
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_order(said: Opened, *, provider: str) -> Order:
    """A channel that was just opened: the reply says no more of it."""
    return Order(
        provider=provider,
        order_id=said.id,
        status="WAITING",
        observation=Observation.WAITING,
        deposit_address=said.deposit_address or None,
        deadline=_moment(said.estimated_expiry_time),
        tracking_url=_TRACKING.format(id=said.id),
        doubt=hidden(said.deposit_address, None),
        warnings=(LOUD,),
    )


def order(said: Swap, coins: Coins, *, provider: str, asked: str, promised: Decimal | None) -> Order:
    """The order. ``promised`` is the minimum price this one was opened with, where that is known."""
    channel, kept = said.deposit_channel or Channel(), said.fill_or_kill_params or Protection()
    deposit, out, back = said.deposit or Deposit(), said.swap_egress, said.refund_egress
    give, get = (
        coins.row(said.src_asset or "", said.src_chain or ""),
        coins.row(said.dest_asset or "", said.dest_chain or ""),
    )
    seen = _seen(said, channel)
    name = channel.id or asked
    return Order(
        provider=provider,
        order_id=name,
        status=clean(said.state, 60),
        observation=seen,
        give=_name(coins, said.src_asset, said.src_chain),
        get=_name(coins, said.dest_asset, said.dest_chain),
        give_amount=_amount(channel.expected_deposit_amount, give),
        minimum_get=_at_least(channel, kept, give),
        receive_address=said.dest_address or None,
        refund_address=kept.refund_address or None,
        deposit_address=channel.deposit_address or None,
        deadline=_moment(channel.estimated_expiry_time),
        deposited=_amount(deposit.amount, give),
        received=_amount(out.amount, get) if out and seen is Observation.FINISHED else None,
        refunded=_amount(back.amount, give) if back else None,
        deposit_tx=hashes(deposit.tx_ref),
        payout_tx=hashes(out.tx_ref) if out else (),
        refund_tx=hashes(back.tx_ref) if back else (),
        created_at=_moment(channel.created_at),
        updated_at=_moment(said.last_statechain_update_at),
        tracking_url=_TRACKING.format(id=clean(name, 80)),
        support_ref=clean(said.swap_id, 80) if said.swap_id else None,
        reason=_reason(said),
        doubt=_doubt(kept, channel, promised) if seen is Observation.WAITING else None,
        warnings=(LOUD,) if seen is Observation.WAITING else (),
    )


def _seen(said: Swap, channel: Channel) -> Observation:
    """COMPLETED and FAILED are told apart by what went out: to the receiver, back, or nothing."""
    state = said.state.strip().upper()
    if state == "WAITING":
        return Observation.EXPIRED if channel.is_expired else Observation.WAITING
    if state == "COMPLETED":
        if said.swap_egress:
            return Observation.FINISHED
        return Observation.REFUNDED if said.refund_egress else Observation.UNRECOGNIZED
    if state == "FAILED":
        return Observation.REFUNDED if _left(said.refund_egress) else Observation.FAILED
    return _STEADY.get(state, Observation.UNRECOGNIZED)


def _left(back: Egress | None) -> bool:
    return back is not None and bool(back.tx_ref or back.witnessed_at)


def _reason(said: Swap) -> str | None:
    """Why it went as it did, as far as that is said."""
    failures = (part.failure for part in (said.deposit, said.swap_egress, said.refund_egress) if part)
    for failure in failures:
        if failure and (told := (failure.reason and (failure.reason.message or failure.reason.name)) or failure.mode):
            return clean(told)
    if said.refund_egress:
        return "part of it was sent back" if said.swap_egress else "the price could not be met: it is sent back"
    return None


def _doubt(kept: Protection, channel: Channel, promised: Decimal | None) -> str | None:
    """The chain's own word on the minimum price, beside what was asked for."""
    if kept.min_price is not None and (not kept.min_price or (promised and kept.min_price < promised * _NEARLY)):
        return "the minimum price on the chain is not the one asked for"
    return hidden(channel.deposit_address, None)


def _at_least(channel: Channel, kept: Protection, give: Coin | None) -> Decimal | None:
    """What the chain's minimum price comes to, before fees that are not told here: so this is never too little.

    It is compared with the floor of the accepted quote, in whatever process the order is read.
    """
    given = _amount(channel.expected_deposit_amount, give)
    return given * kept.min_price if given is not None and kept.min_price is not None else None


_NEARLY = Decimal("0.999")
"""The chain keeps a price as a binary fraction."""


def _amount(units: Decimal | None, coin: Coin | None) -> Decimal | None:
    if units is None or coin is None or coin.decimals is None or units != units.to_integral_value():
        return None
    return from_units(int(units), coin.decimals)


def _name(coins: Coins, asset: str | None, chain: str | None) -> str | None:
    return clean(coins.name(asset, chain), 80) if asset and chain else None


def _moment(milliseconds: int | None) -> datetime | None:
    """A moment, or None where there is none or no calendar has it."""
    if milliseconds is None:
        return None
    try:
        return _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None
