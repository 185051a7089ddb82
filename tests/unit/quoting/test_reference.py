from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swapclient.quoting.reference import Reference, Sighting, settle
from tests.fakes.clock import START

TETHER = Reference(ticker="USDT", usd=Fraction(1))


def seen(source, price, **changes):
    sighting = Sighting(
        source=source,
        bid=Decimal(price),
        ask=Decimal(price),
        dollar="USD",
        at=START,
        max_age=timedelta(minutes=1),
    )
    return replace(sighting, **changes)


def settled(*sightings, failures=None, tether=TETHER):
    return settle("BTC", sightings, failures or {}, tether=tether, now=START)


HONEST = [seen("a", 65000), seen("b", 65010), seen("c", 64990)]


def test_the_median_of_what_agrees():
    found = settled(*HONEST)
    assert (found.usd, set(found.used), dict(found.dropped)) == (Fraction(65000), {"a", "b", "c"}, {})


def test_one_that_lies_by_ten_one_stale_and_one_down_change_nothing():
    liar = seen("liar", 650000)
    stale = seen("stale", 60000, at=START - timedelta(minutes=2))
    found = settled(seen("a", 65000), seen("b", 65010), liar, stale, failures={"down": "unavailable"})
    assert found.usd == Fraction(65005)
    assert dict(found.dropped) == {"liar": "outlier", "stale": "stale", "down": "unavailable"}


@given(lie=st.decimals(min_value="0.000001", max_value="1e12", allow_nan=False, places=6))
def test_one_liar_among_three_never_moves_the_price_beyond_the_honest_ones(lie):
    found = settled(*HONEST, seen("liar", lie))
    assert found.usd is not None
    assert Fraction(64990) <= found.usd <= Fraction(65010)


def test_two_that_contradict_each_other_tell_nothing():
    found = settled(seen("a", 65000), seen("b", 650000), failures={"down": "slow"})
    assert found.usd is None
    assert set(found.dropped.values()) == {"outlier", "slow"}


def test_fewer_than_three_asked_or_fewer_than_two_left_tell_nothing():
    assert settled(seen("a", 65000), seen("b", 65000)).usd is None
    assert settled(seen("a", 65000), seen("b", 65000), failures={"c": "slow"}).usd == Fraction(65000)
    assert settled(seen("a", 65000), failures={"b": "slow", "c": "slow"}).usd is None
    assert settled().usd is None


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"at": START - timedelta(seconds=60, microseconds=1)}, "stale"),
        ({"at": START + timedelta(seconds=31)}, "from the future"),
        ({"at": None}, "tells no time"),
        ({"bid": Decimal(65001), "ask": Decimal(65000)}, "no sound bid and ask"),
        ({"bid": Decimal(0)}, "no sound bid and ask"),
        ({"bid": Decimal(60000), "ask": Decimal(65000)}, "no sound bid and ask"),
    ],
)
def test_a_source_that_cannot_be_right_is_dropped_with_the_reason(changes, why):
    found = settled(*HONEST, seen("odd", 65000, **changes))
    assert dict(found.dropped) == {"odd": why}
    assert len(found.used) == 3


def test_a_source_at_exactly_its_age_still_counts():
    assert "old" in settled(*HONEST, seen("old", 65000, at=START - timedelta(minutes=1))).used


def test_the_middle_of_bid_and_ask_is_the_price():
    wide = [seen(name, 1, bid=Decimal(99), ask=Decimal(100)) for name in "abc"]
    assert settled(*wide).usd == Fraction(199, 2)


def test_prices_in_tether_are_turned_into_dollars_or_dropped():
    pair = [seen("x", 65000, dollar="USDT"), seen("y", 65000, dollar="USDT"), seen("z", 61750)]
    assert settled(*pair, tether=Reference(ticker="USDT", usd=Fraction(95, 100))).usd == Fraction(61750)
    unknown = settled(*pair, tether=Reference(ticker="USDT", usd=None))
    assert unknown.usd is None
    assert unknown.dropped["x"] == "priced in USDT, whose own price cannot be told"
    assert settled(*pair, tether=None).usd is None
