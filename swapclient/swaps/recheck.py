"""Where to send, as a record from elsewhere has it: somebody else's word until the provider repeats it here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from swapclient.domain.life import Observation, State
from swapclient.domain.swaps import Swap
from swapclient.errors import SwapClientError
from swapclient.swaps.desk import Desk
from swapclient.swaps.observe import judged

__all__ = ["Rechecked", "recheck"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecked:
    """Swaps that wait for a deposit: which of them the provider describes otherwise, and which nobody could confirm."""

    alarmed: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()


async def recheck(desk: Desk, swaps: Iterable[Swap]) -> Rechecked:
    """Ask anew about each that shows a deposit address, as strictly as about a new order.

    Only an alarm is written: a record that is right stays as it came.
    """
    alarmed, unconfirmed = [], []
    for swap in swaps:
        if not (swap.payable and swap.order and swap.state is State.AWAITING_DEPOSIT):
            continue
        try:
            order = await desk.provider(swap.intent.provider).look(swap.order, fresh=True)
        except SwapClientError:
            unconfirmed.append(swap.swap_id)
            continue
        alarm = await judged(desk, swap, order, strict=order.observation is Observation.WAITING)
        if alarm:
            alarmed.append(swap.swap_id)
            await desk.journal.append(swap.swap_id, alarm)
    return Rechecked(alarmed=tuple(alarmed), unconfirmed=tuple(unconfirmed))
