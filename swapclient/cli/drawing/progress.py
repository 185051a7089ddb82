"""One line that is rewritten while nothing happens, on a terminal only."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from swapclient.cli.drawing.swaps import state_words
from swapclient.clock import Clock
from swapclient.deposit.instruction import time_left
from swapclient.domain.life import State

if TYPE_CHECKING:
    from swapclient.cli.screen import Screen
    from swapclient.domain.swaps import Swap

__all__ = ["progress"]

_EVERY = 1.0
_BACK_AND_CLEAR = "\r\x1b[2K"


@asynccontextmanager
async def progress(
    screen: Screen, clock: Clock, latest: Callable[[], Collection[Swap]]
) -> AsyncIterator[Callable[[], None]]:
    """Show where the swaps stand, every second; yields what takes the line away before something else is printed."""
    if not screen.lively:
        yield _nothing
        return

    def clear() -> None:
        screen.err.write(_BACK_AND_CLEAR)
        screen.err.flush()

    async def rewrite() -> None:
        while True:
            width = shutil.get_terminal_size().columns - 1
            screen.err.write(_BACK_AND_CLEAR + _words(latest(), clock)[:width])
            screen.err.flush()
            await clock.sleep(_EVERY)

    task = asyncio.create_task(rewrite())
    try:
        yield clear
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        clear()


def _words(swaps: Collection[Swap], clock: Clock) -> str:
    """One swap: its state, and what is left of the time to send; several: how many there are."""
    if len(swaps) != 1:
        return f"... following {len(swaps)} swaps; Ctrl-C loses nothing"
    (swap,) = swaps
    now = clock.now()
    deadline = swap.order.deadline if swap.order and swap.state is State.AWAITING_DEPOSIT else None
    left = f", {time_left(deadline - now)} left to send" if deadline else ""
    since = time_left(now - swap.updated_at)
    return f"... {state_words(swap)} for {since}{left}; Ctrl-C loses nothing"


def _nothing() -> None:
    """There is no line."""
