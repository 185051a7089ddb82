"""Settle an unknown outcome: find the order that a lost answer may have made, or prove that there is none."""

from __future__ import annotations

from datetime import timedelta

from swapclient.domain.life import Happening, State
from swapclient.domain.orders import Order
from swapclient.domain.swaps import Event, Swap
from swapclient.errors import AlreadyDone, OutcomeUnknown, UnknownOrder, UsageError
from swapclient.swaps.desk import Desk
from swapclient.swaps.judge import same_terms
from swapclient.swaps.matching import Matches, differing, matches
from swapclient.swaps.observe import look

__all__ = ["UNSETTLED", "abandon", "adopt", "reconcile"]

UNSETTLED = frozenset({State.INTENDED, State.REQUESTED, State.UNKNOWN})
"""States in which an order may exist that we do not know."""

STILL_ASKING = timedelta(seconds=90)
"""A request this young may still be on its way in another process: it leaves early (``LEAVES_WITHIN``) or never, and
has its whole budget (``DoorSettings.total_timeout``) from then on."""

WINDOW = timedelta(days=2)
"""How far back to list: wider than any wrong clock we forgive."""

LOOKS = 3


async def reconcile(desk: Desk, swap: Swap) -> Swap:
    """Settle the swap: adopted when exactly one order matches, absent when none does after several looks.

    Waits (on the desk's clock) until the request can no longer be under way and the provider's listing is up to date.

    Several may do so at once: one settles it, and the others see that.

    Raises:
        OutcomeUnknown: ``cannot_list`` when the provider has no listing, ``ambiguous_orders`` when several match or
            one cannot be told from ours.
        AlreadyDone: ``order_taken`` when another swap takes the order at the same moment.
        Unavailable: the provider cannot be asked now; nothing is settled.
    """
    if swap.state not in UNSETTLED:
        return swap
    try:
        told = await _told(desk, swap)
        if told:
            return await _adopted(desk, swap, told)
        keeps = desk.provider(swap.intent.provider).capabilities.keeps_orders
        return await (_settled(desk, swap) if keeps else _nothing_kept(desk, swap))
    except AlreadyDone:
        now = await desk.journal.swap(swap.swap_id)
        if now.seen == swap.seen:
            raise
        return await reconcile(desk, now)


async def _settled(desk: Desk, swap: Swap) -> Swap:
    """By the provider's listing, in several looks."""
    _must_list(desk, swap)
    for number in range(LOOKS):
        last = number == LOOKS - 1
        found = await _found(desk, swap)
        if len(found.exact) > 1 or (last and found.possible and not found.exact):
            raise _ambiguous(swap, found)
        if found.exact:
            try:
                return await _adopted(desk, swap, found.exact[0])
            except AlreadyDone as error:
                if last or error.stable_code != "order_taken":
                    raise
        if not last:
            await desk.clock.sleep(await _pause(desk, swap))
    detail = {"reason": f"the provider listed no such order in {LOOKS} looks"}
    absent = Event(at=desk.clock.now(), happening=Happening.ABSENT, detail=detail)
    return await desk.journal.append(swap.swap_id, absent, seen=swap.seen)


async def _nothing_kept(desk: Desk, swap: Swap) -> Swap:
    """Where an order is nothing but a payment to come, what nobody was told of nobody pays: once nobody is asking."""
    await desk.clock.sleep(await _pause(desk, swap))
    detail = {"reason": "the provider keeps no orders: nothing was made, and nothing is paid that was not shown"}
    absent = Event(at=desk.clock.now(), happening=Happening.ABSENT, detail=detail)
    return await desk.journal.append(swap.swap_id, absent, seen=swap.seen)


async def adopt(desk: Desk, swap: Swap, order_id: str) -> Swap:
    """Take the order that a person names for an unknown swap, if it is what was asked.

    Raises:
        UsageError: ``not_unsettled`` or ``not_this_order``.
        AlreadyDone: ``order_taken`` when it is another swap's, ``moved_on`` when somebody else settles this one.
        UnknownOrder: the provider does not know it.
    """
    _must_be_unsettled(swap)
    provider = desk.provider(swap.intent.provider)
    order = await provider.status(order_id, fresh=True)
    wrong = differing(swap.intent, order, provider.capabilities.echoes)
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
        UsageError: ``not_unsettled``, ``reason_missing``, or ``still_asking`` when the request may be under way.
    """
    _must_be_unsettled(swap)
    if swap.state is not State.UNKNOWN and timedelta() <= desk.clock.now() - swap.updated_at < STILL_ASKING:
        raise UsageError(
            f"swap {swap.swap_id} may be asking at this moment, in another process",
            hint=f"Wait {STILL_ASKING.seconds} seconds, then reconcile first.",
            code="still_asking",
        )
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


async def _told(desk: Desk, swap: Swap) -> Order | None:
    """The order whose id a lost answer still told, if the provider knows it and no other swap has it."""
    _, events = await desk.journal.history(swap.swap_id)
    told = next((event.detail["order_id"] for event in reversed(events) if "order_id" in event.detail), None)
    if told is None or any(other.order_id == told for other in await _others(desk, swap)):
        return None
    try:
        return await desk.provider(swap.intent.provider).status(told, fresh=True)
    except UnknownOrder:
        return None


async def _found(desk: Desk, swap: Swap) -> Matches:
    """Orders of this key that are, or may be, this intent's and belong to no other swap of ours.

    While an equal swap is being made, what is listed may be its order, whose answer is still on the way.
    """
    since = min(swap.intent.created_at, desk.clock.now()) - WINDOW
    listed = await desk.provider(swap.intent.provider).orders_since(since)
    others = await _others(desk, swap)
    taken = {other.order_id for other in others}
    free = {order.order_id: order for order in listed if order.order_id not in taken}
    found = matches(swap.intent, free.values())
    if any(_under_way(desk, other) and same_terms(other.intent, swap.intent) for other in others):
        return Matches((), (*found.exact, *found.possible))
    return found


async def _others(desk: Desk, swap: Swap) -> list[Swap]:
    """Our other swaps at this provider."""
    swaps = await desk.journal.swaps()
    return [one for one in swaps if one.swap_id != swap.swap_id and one.intent.provider == swap.intent.provider]


def _under_way(desk: Desk, swap: Swap) -> bool:
    return swap.state is State.REQUESTED and abs(desk.clock.now() - swap.updated_at) < STILL_ASKING


async def _pause(desk: Desk, swap: Swap) -> float:
    """Seconds until the next look is worth something; no longer than that takes, however the clock was set since."""
    _, events = await desk.journal.history(swap.swap_id)
    last = events[-1].at if events else swap.intent.created_at
    settled = STILL_ASKING if swap.state is not State.UNKNOWN else timedelta()
    whole = settled + desk.provider(swap.intent.provider).capabilities.listing_delay
    return max(min(last + whole - desk.clock.now(), whole).total_seconds(), 2.0)


async def _adopted(desk: Desk, swap: Swap, order: Order) -> Swap:
    """Take the order, if nobody else did and nobody took it; then judge it and its address like any new one."""
    event = Event(at=desk.clock.now(), happening=Happening.ADOPTED, order=order)
    return await look(desk, await desk.journal.append(swap.swap_id, event, seen=swap.seen, alone=True))


def _ambiguous(swap: Swap, found: Matches) -> OutcomeUnknown:
    ids = [order.order_id for order in found.exact or found.possible]
    said = f"{len(ids)} orders match" if found.exact else "this may or may not be the order of"
    return OutcomeUnknown(
        f"{said} swap {swap.swap_id}: {', '.join(ids)}",
        hint="Look at them at the provider, then: swapclient reconcile ID --adopt ORDER_ID",
        code="ambiguous_orders",
        swap_id=swap.swap_id,
        orders=ids,
    )
