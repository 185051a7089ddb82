"""ChangeNOW's two documents about an order in our words."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from swapclient.domain.life import Observation
from swapclient.domain.orders import Order
from swapclient.domain.quotes import RateType
from swapclient.providers.cashaddr import with_prefix
from swapclient.providers.changenow.shapes import Created, Exchange
from swapclient.providers.coins import Coins
from swapclient.providers.moments import moment
from swapclient.providers.order_parts import PAID, coin_name, coin_warnings, hashes, hidden
from swapclient.wire.printable import clean

__all__ = ["OBSERVATIONS", "created", "order"]

OBSERVATIONS: Final = MappingProxyType(
    {
        "new": Observation.WAITING,
        "waiting": Observation.WAITING,
        "confirming": Observation.CONFIRMING,
        "exchanging": Observation.EXCHANGING,
        "sending": Observation.SENDING,
        "finished": Observation.FINISHED,
        "failed": Observation.FAILED,
        "refunded": Observation.REFUNDED,
        "verifying": Observation.HELD,
        "expired": Observation.EXPIRED,
    }
)

_RATE_TYPES: Final = MappingProxyType({"fixed-rate": RateType.FIXED, "standard": RateType.FLOATING})


def created(said: Created, coins: Coins, *, provider: str) -> Order:
    """A new order. The answer has no status word, so there is none; nothing can have been paid."""
    give_codes, get_codes = (said.from_currency, said.from_network), (said.to_currency, said.to_network)
    give, get = coin_name(coins, *give_codes), coin_name(coins, *get_codes)
    return Order(
        provider=provider,
        order_id=said.id,
        status="",
        observation=Observation.WAITING,
        give=give,
        get=get,
        give_amount=said.from_amount,
        get_amount=said.to_amount,
        rate_type=_RATE_TYPES.get(said.flow or ""),
        receive_address=with_prefix(said.payout_address, get),
        receive_memo=said.payout_extra_id or None,
        refund_address=with_prefix(said.refund_address, give),
        refund_memo=said.refund_extra_id or None,
        deposit_address=with_prefix(said.payin_address, give),
        deposit_memo=said.payin_extra_id or None,
        deadline=moment(said.valid_until),
        tracking_url=_tracking(said.id),
        doubt=hidden(said.payin_address, said.payin_extra_id),
        warnings=coin_warnings(coins, give_codes, get_codes),
    )


def order(said: Exchange, coins: Coins, *, provider: str) -> Order:
    """An order read. It does not repeat the rate type."""
    seen = OBSERVATIONS.get(said.status.strip().lower(), Observation.UNRECOGNIZED)
    give_codes, get_codes = (said.from_currency, said.from_network), (said.to_currency, said.to_network)
    give, get = coin_name(coins, *give_codes), coin_name(coins, *get_codes)
    return Order(
        provider=provider,
        order_id=said.id,
        status=clean(said.status, 60),
        observation=seen,
        give=give,
        get=get,
        give_amount=said.expected_amount_from,
        get_amount=said.expected_amount_to,
        rate_type=_RATE_TYPES.get(said.flow or ""),
        receive_address=with_prefix(said.payout_address, get),
        receive_memo=said.payout_extra_id or None,
        refund_address=with_prefix(said.refund_address, give),
        refund_memo=said.refund_extra_id or None,
        deposit_address=with_prefix(said.payin_address, give),
        deposit_memo=said.payin_extra_id or None,
        deadline=moment(said.valid_until),
        deposited=said.amount_from if seen in PAID else None,
        received=said.amount_to if seen is Observation.FINISHED else None,
        refunded=said.refund_amount,
        deposit_tx=hashes(said.payin_hash),
        payout_tx=hashes(said.payout_hash),
        refund_tx=hashes(said.refund_hash),
        created_at=moment(said.created_at),
        updated_at=moment(said.updated_at),
        tracking_url=_tracking(said.id),
        doubt=hidden(said.payin_address, said.payin_extra_id),
        warnings=coin_warnings(coins, give_codes, get_codes),
    )


def _tracking(order_id: str) -> str:
    return f"https://changenow.io/exchange/txs/{order_id}"
