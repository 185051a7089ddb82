"""Settle an unknown outcome: find the order that a lost answer may have made, or prove that there is none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from swapclient.domain.life import Happening, State
from swapclient.domain.orders import Order
from swapclient.domain.swaps import Event, Swap
from swapclient.errors import OutcomeUnknown, UnknownOrder, UsageError
from swapclient.swaps.desk import Desk
from swapclient.swaps.judge import drift
from swapclient.swaps.observe import look

__all__ = ["UNSETTLED", "abandon", "adopt", "reconcile"]

UNSETTLED = frozenset({State.INTENDED, State.REQUESTED, State.UNKNOWN})
"""States in which an order may exist that we do not know."""

STILL_ASKING = timedelta(seconds=90)
"""A request this young may still be on its way in another process; longer than any request's whole budget."""

WINDOW = timedelta(days=2)
"""How far back to list: wider than any wrong clock we forgive."""

LOOKS = 3
_SAID = frozenset({"give", "get", "give_amount", "receive_address", "refund_address", "rate_type"})
_IDENTITY = _SAID | {"receive_memo", "refund_memo"}


async def reconcile(desk: Desk, swap: Swap) -> Swap:
    """Settle the swap: adopted when exactly one order matches, absent when none does after several looks.

    Waits (on the desk's clock) until the request can no longer be under way and the provider's listing is up to date.

    Raises:
        OutcomeUnknown: ``cannot_list`` when the provider has no listing, ``ambiguous_orders`` when several match.
        Unavailable: the provider cannot be asked now; nothing is settled.
    """
    if swap.state not in UNSETTLED:
        return swap
    told = await _told_id(desk, swap)
    if told:
        return await _adopted(desk, swap, await desk.provider(swap.intent.provider).status(told, fresh=True))
    _must_list(desk, swap)
    for number in range(LOOKS):
        matching = await _matching(desk, swap)
        if len(matching) == 1:
            return await _adopted(desk, swap, matching[0])
        if matching:
            raise _ambiguous(swap, matching)
        if number < LOOKS - 1:
            await desk.clock.sleep(await _pause(desk, swap))
    detail = {"reason": f"the provider listed no such order in {LOOKS} looks"}
    absent = Event(at=desk.clock.now(), happening=Happening.ABSENT, detail=detail)
    return await desk.journal.append(swap.swap_id, absent, seen=swap.seen)


async def adopt(desk: Desk, swap: Swap, order_id: str) -> Swap:
    """Take the order that a person names for an unknown swap, if it is what was asked.

    Raises:
        UsageError: ``not_unsettled`` or ``not_this_order``.
        UnknownOrder: the provider does not know it.
    """
    _must_be_unsettled(swap)
    order = await desk.provider(swap.intent.provider).status(order_id, fresh=True)
    wrong = _differing(swap, order)
    if wrong:
        raise UsageError(
            f"order {order_id} is not what swap {swap.swap_id} asked for: {', '.join(wrong)} differ",
            hint="Nothing was changed. Check the order id.",
            code="not_this_order",
        )
    return await _adopted(desk, swap, order)


async def abandon(desk: Desk, swap: Swap, reason: str) -> Swap:
    """Give up looking, with the reason on record; the same intent may then be placed again.

    Raises:
        UsageError: ``not_unsettled``, or ``reason_missing``.
    """
    _must_be_unsettled(swap)
    if not reason.strip():
        raise UsageError(
            "giving up needs a reason", hint="Say why: --reason 'support says no order'.", code="reason_missing"
        )
    gone = Event(at=desk.clock.now(), happening=Happening.ABANDONED, detail={"reason": reason.strip()[:500]})
    return await desk.journal.append(swap.swap_id, gone, seen=swap.seen)


def _must_be_unsettled(swap: Swap) -> None:
    if swap.state not in UNSETTLED:
        raise UsageError(
            f"swap {swap.swap_id} is {swap.state}: there is nothing to settle",
            hint=f"See it with: swapclient show {swap.swap_id}",
            code="not_unsettled",
        )


def _must_list(desk: Desk, swap: Swap) -> None:
    if not desk.provider(swap.intent.provider).capabilities.lists:
        raise OutcomeUnknown(
            f"{swap.intent.provider} cannot list orders, so swap {swap.swap_id} stays unknown",
            hint="Ask their support with the addresses of `swapclient support`, then either "
            "`swapclient reconcile ID --adopt ORDER_ID` or `swapclient reconcile ID --abandon --reason ...`.",
            code="cannot_list",
            swap_id=swap.swap_id,
        )


async def _told_id(desk: Desk, swap: Swap) -> str | None:
    """The order id that a lost answer still told, if the provider knows it."""
    _, events = await desk.journal.history(swap.swap_id)
    told = next((event.detail["order_id"] for event in reversed(events) if "order_id" in event.detail), None)
    if told:
        try:
            await desk.provider(swap.intent.provider).status(told, fresh=True)
        except UnknownOrder:
            return None
    return told


async def _matching(desk: Desk, swap: Swap) -> Sequence[Order]:
    """Orders of this key that are exactly this intent and belong to no other swap of ours."""
    listed = await desk.provider(swap.intent.provider).orders_since(swap.intent.created_at - WINDOW)
    taken = {other.order_id for other in await desk.journal.swaps() if other.swap_id != swap.swap_id}
    return [
        order
        for order in {order.order_id: order for order in listed}.values()
        if order.order_id not in taken and not _differing(swap, order)
    ]


def _differing(swap: Swap, order: Order) -> list[str]:
    """Fields by which this cannot be the swap's order: each must be there and right; the price may have moved."""
    return [name for name in drift(swap.intent, order, _SAID) if name in _IDENTITY]


async def _pause(desk: Desk, swap: Swap) -> float:
    """Seconds until the next look is worth something."""
    _, events = await desk.journal.history(swap.swap_id)
    last = events[-1].at if events else swap.intent.created_at
    settled = STILL_ASKING if swap.state is not State.UNKNOWN else timedelta()
    listed = last + settled + desk.provider(swap.intent.provider).capabilities.listing_delay
    return max((listed - desk.clock.now()).total_seconds(), 2.0)


async def _adopted(desk: Desk, swap: Swap, order: Order) -> Swap:
    """Take the order, then judge it and its address like any new one."""
    event = Event(at=desk.clock.now(), happening=Happening.ADOPTED, order=order)
    return await look(desk, await desk.journal.append(swap.swap_id, event))


def _ambiguous(swap: Swap, matching: Sequence[Order]) -> OutcomeUnknown:
    ids = [order.order_id for order in matching]
    return OutcomeUnknown(
        f"{len(ids)} orders match swap {swap.swap_id}: {', '.join(ids)}",
        hint="Look at them at the provider, then: swapclient reconcile ID --adopt ORDER_ID",
        code="ambiguous_orders",
        swap_id=swap.swap_id,
        orders=ids,
    )
