"""An exchange object in our words."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import Final

from swapclient.domain.life import Observation
from swapclient.domain.orders import Order
from swapclient.domain.quotes import RateType
from swapclient.providers.cashaddr import with_prefix
from swapclient.providers.coins import Coins
from swapclient.providers.moments import moment
from swapclient.providers.order_parts import PAID, coin_name, coin_warnings, hashes, hidden, larger
from swapclient.providers.simpleswap.shapes import Exchange
from swapclient.wire.printable import clean

__all__ = ["OBSERVATIONS", "TRACKING", "order"]

TRACKING: Final = "https://simpleswap.io/exchange?id={id}"

OBSERVATIONS: Final = MappingProxyType(
    {
        "waiting": Observation.WAITING,
        "confirming": Observation.CONFIRMING,
        "exchanging": Observation.EXCHANGING,
        "sending": Observation.SENDING,
        "verifying": Observation.HELD,
        "finished": Observation.FINISHED,
        "refunded": Observation.REFUNDED,
        "failed": Observation.FAILED,
        "expired": Observation.EXPIRED,
        "closed": Observation.EXPIRED,  # v1 only, by one client: ended, and a late deposit may still revive it
    }
)

_RATE_TYPES: Final = MappingProxyType({"fixed": RateType.FIXED, "floating": RateType.FLOATING})


def order(exchange: Exchange, coins: Coins, *, provider: str, support_ref: str | None = None) -> Order:
    """The order. Addresses and memos are kept to the letter, because they are compared; the rest is made printable."""
    status = exchange.status.strip().lower()
    seen = OBSERVATIONS.get(status, Observation.UNRECOGNIZED)
    give = coin_name(coins, exchange.ticker_from, exchange.network_from)
    get = coin_name(coins, exchange.ticker_to, exchange.network_to)
    paid_out = hashes(exchange.tx_to)
    deadline = exchange.valid_until or exchange.valid_until_old
    return Order(
        provider=provider,
        order_id=exchange.order_id,
        status=clean(exchange.status, 60),
        observation=seen,
        give=give,
        get=get,
        give_amount=larger(exchange.amount_from, exchange.expected_amount, exchange.expected_amount_old),
        get_amount=exchange.amount_to,
        rate_type=_RATE_TYPES.get((exchange.type or "").lower()),
        receive_address=with_prefix(exchange.address_to, get),
        receive_memo=exchange.extra_id_to or None,
        refund_address=with_prefix(exchange.user_refund_address, give),
        refund_memo=exchange.user_refund_extra_id or None,
        deposit_address=with_prefix(exchange.address_from, give),
        deposit_memo=exchange.extra_id_from or None,
        deadline=moment(deadline),
        deposited=_arrived(exchange, seen),
        received=exchange.amount_to if seen is Observation.FINISHED else None,
        deposit_tx=hashes(exchange.tx_from),
        payout_tx=() if seen is Observation.REFUNDED else paid_out,
        refund_tx=paid_out if seen is Observation.REFUNDED else (),
        created_at=moment(exchange.created_at or exchange.timestamp),
        updated_at=moment(exchange.updated_at or exchange.updated_at_old),
        tracking_url=TRACKING.format(id=exchange.order_id),
        support_ref=clean(support_ref, 80) if support_ref else None,
        doubt=hidden(exchange.address_from, exchange.extra_id_from),
        warnings=_warnings(exchange, coins, deadline),
    )


def _arrived(exchange: Exchange, seen: Observation) -> Decimal | None:
    """What came. Only beside what was to come can ``amountFrom`` be told to be that, and only after a deposit."""
    both = exchange.expected_amount is not None or exchange.expected_amount_old is not None
    return exchange.amount_from if both and seen in PAID else None


def _warnings(exchange: Exchange, coins: Coins, deadline: str | None) -> tuple[str, ...]:
    give, get = (exchange.ticker_from, exchange.network_from), (exchange.ticker_to, exchange.network_to)
    unread = ("The provider's deadline cannot be read: send soon.",) if deadline and not moment(deadline) else ()
    return (*coin_warnings(coins, give, get), *unread)
