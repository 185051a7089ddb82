"""One answer about an order: judged, and turned into the events worth writing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from swapclient.domain.life import CREATED, Happening, Observation, State
from swapclient.domain.orders import Order
from swapclient.domain.quotes import RateType
from swapclient.domain.swaps import Event, Swap, fold_on
from swapclient.errors import (
    ConfigError,
    GuardRefused,
    JournalError,
    ProviderRefused,
    SwapClientError,
    Unavailable,
    UnknownOrder,
)
from swapclient.providers.interface import Provider
from swapclient.quoting.window import require_window
from swapclient.swaps.desk import Desk
from swapclient.swaps.judge import drift
from swapclient.swaps.quarantine import unfit

__all__ = ["judged", "look"]

_SAME_DEADLINE = timedelta(minutes=5)


async def look(desk: Desk, swap: Swap) -> Swap:
    """Ask once about the order, write down what is new, and return the swap as it stands.

    Until the deposit address has been verified this is the second read: over a fresh connection, every echoed field
    must be there, and the address goes through quarantine. A read that fails is an event, never a swap that failed. A
    provider that is switched off here is not asked, and the swap says so; that is no event of the order's.
    """
    if swap.order is None or swap.state not in CREATED:
        return swap
    try:
        provider = desk.provider(swap.intent.provider)
    except ConfigError as error:
        return fold_on(swap, _failed(desk, Happening.SILENT, error))
    if not provider.capabilities.keeps_orders:
        swap = await _latest(desk, swap)
    return await _asked(desk, provider, swap, swap.order) if swap.order else swap


async def _asked(desk: Desk, provider: Provider, swap: Swap, known: Order) -> Swap:
    """Ask the provider; whatever it says or does not say becomes part of the swap."""
    try:
        order = await provider.look(known, fresh=not swap.verified)
    except UnknownOrder as error:
        return swap if swap.gone else await _write(desk, swap, _failed(desk, Happening.GONE, error))
    except (Unavailable, ProviderRefused) as error:
        silent = _failed(desk, Happening.SILENT, error)
        return fold_on(swap, silent) if swap.silent_since else await _write(desk, swap, silent)
    return await _take(desk, swap, _past_deadline(desk, swap, order))


async def _latest(desk: Desk, swap: Swap) -> Swap:
    """The swap on record, where more is known there: another program may have been told of the payment."""
    try:
        recorded = await desk.journal.swap(swap.swap_id)
    except JournalError:
        return swap
    return recorded if recorded.seen > swap.seen else swap


async def judged(desk: Desk, swap: Swap, order: Order, *, strict: bool) -> Event | None:
    """The alarm this answer raises, or None."""
    echoes = desk.provider(swap.intent.provider).capabilities.echoes
    wrong = drift(swap.intent, order, echoes, known=swap.order, strict=strict)
    reason = order.doubt or "the provider's answer differs from what was asked"
    if not wrong and strict:
        wrong, reason = await _unpayable(desk, swap, order)
    if not wrong:
        return None
    detail = {"code": "tampered", "fields": ",".join(wrong), "reason": f"{reason} ({', '.join(wrong)})"}
    return Event(at=desk.clock.now(), happening=Happening.DRIFTED, order=order, detail=detail)


async def _unpayable(desk: Desk, swap: Swap, order: Order) -> tuple[tuple[str, ...], str]:
    """The field because of which nobody should pay an order that is what was asked, and why; none where all is well."""
    reason = await unfit(desk, swap.intent, order)
    if reason:
        return ("deposit_address",), reason
    deadline = order.deadline or (swap.order.deadline if swap.order else None)
    try:
        require_window(swap.intent.rate_type, swap.intent.pair.give.network, deadline, desk.clock.now())
    except GuardRefused as error:
        return ("deadline",), error.message
    return (), ""


async def _take(desk: Desk, swap: Swap, order: Order) -> Swap:
    """Judge an answer and write what is new."""
    seen = Event(at=desk.clock.now(), happening=Happening.SEEN, order=order)
    if swap.state is State.TAMPERED:
        return await _if_new(desk, swap, seen)
    first = not swap.verified and order.observation is Observation.WAITING
    try:
        alarm = await judged(desk, swap, order, strict=first)
    except JournalError as error:
        return replace(swap, last_error=error.message)
    if alarm:
        return await _write(desk, swap, seen, alarm)
    if first and swap.order and swap.order.deposit_address:  # an address that one answer alone told is seen, not shown
        return await _write(desk, swap, seen, Event(at=desk.clock.now(), happening=Happening.VERIFIED))
    return await _if_new(desk, swap, seen)


async def _if_new(desk: Desk, swap: Swap, seen: Event) -> Swap:
    """Write an answer only when it says something new, so that waiting does not fill the disk."""
    after = fold_on(swap, seen)
    return swap if _news(after, beside=swap) == _news(swap, beside=swap) else await _write(desk, swap, seen)


def _news(swap: Swap, *, beside: Swap) -> tuple[object, ...]:
    """What about a swap is worth an event; that the provider touched its record is not, nor is a new estimate."""
    order = swap.order
    if order:
        same: dict[str, Any] = {"updated_at": None}
        if beside.order and swap.intent.rate_type is RateType.FLOATING:
            same["deadline"] = _steady(order.deadline, beside)
            if swap.state is State.AWAITING_DEPOSIT:
                same["get_amount"] = None
        order = replace(order, **same)
    return swap.state, order, swap.gone, swap.silent_since


def _steady(deadline: datetime | None, beside: Swap) -> datetime | None:
    """The deadline on record where the new one says the same: some estimate it anew, out of blocks, at every reading.

    Only a fixed rate hangs on its deadline to the minute; and once coins have come, none counts.
    """
    known = beside.order.deadline if beside.order else None
    if beside.state is not State.AWAITING_DEPOSIT:
        return known
    if known is None or deadline is None:
        return deadline
    return known if abs(deadline - known) < _SAME_DEADLINE else deadline


async def _write(desk: Desk, swap: Swap, *events: Event) -> Swap:
    """Write; a full disk must not stop the watching, so the swap goes on in memory with the error beside it."""
    try:
        return await desk.journal.append(swap.swap_id, *events)
    except JournalError as error:
        return replace(fold_on(swap, *events), last_error=error.message)


def _failed(desk: Desk, happening: Happening, error: SwapClientError) -> Event:
    return Event(at=desk.clock.now(), happening=happening, detail={"code": error.stable_code, "message": error.message})


def _past_deadline(desk: Desk, swap: Swap, order: Order) -> Order:
    """For a provider without a word for it, an order past its deadline is expired, unless a payment is known of."""
    says = desk.provider(swap.intent.provider).capabilities.says_expired
    deadline = order.deadline or (swap.order.deadline if swap.order else None)
    paid = order.deposit_tx or (swap.order.deposit_tx if swap.order else ())
    if says or paid or order.observation is not Observation.WAITING or not deadline or desk.clock.now() < deadline:
        return order
    return replace(order, observation=Observation.EXPIRED)
