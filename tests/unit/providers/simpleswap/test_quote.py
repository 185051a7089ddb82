"""Quotes and limits: asked exactly, padded, and never dead on arrival."""

from datetime import timedelta
from decimal import Decimal
from email.utils import format_datetime

import httpx
import pytest

from swapclient.domain.quotes import RateType
from swapclient.errors import (
    AboveMaximum,
    BadKey,
    BelowMinimum,
    FixedNotOffered,
    RateExpired,
    Unavailable,
    UnknownPair,
    Unreadable,
)
from tests.fakes.bench import pair, request
from tests.fakes.simpleswap import result

UNTIL = "2026-01-02T03:24:05.000Z"


@pytest.fixture
def range_(api):
    return api.get("/ranges").mock(side_effect=lambda _: result({"min": "0.00123457", "max": "10"}))


@pytest.fixture
def estimates(api):
    return api.get("/estimates").mock(side_effect=lambda _: result({"estimatedAmount": "29900.1234567"}))


def quote(bench, *args, **changes):
    return bench.ask(lambda provider: provider.quote(request(*args, **changes)))


def test_both_questions_carry_both_flags(bench, range_, estimates):
    quote(bench)
    asked = {
        "tickerFrom": "btc",
        "networkFrom": "btc",
        "tickerTo": "usdt",
        "networkTo": "trx",
        "fixed": "false",
        "reverse": "false",
    }
    assert dict(range_.calls.last.request.url.params) == asked
    assert dict(estimates.calls.last.request.url.params) == {**asked, "amount": "0.5"}
    assert estimates.calls.last.request.headers["cache-control"] == "no-cache"


def test_what_arrives_is_cut_to_the_decimals_of_the_coin(bench, range_, estimates):
    offer = quote(bench)
    assert offer.get_amount == Decimal("29900.123456")
    assert (offer.rate_id, offer.valid_until) == (None, None)
    assert offer.warnings == ("Only the Bitcoin network.", "Not to a contract.\\u202e")


def test_the_minimum_is_lifted_by_one_percent_and_rounded_up(bench, range_, estimates):
    assert quote(bench).limits.minimum == Decimal("0.00124692")
    assert quote(bench).limits.maximum == Decimal(10)


@pytest.mark.parametrize("body", [{"min": "0.001", "max": None}, {"min": 0.001}])
def test_no_maximum_is_no_bound(api, bench, body):
    api.get("/ranges").mock(return_value=result(body))
    limits = bench.ask(lambda provider: provider.limits(pair(), RateType.FLOATING))
    assert (limits.minimum, limits.maximum) == (Decimal("0.00101"), None)


def test_too_little_says_the_padded_minimum(bench, range_, estimates):
    with pytest.raises(BelowMinimum) as caught:
        quote(bench, "0.001235")
    assert caught.value.context["minimum"] == "0.00124692"


def test_too_much_says_the_maximum_even_when_the_estimate_was_refused(api, bench, range_):
    api.get("/estimates").mock(return_value=httpx.Response(422, json={"message": "no"}))
    with pytest.raises(AboveMaximum) as caught:
        quote(bench, "11")
    assert caught.value.context["maximum"] == "10"


@pytest.mark.parametrize("amount", [None, "0", "0.0000001"])
def test_no_rate_is_said_to_be_no_rate(api, bench, range_, amount):
    api.get("/estimates").mock(return_value=result({"estimatedAmount": amount}))
    with pytest.raises(UnknownPair):
        quote(bench)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-1", True, "1e999999", [], "1_000"])
def test_an_amount_that_is_none_names_its_field(api, bench, range_, amount):
    api.get("/estimates").mock(return_value=result({"estimatedAmount": amount}))
    with pytest.raises(Unreadable) as caught:
        quote(bench)
    assert caught.value.context["field"] == "$.result.estimatedAmount"


def test_a_fixed_quote_has_its_rate_and_end(api, bench, range_):
    body = {"estimatedAmount": 29900, "rateId": "rate-1", "validUntil": UNTIL}
    route = api.get("/estimates").mock(return_value=result(body))
    offer = quote(bench, rate_type=RateType.FIXED)
    assert route.calls.last.request.url.params["fixed"] == "true"
    assert offer.rate_id == "rate-1"
    assert offer.valid_until == bench.clock.now() + timedelta(minutes=20)


def test_a_fixed_quote_without_an_end_holds_a_minute(api, bench, range_):
    api.get("/estimates").mock(return_value=result({"estimatedAmount": "29900", "rateId": "rate-1"}))
    assert quote(bench, rate_type=RateType.FIXED).valid_until == bench.clock.now() + timedelta(seconds=60)


def test_a_wrong_clock_here_neither_kills_nor_prolongs_a_rate(api, bench, range_):
    theirs = bench.clock.now() + timedelta(minutes=19)
    body = {"estimatedAmount": "29900", "rateId": "rate-1", "validUntil": UNTIL}
    api.get("/estimates").mock(return_value=result(body, date=format_datetime(theirs, usegmt=True)))
    assert quote(bench, rate_type=RateType.FIXED).valid_until == bench.clock.now() + timedelta(minutes=1)


def test_a_rate_that_is_over_when_it_comes_is_not_offered(api, bench, range_):
    body = {"estimatedAmount": "29900", "rateId": "rate-1", "validUntil": "2026-01-02T03:04:35Z"}
    api.get("/estimates").mock(return_value=result(body))
    with pytest.raises(RateExpired):
        quote(bench, rate_type=RateType.FIXED)


def test_an_end_that_cannot_be_read_names_its_field(api, bench, range_):
    body = {"estimatedAmount": "29900", "rateId": "rate-1", "validUntil": "tomorrow"}
    api.get("/estimates").mock(return_value=result(body))
    with pytest.raises(Unreadable) as caught:
        quote(bench, rate_type=RateType.FIXED)
    assert caught.value.context["field"] == "$.result.validUntil"


def test_a_coin_without_fixed_rates_is_not_asked_for_one(bench, range_, estimates):
    with pytest.raises(FixedNotOffered):
        quote(bench, "5", RateType.FIXED, what=pair(get="SOL:solana"))
    assert not estimates.called


def test_a_fixed_rate_into_a_memo_coin_is_warned_about(api, bench, range_):
    body = {"estimatedAmount": "900", "rateId": "rate-1", "validUntil": UNTIL}
    api.get("/estimates").mock(return_value=result(body))
    warnings = quote(bench, "0.5", RateType.FIXED, what=pair(get="XRP:ripple")).warnings
    assert any("memo" in warning for warning in warnings)


def test_what_is_not_listed_is_an_unknown_pair(bench, range_, estimates):
    with pytest.raises(UnknownPair):
        quote(bench, what=pair(get="USDT:bsc"))
    assert not range_.called


def test_reads_are_repeated_and_then_say_that_it_is_down(api, bench, estimates):
    route = api.get("/ranges").mock(return_value=httpx.Response(503))
    with pytest.raises(Unavailable):
        quote(bench)
    assert route.call_count > 1


def test_a_wrong_key_is_said_at_once(api, bench):
    route = api.get("/currencies").mock(return_value=httpx.Response(401, json={"message": "Unauthorized"}))
    with pytest.raises(BadKey):
        quote(bench)
    assert route.call_count == 1


@pytest.mark.parametrize("body", ["<html>wait</html>", "null", "", '{"result": null}', '{"result": "x"}', "[1"])
def test_an_answer_that_makes_no_sense_is_unreadable(api, bench, estimates, body):
    api.get("/ranges").mock(return_value=httpx.Response(200, text=body))
    with pytest.raises(Unreadable) as caught:
        quote(bench)
    assert str(caught.value.context["field"]).startswith("$")
