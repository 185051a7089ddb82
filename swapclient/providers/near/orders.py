"""A live quote, and later its status, as an order in our words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from swapclient.domain.life import Observation
from swapclient.domain.money import from_units
from swapclient.domain.orders import Order
from swapclient.domain.quotes import RateType
from swapclient.providers.coins import Coin, Coins
from swapclient.providers.moments import moment
from swapclient.providers.near.codes import aliases
from swapclient.providers.near.ids import order_id
from swapclient.providers.near.shapes import Details, Hash, Quoted
from swapclient.providers.order_parts import hashes, hidden, larger
from swapclient.wire.printable import clean

__all__ = ["OBSERVATIONS", "PENDING", "Reading", "amount", "order", "row"]

PENDING: Final = "PENDING_DEPOSIT"

OBSERVATIONS: Final = MappingProxyType(
    {
        PENDING: Observation.WAITING,
        "KNOWN_DEPOSIT_TX": Observation.CONFIRMING,
        "INCOMPLETE_DEPOSIT": Observation.UNDERPAID,
        "PROCESSING": Observation.EXCHANGING,
        "SUCCESS": Observation.FINISHED,
        "REFUNDED": Observation.REFUNDED,
        "FAILED": Observation.FAILED,
    }
)
_USUAL: Final = (
    ("ORIGIN_CHAIN", "depositType"),
    ("ORIGIN_CHAIN", "refundType"),
    ("DESTINATION_CHAIN", "recipientType"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One answer about an order: its terms, and what has happened. ``signed`` is whether the terms are proven."""

    quoted: Quoted
    signed: bool
    most_slippage: int
    status: str = PENDING
    details: Details | None = None
    updated_at: str | None = None
    support_ref: str | None = None


def order(said: Reading, coins: Coins, *, provider: str, asked: str = "") -> Order:
    """The order. ``asked`` is the id it was asked for by, where the answer does not repeat the deposit address."""
    terms, echo, past = said.quoted.quote, said.quoted.quote_request, said.details or Details()
    give, get = row(coins, echo.origin_asset), row(coins, echo.destination_asset)
    status = said.status.strip().upper()
    paid_out = _hashes(past.destination_chain_tx_hashes)
    seen = OBSERVATIONS.get(status, Observation.UNRECOGNIZED)
    if seen is Observation.EXCHANGING and paid_out:
        seen = Observation.SENDING
    refunded = seen is Observation.REFUNDED
    return Order(
        provider=provider,
        order_id=order_id(terms.deposit_address, terms.deposit_memo) or asked,
        status=clean(said.status, 60),
        observation=seen,
        give=_name(give, coins),
        get=_name(get, coins),
        give_amount=larger(amount(echo.amount, give), amount(terms.amount_in, give)),
        get_amount=amount(terms.amount_out, get),
        minimum_get=amount(terms.min_amount_out, get),
        rate_type=RateType.FLOATING,
        receive_address=echo.recipient or None,
        refund_address=echo.refund_to or None,
        deposit_address=terms.deposit_address or None,
        deposit_memo=terms.deposit_memo or None,
        deadline=_deadline(echo.deadline, terms.time_when_inactive or terms.deadline),
        deposited=amount(past.deposited_amount, give) or None,
        received=amount(past.amount_out, get) if seen is Observation.FINISHED else None,
        refunded=amount(past.refunded_amount, give) or None,
        deposit_tx=_hashes(past.origin_chain_tx_hashes),
        payout_tx=() if refunded else paid_out,
        refund_tx=paid_out if refunded else (),
        created_at=moment(said.quoted.timestamp),
        updated_at=moment(said.updated_at),
        support_ref=clean(said.support_ref, 80) if said.support_ref else None,
        reason=clean(past.refund_reason) if past.refund_reason else None,
        doubt=_doubt(said, seen),
    )


def row(coins: Coins, asset_id: str) -> Coin | None:
    """The listed row of an asset id, or of another id of the same asset."""
    return next((found for one in aliases(asset_id) if (found := coins.identified(one))), None)


def amount(units: Decimal | None, coin: Coin | None) -> Decimal | None:
    """Whole coins of base units; None where the coin is not listed any more, or the units are broken ones."""
    if units is None or coin is None or coin.decimals is None or units != units.to_integral_value():
        return None
    return from_units(int(units), coin.decimals)


def _name(coin: Coin | None, coins: Coins) -> str | None:
    """None where it cannot be told: a new order needs the name, an old one outlives a listing."""
    return clean(coins.name(coin.ticker, coin.network), 80) if coin else None


def _deadline(asked: str | None, watched: str | None) -> datetime | None:
    """Our own, asked for at creation. It is not signed, so it is never later than the signed end of the watching."""
    return min((end for end in (moment(asked), moment(watched)) if end), default=None)


def _doubt(said: Reading, seen: Observation) -> str | None:
    """Why nothing may be sent on the word of this answer. Once coins have come there is nothing left to show."""
    if seen not in (Observation.WAITING, Observation.UNRECOGNIZED):
        return None
    echo = said.quoted.quote_request
    if not said.signed:
        return "the signature on the quote does not fit: the deposit address may be somebody else's"
    if echo.dry or echo.swap_type != "EXACT_INPUT":
        return "the order is of another kind than was asked"
    said_types = {
        "depositType": echo.deposit_type,
        "refundType": echo.refund_type,
        "recipientType": echo.recipient_type,
    }
    if any(said_types[name] not in (None, usual) for usual, name in _USUAL):
        return "the order leads elsewhere than from chain to chain"
    if echo.slippage_tolerance > said.most_slippage:
        return "the order allows more slippage than was asked"
    return hidden(said.quoted.quote.deposit_address, said.quoted.quote.deposit_memo)


def _hashes(said: list[Hash] | None) -> tuple[str, ...]:
    return hashes(*(one.hash for one in said or ()))
