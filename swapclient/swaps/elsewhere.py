"""Take up an order that was made elsewhere: on the provider's page, by another program, with another journal."""

from __future__ import annotations

from swapclient.domain import words
from swapclient.domain.addresses import same_address
from swapclient.domain.assets import Pair
from swapclient.domain.life import Happening
from swapclient.domain.orders import Order
from swapclient.domain.quotes import RateType
from swapclient.domain.swaps import Event, Intent, Swap
from swapclient.errors import AlreadyDone, InputRefused, Unreadable
from swapclient.swaps.desk import Desk
from swapclient.swaps.observe import look
from swapclient.swaps.terms import new_id

__all__ = ["MADE_ELSEWHERE", "take_up"]

MADE_ELSEWHERE = "This order was made elsewhere and added here: what was asked for is known from the provider alone."
"""Stands among the warnings of such a swap for ever."""


async def take_up(
    desk: Desk, provider: str, order_id: str, *, to: str, memo: str | None = None, sandbox: bool = False
) -> Swap:
    """Record the order as a swap and judge it from now on. ``to`` and ``memo`` say where the coins must arrive.

    What the order says now is what every later answer is held against; its deposit address goes through quarantine
    like any other.

    Raises:
        UnknownOrder: the provider does not know it.
        AlreadyDone: ``already_followed``.
        InputRefused: ``other_address`` when it does not pay there; or the address is none for that coin.
        Unreadable: the provider does not say enough about it.
    """
    order = await desk.provider(provider).status(order_id, fresh=True)
    await _must_be_new(desk, provider, order)
    pair = Pair(words.asset(_said(order, "give")), words.asset(_said(order, "get")))
    address = words.address(pair.get, to, memo)
    _must_pay(order, address.text, address.memo or None)
    expected = order.get_amount or order.received
    if order.give_amount is None or not expected:
        raise _silent(order, "give_amount" if order.give_amount is None else "get_amount")
    intent = Intent(
        swap_id=new_id(desk.chance),
        created_at=desk.clock.now(),
        provider=provider,
        pair=pair,
        give_amount=order.give_amount,
        expected=expected,
        rate_type=order.rate_type or RateType.FLOATING,
        receive_address=address.text,
        receive_memo=address.memo or None,
        refund_address=order.refund_address,
        refund_memo=order.refund_memo,
        floor=order.minimum_get,
        sandbox=sandbox,
        warnings=(MADE_ELSEWHERE,),
    )
    taken = Event(at=desk.clock.now(), happening=Happening.ADOPTED, order=order, detail={"code": "made_elsewhere"})
    try:
        swap = await desk.journal.record(intent, taken, alone=True)
    except AlreadyDone as error:  # somebody took it up, or adopted it, since we looked
        raise AlreadyDone(error.message, hint=error.hint, code="already_followed", order_id=order.order_id) from None
    return await look(desk, swap)


async def _must_be_new(desk: Desk, provider: str, order: Order) -> None:
    """One order is one swap."""
    for swap in await desk.journal.swaps():
        if swap.order_id == order.order_id and swap.intent.provider == provider:
            raise AlreadyDone(
                f"order {order.order_id} is on record as swap {swap.swap_id}",
                hint=f"See: swapclient show {swap.swap_id}",
                code="already_followed",
                swap_id=swap.swap_id,
                order_id=order.order_id,
            )


def _said(order: Order, name: str) -> str:
    """An asset the order names."""
    told: str | None = getattr(order, name)
    if not told:
        raise _silent(order, name)
    return told


def _must_pay(order: Order, address: str, memo: str | None) -> None:
    """The person who adds it must know where it pays; the provider must say the same."""
    if not order.receive_address:
        raise _silent(order, "receive_address")
    if not same_address(order.receive_address, address):
        raise InputRefused(
            f"order {order.order_id} pays to {order.receive_address}, not to {address}",
            hint="Nothing was recorded. If the other address is not yours, send nothing to this order.",
            code="other_address",
            order_id=order.order_id,
        )
    if (order.receive_memo or None) != memo:
        raise InputRefused(
            f"order {order.order_id} pays with the memo {order.receive_memo or '(none)'}, not with {memo or '(none)'}",
            hint="Nothing was recorded. Give the order's memo with --memo if it is yours.",
            code="other_memo",
            order_id=order.order_id,
        )


def _silent(order: Order, name: str) -> Unreadable:
    return Unreadable(
        f"{order.provider} does not say the {name} of order {order.order_id}: it cannot be judged, so not be followed",
        hint="Follow it on the provider's own page.",
        provider=order.provider,
        order_id=order.order_id,
        field=name,
    )
