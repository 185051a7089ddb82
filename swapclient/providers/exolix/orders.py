"""A transaction object in our words."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from swapclient.domain.life import Observation
from swapclient.domain.orders import Order
from swapclient.domain.quotes import RateType
from swapclient.providers.cashaddr import with_prefix
from swapclient.providers.coins import Coins
from swapclient.providers.exolix.shapes import Hash, Transaction
from swapclient.providers.moments import moment
from swapclient.providers.order_parts import coin_name, coin_warnings, hashes, hidden
from swapclient.wire.printable import clean

__all__ = ["OBSERVATIONS", "order"]

OBSERVATIONS: Final = MappingProxyType(
    {
        "wait": Observation.WAITING,
        "confirmation": Observation.CONFIRMING,
        "confirmed": Observation.CONFIRMING,
        "exchanging": Observation.EXCHANGING,
        "sending": Observation.SENDING,
        "success": Observation.FINISHED,
        "overdue": Observation.EXPIRED,
        "refund": Observation.HELD,  # being refunded, or waiting for somewhere to refund to
        "refunded": Observation.REFUNDED,
    }
)

_RATE_TYPES: Final = MappingProxyType({"fixed": RateType.FIXED, "float": RateType.FLOATING})


def order(said: Transaction, coins: Coins, *, provider: str) -> Order:
    """The order. Addresses and memos are kept to the letter, because they are compared; the rest is made printable."""
    seen = OBSERVATIONS.get(said.status.strip().lower(), Observation.UNRECOGNIZED)
    give_codes = (said.coin_from.coin_code, said.coin_from.network)
    get_codes = (said.coin_to.coin_code, said.coin_to.network)
    give, get = coin_name(coins, *give_codes), coin_name(coins, *get_codes)
    paid_out = hashes(_hash(said.hash_out))
    refunded = seen is Observation.REFUNDED
    return Order(
        provider=provider,
        order_id=said.id,
        status=clean(said.status, 60),
        observation=seen,
        give=give,
        get=get,
        give_amount=said.amount,
        get_amount=said.amount_to,
        rate_type=_RATE_TYPES.get((said.rate_type or "").lower()),
        receive_address=with_prefix(said.withdrawal_address, get),
        receive_memo=said.withdrawal_extra_id or None,
        refund_address=with_prefix(said.refund_address, give),
        refund_memo=said.refund_extra_id or None,
        deposit_address=with_prefix(said.deposit_address, give),
        deposit_memo=said.deposit_extra_id or None,
        received=said.amount_to if seen is Observation.FINISHED else None,
        deposit_tx=hashes(_hash(said.hash_in)),
        payout_tx=() if refunded else paid_out,
        refund_tx=paid_out if refunded else (),
        created_at=moment(said.created_at),
        tracking_url=f"https://exolix.com/transaction/{said.id}",
        reason=clean(said.comment) if said.comment else None,
        doubt=hidden(said.deposit_address, said.deposit_extra_id),
        warnings=coin_warnings(coins, give_codes, get_codes),
    )


def _hash(said: Hash | None) -> str | None:
    return said.hash if said else None
