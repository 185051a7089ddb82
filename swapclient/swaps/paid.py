"""A person says which transaction pays an order, where the provider cannot know: it keeps no orders."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from swapclient.domain.life import Happening, Observation, State
from swapclient.domain.orders import Order
from swapclient.domain.swaps import Event, Swap
from swapclient.errors import AlreadyDone, InputRefused, ProviderRefused, Unavailable, UsageError
from swapclient.providers.interface import Provider
from swapclient.swaps.desk import Desk
from swapclient.swaps.observe import look

__all__ = ["tell"]

_OPEN: Final = frozenset({State.AWAITING_DEPOSIT, State.EXPIRED, State.ACTION_REQUIRED, State.TAMPERED})
"""No payment of it was seen: one may be told, or told better."""


async def tell(desk: Desk, swap: Swap, text: str) -> Swap:
    """Write down the transaction, then look at it. What the provider has seen already must be this order's payment.

    Raises:
        UsageError: ``sees_payments`` where the provider finds it by itself, ``no_order`` where there is no order.
        InputRefused: ``bad_transaction``, or ``other_payment`` with the reason.
        AlreadyDone: ``deposit_seen``, or ``payment_taken`` when it is another swap's.
    """
    provider, order = desk.provider(swap.intent.provider), swap.order
    if provider.capabilities.keeps_orders:
        raise UsageError(
            f"{provider.title} sees the payment by itself",
            hint=f"Nothing to tell. Follow it with: swapclient watch {swap.swap_id}",
            code="sees_payments",
        )
    if order is None:
        raise UsageError(
            f"swap {swap.swap_id} has no order ({swap.state})", hint="Nothing to pay for.", code="no_order"
        )
    transaction = provider.payment_id(text)
    if swap.state not in _OPEN:
        return _known(swap, order, transaction)
    await _must_be_ours(desk, provider, swap, replace(order, deposit_tx=(transaction,)))
    told = Event(at=desk.clock.now(), happening=Happening.PAID, detail={"transaction": transaction})
    return await look(desk, await desk.journal.append(swap.swap_id, told))


def _known(swap: Swap, order: Order, transaction: str) -> Swap:
    """Told twice is told once."""
    if transaction in order.deposit_tx:
        return swap
    raise AlreadyDone(
        f"swap {swap.swap_id} is {swap.state}: its payment was seen, {', '.join(order.deposit_tx)}",
        hint=f"See it with: swapclient show {swap.swap_id}",
        code="deposit_seen",
        swap_id=swap.swap_id,
    )


async def _must_be_ours(desk: Desk, provider: Provider, swap: Swap, paid: Order) -> None:
    [transaction] = paid.deposit_tx
    for other in await desk.journal.swaps():
        if other.swap_id != swap.swap_id and other.order and transaction in other.order.deposit_tx:
            raise AlreadyDone(
                f"transaction {transaction} pays swap {other.swap_id} already",
                hint="Name the transaction that pays this one.",
                code="payment_taken",
                swap_id=other.swap_id,
            )
    try:
        seen = await provider.look(paid, fresh=True)
    except (Unavailable, ProviderRefused):
        return  # it is kept, and looked at when the provider answers again
    if seen.observation is Observation.HELD:
        raise InputRefused(
            f"that is not this swap's payment: {seen.reason}",
            hint="Nothing was recorded. Name the transaction that pays this one.",
            code="other_payment",
            swap_id=swap.swap_id,
        )
