"""What the record says of each provider: promised against paid, time, refunds, holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from swapclient.domain.life import Happening, Observation, State
from swapclient.domain.swaps import Event
from swapclient.swaps.scorecard import scorecard
from tests.fakes import records


def history(number, *words, received=None, provider="fake", deposited="0.5", expected="100"):
    intent = replace(records.intent(number), provider=provider, expected=Decimal(expected), give_amount=Decimal("0.5"))
    events = [Event(at=records.NOW, happening=Happening.REQUESTED)]
    for minute, word in enumerate(words):
        order = replace(
            records.order(),
            observation=Observation(word),
            deposited=Decimal(deposited),
            received=Decimal(received) if received and word == "finished" else None,
        )
        happening = Happening.SEEN if minute else Happening.CREATED
        events.append(Event(at=records.NOW + timedelta(minutes=minute), happening=happening, order=order))
    return intent, events


def test_nothing_on_record_scores_nobody():
    assert scorecard([]) == {}


def test_each_provider_is_scored_by_its_own_swaps():
    scores = scorecard([history(0, "waiting", provider="a"), history(1, "waiting", provider="b")])
    assert {name: (score.swaps, score.orders) for name, score in scores.items()} == {"a": (1, 1), "b": (1, 1)}


def test_the_median_and_the_worst_of_what_arrived_against_what_was_quoted():
    paid = ["99", "100.5", "100"]
    score = scorecard([history(n, "waiting", "finished", received=got) for n, got in enumerate(paid)])["fake"]
    assert score.finished == 3
    assert (score.usual_bps, score.worst_bps) == (Decimal(0), Decimal(-100))


def test_another_amount_than_ordered_says_nothing_about_the_price():
    score = scorecard([history(0, "waiting", "finished", received="50", deposited="0.25")])["fake"]
    assert (score.finished, score.usual_bps, score.worst_bps) == (1, None, None)


def test_the_time_runs_from_the_deposit_not_from_the_order():
    score = scorecard([history(0, "waiting", "waiting", "confirming", "exchanging", "finished", received="100")])
    assert score["fake"].usual_time == timedelta(minutes=2)
    assert scorecard([history(0, "waiting", "finished")])["fake"].usual_time is None


def test_refunds_and_holds_are_counted_even_when_a_hold_ended_well():
    swaps = [
        history(0, "waiting", "held", "finished", received="100"),
        history(1, "waiting", "confirming", "refunded"),
        history(2, "waiting", "expired"),
    ]
    score = scorecard(swaps)["fake"]
    assert (score.held, score.ended) == (1, {State.REFUNDED: 1, State.EXPIRED: 1})


def test_a_swap_that_came_to_no_order_is_counted_as_asked():
    intent = records.intent()
    rejected = Event(at=records.NOW, happening=Happening.REJECTED)
    score = scorecard([(intent, [rejected])])["fake"]
    assert (score.swaps, score.orders, score.ended) == (1, 0, {State.REJECTED: 1})
