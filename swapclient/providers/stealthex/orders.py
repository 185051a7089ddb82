"""An exchange object in our words."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from swapclient.domain.life import Observation
from swapclient.domain.orders import Order
from swapclient.domain.quotes import RateType
from swapclient.providers.cashaddr import with_prefix
from swapclient.providers.coins import Coins
from swapclient.providers.moments import moment
from swapclient.providers.order_parts import PAID, coin_name, coin_warnings, hashes, hidden, larger
from swapclient.providers.stealthex.shapes import Exchange
from swapclient.wire.printable import clean

__all__ = ["OBSERVATIONS", "order"]

OBSERVATIONS: Final = MappingProxyType(
    {
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

_RATE_TYPES: Final = MappingProxyType({"fixed": RateType.FIXED, "floating": RateType.FLOATING})


def order(said: Exchange, coins: Coins, *, provider: str) -> Order:
    """The order. Addresses and memos are kept to the letter, because they are compared; the rest is made printable."""
    seen = OBSERVATIONS.get(said.status.strip().lower(), Observation.UNRECOGNIZED)
    came, goes = said.deposit, said.withdrawal
    give, get = coin_name(coins, came.symbol, came.network), coin_name(coins, goes.symbol, goes.network)
    refunded = seen is Observation.REFUNDED
    return Order(
        provider=provider,
        order_id=said.id,
        status=clean(said.status, 60),
        observation=seen,
        give=give,
        get=get,
        give_amount=came.expected_amount if seen in PAID else larger(came.amount, came.expected_amount),
        get_amount=goes.expected_amount if goes.expected_amount is not None else goes.amount,
        rate_type=_RATE_TYPES.get((said.rate or "").lower()),
        receive_address=with_prefix(goes.address, get),
        receive_memo=goes.extra_id or None,
        refund_address=with_prefix(said.refund_address, give),
        refund_memo=said.refund_extra_id or None,
        deposit_address=with_prefix(came.address, give),
        deposit_memo=came.extra_id or None,
        deadline=moment(said.expires_at),
        deposited=came.amount if seen in PAID and came.tx_hash else None,
        received=goes.amount if seen is Observation.FINISHED else None,
        deposit_tx=hashes(came.tx_hash),
        payout_tx=() if refunded else hashes(goes.tx_hash),
        refund_tx=hashes(goes.tx_hash) if refunded else (),
        created_at=moment(said.created_at),
        updated_at=moment(said.updated_at),
        doubt=hidden(came.address, came.extra_id),
        warnings=coin_warnings(coins, (came.symbol, came.network), (goes.symbol, goes.network)),
    )
