"""What is on offer: all quotes, each judged, and the reasons of those that made none."""

import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest

from swapclient.domain.assets import Pair
from swapclient.domain.quotes import QuoteRequest, RateType
from swapclient.errors import BelowMinimum, GuardRefused, Unavailable
from swapclient.quoting.policy import Policy
from swapclient.swaps.offers import offer
from tests.fakes.provider import FakeProvider
from tests.unit.swaps.room import BTC, USDT, Room

FLOOR = Policy(min_receive=Decimal(29000), accept_depeg=True)


def offers(room, policy=FLOOR, **changes):
    request = QuoteRequest(pair=Pair(BTC, USDT), amount=Decimal("0.5"), **changes)
    work = offer(room.desk.providers, (), request, policy=policy, clock=room.clock, deadline=30)
    return asyncio.run(work)


def test_the_quote_that_brings_most_comes_first_and_an_outage_is_a_value():
    a, b, down = FakeProvider("a"), FakeProvider("b"), FakeProvider("down")
    b.rate = Decimal(60100)

    async def fail(request):
        raise Unavailable("down")

    down.quote = fail
    found = offers(Room(a, b, down))
    assert [quote.provider for quote, _ in found.acceptable()] == ["b", "a"]
    assert [(one.provider, one.code) for one in found.missing] == [("down", "unavailable")]


def test_each_accepted_quote_carries_the_guards_decision_for_the_journal():
    room = Room()
    ((quote, event),) = offers(room).accepted(room.clock)
    assert quote.provider == "fake"
    assert event.detail["verdict"] == "ok"


def test_without_a_market_the_strict_guard_says_that_it_cannot_tell():
    found = offers(Room(), Policy())
    with pytest.raises(GuardRefused) as refusal:
        found.acceptable()
    assert refusal.value.exit_code == 4
    assert len(found.judged) == 1


def test_a_floor_in_coins_needs_no_market():
    with pytest.raises(GuardRefused) as refusal:
        offers(Room(), Policy(min_receive=Decimal(30001), accept_depeg=True)).acceptable()
    assert refusal.value.stable_code == "below_floor"
    assert offers(Room()).acceptable()


def test_all_below_the_minimum_is_one_refusal_with_the_bound():
    room = Room()
    room.provider.limits_ = type(room.provider.limits_)(Decimal(1), None)
    with pytest.raises(BelowMinimum) as refusal:
        offers(room).acceptable()
    assert refusal.value.context["minimum"] == "1"


def test_a_fixed_rate_that_ends_before_the_deposit_can_be_there_is_refused():
    short = FakeProvider("short", fixed_window=timedelta(minutes=10))
    with pytest.raises(GuardRefused) as refusal:
        offers(Room(short), rate_type=RateType.FIXED).acceptable()
    assert refusal.value.stable_code == "window_too_short"
    long = FakeProvider("long", fixed_window=timedelta(minutes=40))
    found = offers(Room(short, long), rate_type=RateType.FIXED)
    assert [quote.provider for quote, _ in found.acceptable()] == ["long"]
    assert [one.code for one in found.missing] == ["window_too_short"]
