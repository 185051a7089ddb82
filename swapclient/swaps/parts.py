"""One wish in several swaps of one provider, for an amount above what it takes at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_UP, Decimal

from swapclient.clock import Chance, Clock
from swapclient.domain.assets import Asset
from swapclient.domain.quotes import Quote
from swapclient.domain.wishes import Wish
from swapclient.errors import GuardRefused, SwapClientError, UsageError
from swapclient.providers.interface import Provider
from swapclient.quoting.ask import ask
from swapclient.quoting.choose import Judged, judge, refusal
from swapclient.quoting.guard import tickers_for
from swapclient.quoting.missing import Missing, missing
from swapclient.quoting.nothing import nothing_offered
from swapclient.quoting.policy import Policy
from swapclient.quoting.reference import Prices
from swapclient.quoting.references import Source, look
from swapclient.quoting.splitting import split
from swapclient.swaps.offers import Offer
from swapclient.swaps.terms import new_id

__all__ = ["Part", "Parts", "in_parts"]

_USUAL_PLACES = 6
"""Decimals of a part where those of the asset are not known: every provider takes as many."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the swaps: its own wish (key ``KEY/1``, group ``KEY``) and the one quote it may be placed with."""

    wish: Wish
    offer: Offer

    @property
    def judged(self) -> Judged:
        """Its quote with the guard's word."""
        return self.offer.judged[0]


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts at the provider that brings most in total, and why the others were not taken."""

    provider: str
    parts: tuple[Part, ...]
    missing: tuple[Missing, ...]

    @property
    def total(self) -> Decimal:
        """What arrives in all, in whole coins."""
        return _total(self.parts)


async def in_parts(
    providers: Mapping[str, Provider],
    sources: Iterable[Source],
    wanted: Wish,
    *,
    policy: Policy,
    parts_max: int,
    clock: Clock,
    chance: Chance,
    deadline: float,
) -> Parts:
    """As few parts as a provider's limits allow, every one judged by the guard; creates nothing.

    A least amount to receive is that of the whole: each part must bring its share of it.

    Raises:
        GuardRefused: ``cannot_split``, or the guard refuses a part everywhere.
        UsageError: ``refund_required``.
        ProviderRefused, Unavailable: nobody could quote.
    """
    group = wanted.key or new_id(chance)
    looking = asyncio.create_task(look(sources, tickers_for(wanted.pair), deadline=deadline, clock=clock))
    quoting = [
        _quoted(provider, wanted, parts_max=parts_max, clock=clock, deadline=deadline)
        for provider in providers.values()
    ]
    answers, prices = await asyncio.gather(*quoting, return_exceptions=True), await looking
    able: dict[str, tuple[Part, ...]] = {}
    errors: dict[str, BaseException] = {}
    for name, answer in zip(providers, answers, strict=True):
        if isinstance(answer, BaseException):
            errors[name] = answer
            continue
        parts = _judged(wanted, answer, prices, policy, group)
        error = next((error for part in parts if (error := refusal(part.offer.judged))), None)
        if error:
            errors[name] = error
        else:
            able[name] = parts
    without = tuple(missing(name, error) for name, error in errors.items())
    if not able:
        raise _why(errors, without)
    best = max(able, key=lambda name: _total(able[name]))
    return Parts(best, able[best], without)


async def _quoted(
    provider: Provider, wanted: Wish, *, parts_max: int, clock: Clock, deadline: float
) -> Sequence[Quote]:
    """Quotes for every part, or the reason why there is none."""
    if wanted.refund_address is None and provider.capabilities.refund_required:
        raise UsageError(
            f"{provider.title} needs a refund address", hint="Add --refund-to ADDRESS.", code="refund_required"
        )
    async with asyncio.timeout(deadline):
        limits = await provider.limits(wanted.pair, wanted.rate_type)
    amounts = split(wanted.give_amount, limits, decimals=_places(wanted.pair.give), parts_max=parts_max)
    questions = [replace(wanted.request(), amount=amount) for amount in amounts]
    answers = await asyncio.gather(
        *(ask([provider], question, deadline=deadline, clock=clock) for question in questions)
    )
    for answer in answers:
        if not answer.quotes:
            raise nothing_offered(answer.missing)
    return [answer.quotes[0] for answer in answers]


def _judged(wanted: Wish, quotes: Sequence[Quote], prices: Prices, policy: Policy, group: str) -> tuple[Part, ...]:
    parts = []
    for number, quote in enumerate(quotes, start=1):
        own = replace(
            wanted,
            give_amount=quote.give_amount,
            key=f"{wanted.key}/{number}" if wanted.key else None,
            group=group,
        )
        share = replace(policy, min_receive=_share(policy.min_receive, quote, wanted))
        parts.append(Part(own, Offer(judge([quote], prices, share), ())))
    return tuple(parts)


def _share(least: Decimal | None, quote: Quote, wanted: Wish) -> Decimal | None:
    """The part's share of the floor, rounded up: together they are no less than the whole."""
    if least is None:
        return None
    unit = Decimal(1).scaleb(-_places(quote.pair.get))
    return (least * quote.give_amount / wanted.give_amount).quantize(unit, rounding=ROUND_UP)


def _places(asset: Asset) -> int:
    return asset.decimals if asset.decimals is not None else _USUAL_PLACES


def _why(errors: Mapping[str, BaseException], without: Sequence[Missing]) -> SwapClientError:
    """A guard's refusal, or a refund address that is missing, is the nearest to a yes; else what nobody's quote is."""
    guarded = [error for error in errors.values() if isinstance(error, GuardRefused | UsageError)]
    if guarded:
        known = [{"provider": one.provider, "code": one.code, "message": one.message} for one in without]
        return guarded[0].about(missing=known)
    return nothing_offered(without)


def _total(parts: Sequence[Part]) -> Decimal:
    return sum((part.judged.quote.get_amount for part in parts), Decimal(0))
