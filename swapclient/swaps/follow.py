"""Follow orders: each at its own pace, none able to stop another, for as long as somebody wants to know."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from swapclient.domain.life import OPEN, State
from swapclient.domain.swaps import Swap
from swapclient.errors import InFlight
from swapclient.swaps.desk import Desk
from swapclient.swaps.observe import look
from swapclient.swaps.pace import SHORTEST, pause

__all__ = ["Follower", "decided", "ended", "follow"]

AT_ONCE = 20
"""Orders asked about in the same moment; the rate budget of each provider decides how fast they really are."""


def ended(swap: Swap) -> bool:
    """Nothing more will come by itself: over, refused, or no deposit wanted any more."""
    return swap.state not in OPEN or swap.state in {State.EXPIRED, State.FAILED, State.TAMPERED}


def decided(started: Iterable[Swap]) -> Callable[[Swap], bool]:
    """When to stop following these: each has ended, or a person must act who did not have to when it began.

    So nobody waits for ever on a held order unattended, and who follows a held one sees its release.
    """
    held = {swap.swap_id for swap in started if swap.state is State.ACTION_REQUIRED}
    return lambda swap: ended(swap) or (swap.state is State.ACTION_REQUIRED and swap.swap_id not in held)


def _ignore(_swap: Swap, _error: Exception) -> None:
    """Nobody asked to be told."""


@dataclass(slots=True, kw_only=True)
class Follower:
    """Looks at many orders in one loop.

    ``on_change`` is called with the swap after each look that changed it; ``on_error`` when a look broke in a way
    nobody foresaw (a bug): that order is looked at again later, and the others never notice. ``enough`` says when an
    order needs no more looking; ``shortest`` is the shortest pause in seconds.
    """

    desk: Desk
    on_change: Callable[[Swap], None]
    on_error: Callable[[Swap, Exception], None] = _ignore
    enough: Callable[[Swap], bool] = ended
    shortest: float = SHORTEST
    _gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def run(self, swaps: Iterable[Swap]) -> list[Swap]:
        """Follow until every swap has had enough; returns them as they ended, in the order given.

        A swap whose provider is switched off here is left as it is, for the others' sake.

        Raises:
            ConfigError: ``provider_off`` when that is so for all that have not had enough.
        """
        followed = list(swaps)
        wanting = [swap.intent.provider for swap in followed if not self.enough(swap)]
        if wanting and not any(name in self.desk.providers for name in wanting):
            self.desk.provider(wanting[0])
        return list(await asyncio.gather(*(self._follow(swap) for swap in followed)))

    async def _follow(self, swap: Swap) -> Swap:
        """One order, to its end."""
        quiet = 0
        while not self.enough(swap):
            before, swap = swap, await self._look(swap)
            changed = _visible(before) != _visible(swap)
            quiet = 0 if changed else quiet + 1
            if changed:
                self.on_change(swap)
            if swap.intent.provider not in self.desk.providers:
                break
            if not self.enough(swap):
                await self.desk.clock.sleep(pause(swap, quiet, self.desk.chance, shortest=self.shortest))
        return swap

    async def _look(self, swap: Swap) -> Swap:
        """One look; one that breaks leaves the swap as it was."""
        async with self._gate:
            try:
                return await look(self.desk, swap)
            except Exception as error:  # noqa: BLE001 - one poisoned order must never stop the others
                self.on_error(swap, error)
                return swap


async def follow(follower: Follower, swaps: Iterable[Swap], *, seconds: float | None = None) -> list[Swap]:
    """Follow, for so many seconds at most.

    Raises:
        InFlight: ``still_watching`` when the time is over first; the orders live on.
    """
    try:
        async with asyncio.timeout(seconds):
            return await follower.run(swaps)
    except TimeoutError:
        raise InFlight(
            f"still under way after {seconds:g} s",
            hint="The order lives on. Follow it with: swapclient watch",
            code="still_watching",
        ) from None


def _visible(swap: Swap) -> tuple[object, ...]:
    """What a watcher wants to be told about."""
    return swap.state, swap.order, swap.verified, swap.gone, swap.silent_since, swap.drift, swap.reason
