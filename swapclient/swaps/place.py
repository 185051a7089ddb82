"""Place an order: intent on disk first, create once, judge, write, read again, and only then show where to send."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from swapclient.domain.life import Happening
from swapclient.domain.orders import Order
from swapclient.domain.swaps import Event, Intent, Swap
from swapclient.errors import (
    AlreadyDone,
    JournalError,
    NotSent,
    OutcomeUnknown,
    ProviderRefused,
    SwapClientError,
    Unavailable,
)
from swapclient.swaps.desk import Desk
from swapclient.swaps.idempotency import standing
from swapclient.swaps.judge import drift
from swapclient.swaps.observe import look
from swapclient.wire.departure import leave_within

__all__ = ["LEAVES_WITHIN", "place"]

LEAVES_WITHIN = timedelta(seconds=30)
"""From writing the intent to the first byte. Later somebody else may prove that there is no order, and make one."""

_log = logging.getLogger(__name__)


async def place(desk: Desk, intent: Intent, *events: Event) -> Swap:
    """Create the order of an intent, at most once, and return the swap in whatever state that ended.

    ``events`` (a guard's decision) are written with the intent. With an idempotency key that is taken by the same
    terms, the swap that holds it is returned and nobody is asked.

    Raises:
        AlreadyDone: the key stands for other terms.
        JournalError: the intent could not be written; nothing was sent.
        OutcomeUnknown: what came of it could not be written down; an order id that is known is in the message and the
            context. On record the request is still under way.
    """
    desk.provider(intent.provider)
    with leave_within(LEAVES_WITHIN, desk.clock):
        try:
            if intent.key:
                form, held = await standing(desk.journal, intent)
                if held:
                    return held
                intent = replace(intent, key=form)
            requested = Event(at=desk.clock.now(), happening=Happening.REQUESTED)
            swap = await desk.journal.record(intent, *events, requested)
        except AlreadyDone as error:
            return await _winner(desk, intent, error)
        swap = await _create(desk, swap)
    return await look(desk, swap)  # the second read; without one the address stays hidden


async def _winner(desk: Desk, intent: Intent, error: AlreadyDone) -> Swap:
    """Somebody else recorded the key at the same instant: theirs is the swap."""
    if error.stable_code != "key_taken" or not intent.key:
        raise error
    _, held = await standing(desk.journal, intent)
    if held is None:
        raise error
    return held


async def _create(desk: Desk, swap: Swap) -> Swap:
    """Ask once. Whatever is not a clear yes or a clear no is unknown, a crash of ours included."""
    provider = desk.provider(swap.intent.provider)
    try:
        order = await provider.create(swap.intent)
    except (ProviderRefused, NotSent, Unavailable) as error:
        return await desk.journal.append(swap.swap_id, _ended(desk, error))
    except OutcomeUnknown as error:
        return await _lose(desk, swap, error)
    except Exception as error:  # noqa: BLE001 - a bug of ours after the first byte makes the outcome no clearer
        _log.exception("the adapter of %s broke while creating", swap.intent.provider)
        return await _lose(desk, swap, OutcomeUnknown(f"the adapter broke ({type(error).__name__})", code="bug"))
    except BaseException as error:
        lost = OutcomeUnknown(f"stopped while the order was being created ({type(error).__name__})")
        with suppress(JournalError):  # on record it is under way, which is as true
            await asyncio.shield(desk.journal.append(swap.swap_id, _ended(desk, lost)))
        raise
    return await _keep(desk, swap, order)


async def _lose(desk: Desk, swap: Swap, lost: OutcomeUnknown) -> Swap:
    """Write down that nobody knows; where that fails, say so, for the journal's own error would say "nothing sent"."""
    try:
        return await desk.journal.append(swap.swap_id, _ended(desk, lost))
    except JournalError as error:
        raise OutcomeUnknown(
            f"{lost.message}; and it could not be written down: {error.message}",
            hint=f"Do not run it again. Make room, then run: swapclient reconcile {swap.swap_id}",
            provider=swap.intent.provider,
            swap_id=swap.swap_id,
        ).about(**lost.context) from error


def _ended(desk: Desk, error: SwapClientError) -> Event:
    """What an error while creating means for the swap."""
    happening = Happening.LOST
    if isinstance(error, ProviderRefused):
        happening = Happening.REJECTED
    elif isinstance(error, Unavailable):
        happening = Happening.UNSENT
    detail = {"code": error.stable_code, "message": error.message}
    detail |= {name: str(value) for name, value in error.context.items() if name in _KEPT}
    return Event(at=desk.clock.now(), happening=happening, detail=detail)


_KEPT = frozenset({"order_id", "minimum", "maximum", "support_ref"})


async def _keep(desk: Desk, swap: Swap, order: Order) -> Swap:
    """Write the new order down, with the alarm if it is not what was asked."""
    capabilities = desk.provider(swap.intent.provider).capabilities
    echoes = capabilities.echoes if capabilities.echoed_at_creation is None else capabilities.echoed_at_creation
    events = [Event(at=desk.clock.now(), happening=Happening.CREATED, order=order)]
    wrong = drift(swap.intent, order, echoes)
    if wrong:
        reason = f"{order.doubt or 'the order differs from what was asked'} ({', '.join(wrong)})"
        detail = {"code": "tampered", "fields": ",".join(wrong), "reason": reason}
        events.append(Event(at=desk.clock.now(), happening=Happening.DRIFTED, detail=detail))
    try:
        return await asyncio.shield(_write(desk, swap, *events))
    except JournalError as error:
        raise OutcomeUnknown(
            f"{order.provider} created order {order.order_id}, and it could not be written down: {error.message}",
            hint="Write the order id down now. Send nothing. Make room, then run: swapclient reconcile",
            code="order_not_recorded",
            order_id=order.order_id,
            provider=order.provider,
            swap_id=swap.swap_id,
        ) from error


async def _write(desk: Desk, swap: Swap, *events: Event) -> Swap:
    """With an alarm where the order is another swap's already: one payment would finish both."""
    try:
        return await desk.journal.append(swap.swap_id, *events, alone=True)
    except AlreadyDone as error:
        detail = {"code": "tampered", "fields": "order_id", "reason": error.message}
        alarm = Event(at=desk.clock.now(), happening=Happening.DRIFTED, detail=detail)
        return await desk.journal.append(swap.swap_id, *events, alarm)
