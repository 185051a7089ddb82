"""What the journal says about each provider: promised against paid, how long it took, how often it went wrong. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median

from swapclient.domain.life import State
from swapclient.domain.swaps import Event, Intent, Swap, fold, fold_on

__all__ = ["Score", "scorecard"]

_MOVING = frozenset({State.CONFIRMING, State.EXCHANGING, State.SENDING})
_WRONG = (State.REFUNDED, State.FAILED, State.EXPIRED, State.TAMPERED, State.REJECTED, State.UNKNOWN)


@dataclass(slots=True, kw_only=True)
class Score:
    """One provider's record.

    ``orders`` counts swaps that came to an order, ``held`` those that ever needed a person. ``against_quote`` is what
    arrived compared with what was quoted, in basis points, one number a finished swap (negative: less than quoted);
    ``seconds`` is from the first sign of the deposit to the end.
    """

    provider: str
    swaps: int = 0
    orders: int = 0
    finished: int = 0
    held: int = 0
    ended: dict[State, int] = field(default_factory=dict)
    against_quote: list[Decimal] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def usual_bps(self) -> Decimal | None:
        """Median of what arrived against what was quoted, in basis points; None before the first that finished."""
        return median(self.against_quote) if self.against_quote else None

    @property
    def worst_bps(self) -> Decimal | None:
        """The worst of them."""
        return min(self.against_quote, default=None)

    @property
    def usual_time(self) -> timedelta | None:
        """Median time from the deposit to the end."""
        return timedelta(seconds=median(self.seconds)) if self.seconds else None


def scorecard(histories: Iterable[tuple[Intent, Sequence[Event]]]) -> dict[str, Score]:
    """A score for every provider that occurs."""
    scores: dict[str, Score] = {}
    for intent, events in histories:
        _count(scores.setdefault(intent.provider, Score(provider=intent.provider)), intent, events)
    return scores


def _count(score: Score, intent: Intent, events: Sequence[Event]) -> None:
    """One more swap."""
    steps = _steps(intent, events)
    swap = steps[-1][1]
    score.swaps += 1
    score.orders += swap.order is not None
    score.held += any(step.state is State.ACTION_REQUIRED for _, step in steps)
    if swap.state in _WRONG:
        score.ended[swap.state] = score.ended.get(swap.state, 0) + 1
    if swap.state is State.FINISHED:
        score.finished += 1
        _finish(score, swap, steps)


def _finish(score: Score, swap: Swap, steps: Sequence[tuple[datetime, Swap]]) -> None:
    """Price and time, where the provider said enough and we looked often enough to know."""
    received = swap.order.received if swap.order else None
    if received is not None and swap.intent.expected and _paid_as_ordered(swap):
        score.against_quote.append((received / swap.intent.expected - 1) * 10_000)
    began = next((at for at, step in steps if step.state in _MOVING), None)
    ended = next((at for at, step in steps if step.state is State.FINISHED), None)
    if began is not None and ended is not None and ended >= began:
        score.seconds.append((ended - began).total_seconds())


def _paid_as_ordered(swap: Swap) -> bool:
    """Another amount than ordered brings another amount than quoted: that says nothing about the provider."""
    deposited = swap.order.deposited if swap.order else None
    return deposited is None or deposited == swap.intent.give_amount


def _steps(intent: Intent, events: Sequence[Event]) -> list[tuple[datetime, Swap]]:
    """The swap after each event."""
    swap = fold(intent, ())
    steps = [(intent.created_at, swap)]
    for event in events:
        swap = fold_on(swap, event)
        steps.append((event.at, swap))
    return steps
