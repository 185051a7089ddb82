"""Ask every provider at once and rank by what arrives."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from swapclient.clock import Clock
from swapclient.domain.money import plain
from swapclient.domain.quotes import Quote, QuoteRequest, RateType
from swapclient.providers.interface import Provider
from swapclient.quoting.missing import Missing, missing, slow
from swapclient.quoting.together import SLOW, together

__all__ = ["DEADLINE", "Asked", "ask"]

DEADLINE = 5.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Quotes, the one that brings most first, and why the other providers have none."""

    quotes: tuple[Quote, ...]
    missing: tuple[Missing, ...] = ()


async def ask(
    providers: Iterable[Provider], request: QuoteRequest, *, deadline: float = DEADLINE, clock: Clock
) -> Asked:
    """Quotes of all providers that answer within ``deadline`` seconds; creates nothing.

    Never raises for a provider: a refusal, an outage, a slow one and even a bug in an adapter become a
    :class:`Missing`, and the others' quotes stay. A quote for another pair, amount or kind of rate than asked, one
    that brings nothing, one outside its own limits and one that has already run out are no quotes.
    """
    able: dict[str, Callable[[], Coroutine[Any, Any, Quote]]] = {}
    without: list[Missing] = []
    for provider in providers:
        if request.rate_type in provider.capabilities.rate_types:
            able[provider.name] = _question(provider, request)
        else:
            without.append(_cannot(provider, request.rate_type))
    quotes: list[Quote] = []
    for name, answer in (await together(able, deadline=deadline)).items():
        if answer is SLOW:
            without.append(slow(name, deadline))
        elif isinstance(answer, BaseException):
            without.append(missing(name, answer))
        elif fault := _fault(name, answer, request, clock.now()):
            without.append(fault)
        else:
            quotes.append(answer)
    return Asked(tuple(sorted(quotes, key=_rank)), tuple(without))


def _question(provider: Provider, request: QuoteRequest) -> Callable[[], Coroutine[Any, Any, Quote]]:
    async def question() -> Quote:
        return await provider.quote(request)

    return question


def _rank(quote: Quote) -> tuple[object, ...]:
    """Most first; between equals the one with a guaranteed floor, then the quicker, then by name."""
    eta = quote.eta_seconds if quote.eta_seconds is not None else float("inf")
    return (-quote.get_amount, quote.floor is None, eta, quote.provider)


def _cannot(provider: Provider, rate_type: RateType) -> Missing:
    return Missing(
        provider.name,
        "fixed_not_offered" if rate_type is RateType.FIXED else "floating_not_offered",
        f"{provider.title} makes no {rate_type} rate",
        "Ask for the other kind of rate.",
    )


def _fault(name: str, quote: Quote, request: QuoteRequest, now: datetime) -> Missing | None:
    """Why this is no quote for the request, or None."""
    asked = (request.pair, request.amount, request.rate_type)
    if (quote.pair, quote.give_amount, quote.rate_type) != asked:
        return Missing(name, "unreadable", f"{name} answered another question than was asked", "Report it.", down=True)
    if not quote.get_amount.is_finite() or quote.get_amount <= 0:
        return Missing(
            name, "unreadable", f"{name} offers nothing for {plain(request.amount)}", "Report it.", down=True
        )
    give, limits = request.pair.give, quote.limits
    if limits.minimum is not None and request.amount < limits.minimum:
        least = f"the least is {plain(limits.minimum)} {give}"
        return Missing(name, "below_minimum", f"too little for {name}: {least}", "Swap more.", limits.minimum)
    if limits.maximum is not None and request.amount > limits.maximum:
        most = f"the most is {plain(limits.maximum)} {give}"
        return Missing(name, "above_maximum", f"too much for {name}: {most}", "Swap less.", limits.maximum)
    if not quote.holds(now):
        return Missing(
            name,
            "rate_expired",
            f"the quote of {name} has run out by our clock",
            "Ask again. If it happens every time, compare this machine's clock: swapclient doctor",
        )
    return None
