"""What is on offer for a wish: every provider's quote, judged by the guard before anybody accepts one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from swapclient.clock import Clock
from swapclient.domain.assets import Asset
from swapclient.domain.quotes import Quote, QuoteRequest
from swapclient.domain.swaps import Event
from swapclient.errors import GuardRefused
from swapclient.providers.interface import Provider
from swapclient.quoting.ask import Asked, ask
from swapclient.quoting.choose import Judged, judge, refusal, takeable
from swapclient.quoting.guard import tickers_for
from swapclient.quoting.missing import Missing, missing
from swapclient.quoting.nothing import nothing_offered
from swapclient.quoting.policy import Policy
from swapclient.quoting.reference import Prices
from swapclient.quoting.references import Source, look
from swapclient.quoting.window import require_window

__all__ = ["Offer", "offer"]


@dataclass(frozen=True, slots=True)
class Offer:
    """All quotes with the guard's word on each, best first, and why other providers made none.

    ``too_late`` is set when a fixed rate was refused because the deposit would usually come after its end.
    """

    judged: tuple[Judged, ...]
    missing: tuple[Missing, ...]
    too_late: GuardRefused | None = None

    def acceptable(self) -> tuple[Judged, ...]:
        """The quotes that may be accepted, best first.

        Raises:
            SwapClientError: nobody made a quote (5, 6), or the guard refuses all of them (4).
        """
        if not self.judged:
            raise self.too_late or nothing_offered(self.missing)
        error = refusal(self.judged)
        if error:
            raise error
        return takeable(self.judged)

    def accepted(self, clock: Clock) -> Sequence[tuple[Quote, Event | None]]:
        """The acceptable quotes with the guard's decision to write beside each intent."""
        return [(quote, decision.event(clock.now())) for quote, decision in self.acceptable()]


async def offer(
    providers: Mapping[str, Provider],
    sources: Iterable[Source],
    request: QuoteRequest,
    *,
    policy: Policy,
    clock: Clock,
    deadline: float,
    plan: Sequence[Asset] = (),
) -> Offer:
    """Ask every provider and the market at once, within ``deadline`` seconds; creates nothing, raises for nobody."""
    asked, prices = await _both(providers, sources, request, clock=clock, deadline=deadline, plan=plan)
    in_time: list[Quote] = []
    late: dict[str, GuardRefused] = {}
    for quote in asked.quotes:
        error = _too_late(providers[quote.provider], quote, clock)
        if error:
            late[quote.provider] = error
        else:
            in_time.append(replace(quote, checks=providers[quote.provider].capabilities.holds))
    return Offer(
        judge(in_time, prices, policy, plan=plan),
        (*asked.missing, *(missing(name, error) for name, error in late.items())),
        next(iter(late.values()), None),
    )


async def _both(
    providers: Mapping[str, Provider],
    sources: Iterable[Source],
    request: QuoteRequest,
    *,
    clock: Clock,
    deadline: float,
    plan: Sequence[Asset],
) -> tuple[Asked, Prices]:
    """Quotes and prices, neither waiting for the other."""
    quoting = asyncio.create_task(ask(providers.values(), request, deadline=deadline, clock=clock))
    looking = asyncio.create_task(look(sources, tickers_for(request.pair, plan), deadline=deadline, clock=clock))
    try:
        return await quoting, await looking
    finally:
        quoting.cancel()
        looking.cancel()


def _too_late(provider: Provider, quote: Quote, clock: Clock) -> GuardRefused | None:
    """Why a deposit at this rate would usually come too late, where the provider's window is known."""
    now, window = clock.now(), provider.capabilities.fixed_window
    try:
        require_window(quote.rate_type, quote.pair.give.network, now + window if window else None, now)
    except GuardRefused as error:
        return error
    return None
