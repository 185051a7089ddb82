"""What is on offer for a wish: every provider's quote, judged by the guard before anybody accepts one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from swapclient.clock import Clock
from swapclient.domain.assets import Asset
from swapclient.domain.life import Happening
from swapclient.domain.quotes import Quote, QuoteRequest
from swapclient.domain.swaps import Event
from swapclient.errors import GuardRefused, SwapClientError
from swapclient.providers.interface import Provider
from swapclient.quoting.ask import Asked, ask
from swapclient.quoting.decision import Decision, Verdict
from swapclient.quoting.guard import decide, tickers_for
from swapclient.quoting.missing import Missing
from swapclient.quoting.nothing import nothing_offered
from swapclient.quoting.policy import Policy
from swapclient.quoting.reference import Prices
from swapclient.quoting.references import Source, look
from swapclient.quoting.window import require_window

__all__ = ["Judged", "Offer", "offer"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A quote, what the guard says of its price, and whether a fixed rate leaves time for the deposit."""

    quote: Quote
    decision: Decision
    too_late: GuardRefused | None = None

    @property
    def refusal(self) -> SwapClientError | None:
        """Why it may not be accepted; None when it may, after asking perhaps."""
        return self.too_late or self.decision.error()

    @property
    def asks(self) -> bool:
        """Whether a person must say yes to this price, beyond the usual question."""
        return self.decision.verdict is Verdict.ASK


@dataclass(frozen=True, slots=True)
class Offer:
    """All quotes, best first, and why other providers made none."""

    judged: tuple[Judged, ...]
    missing: tuple[Missing, ...]

    def acceptable(self) -> tuple[Judged, ...]:
        """The quotes that may be accepted, best first.

        Raises:
            SwapClientError: nobody made a quote (5, 6), or the guard refuses all of them (4).
        """
        if not self.judged:
            raise nothing_offered(self.missing)
        good = tuple(one for one in self.judged if one.refusal is None)
        if not good:
            raise self.judged[0].refusal or GuardRefused("no quote may be accepted")
        return good

    def accepted(self, clock: Clock) -> Sequence[tuple[Quote, Event | None]]:
        """The acceptable quotes with the guard's decision to write beside each intent."""
        return [
            (one.quote, Event(at=clock.now(), happening=Happening.GUARDED, detail=one.decision.detail()))
            for one in self.acceptable()
        ]


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
    judged = tuple(_judge(providers[quote.provider], quote, prices, policy, clock, plan) for quote in asked.quotes)
    return Offer(judged, asked.missing)


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
    looking = asyncio.create_task(look(sources, tickers_for(request.pair, plan), clock=clock))
    try:
        return await quoting, await looking
    finally:
        quoting.cancel()
        looking.cancel()


def _judge(
    provider: Provider, quote: Quote, prices: Prices, policy: Policy, clock: Clock, plan: Sequence[Asset]
) -> Judged:
    now, window = clock.now(), provider.capabilities.fixed_window
    too_late = None
    try:
        require_window(quote.rate_type, quote.pair.give.network, now + window if window else None, now)
    except GuardRefused as error:
        too_late = error
    return Judged(quote, decide(quote, prices, policy, plan=plan), too_late)
