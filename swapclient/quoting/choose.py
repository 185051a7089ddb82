"""Quotes beside the guard's decisions, and which of them may be taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from swapclient.domain.assets import Asset
from swapclient.domain.quotes import Quote
from swapclient.errors import GuardRefused
from swapclient.quoting.decision import Decision, Verdict
from swapclient.quoting.guard import decide
from swapclient.quoting.policy import Policy
from swapclient.quoting.reference import Prices

__all__ = ["Judged", "judge", "refusal", "takeable"]


class Judged(NamedTuple):
    """One quote and what the guard says of it."""

    quote: Quote
    decision: Decision


def judge(quotes: Iterable[Quote], prices: Prices, policy: Policy, *, plan: Sequence[Asset] = ()) -> tuple[Judged, ...]:
    """Every quote judged, in the order given."""
    return tuple(Judged(quote, decide(quote, prices, policy, plan=plan)) for quote in quotes)


def takeable(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    """Those that may be taken, in the same order; the ones to ask about first still say so.

    A quote far above the market ranks first among quotes and is not among these: the next provider's is.
    """
    return tuple(entry for entry in judged if entry.decision.verdict in {Verdict.OK, Verdict.ASK})


def refusal(judged: Sequence[Judged]) -> GuardRefused | None:
    """Why none may be taken: the reason of the best quote that is not too good to be true. None where one may."""
    if takeable(judged):
        return None
    honest = [entry for entry in judged if entry.decision.code != "too_good"] or judged
    for quote, decision in honest[:1]:
        error = decision.error()
        return error.about(provider=quote.provider) if error else None
    return None
