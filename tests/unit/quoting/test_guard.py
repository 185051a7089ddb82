from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swapclient.domain.assets import Pair
from swapclient.domain.quotes import Quote, RateType
from swapclient.errors import GuardRefused
from swapclient.quoting.decision import Verdict
from swapclient.quoting.guard import cost, decide, tickers_for
from swapclient.quoting.policy import Policy
from swapclient.quoting.reference import Prices, Reference
from tests.fakes.clock import START
from tests.unit.quoting.offers import BTC, DAI, USDC, USDT, quote

STRICT = Policy()


def market(btc="60000", usdt="1", usdc="1", **dropped) -> Prices:
    """Prices as told; None for one that cannot be told, for the reasons in ``dropped``."""
    told = {"BTC": btc, "USDT": usdt, "USDC": usdc}
    return Prices(
        {
            coin: Reference(
                ticker=coin,
                usd=Fraction(usd) if usd is not None else None,
                used=("kraken", "okx"),
                dropped=dropped if usd is None else {},
            )
            for coin, usd in told.items()
        },
        START,
    )


def decided(get: str, policy=STRICT, prices=None, **more):
    """On 0.5 BTC for so many USDT; the market would bring 30000."""
    return decide(quote(get=get), prices or market(), policy, **more)


@pytest.mark.parametrize(
    ("get", "verdict", "code", "bps"),
    [
        ("30000", "ok", "fair", "0"),
        ("29700", "ok", "fair", "100"),
        ("29550", "ok", "fair", "150"),
        ("29549.999999", "ask", "dear", "150.01"),
        ("29100", "ask", "dear", "300"),
        ("29099.999999", "refuse", "dear", "300.01"),
        ("3000", "refuse", "dear", "9000"),
        ("30450", "ok", "fair", "-150"),
        ("30450.000001", "ask", "too_good", "-150.01"),
        ("30900", "ask", "too_good", "-300"),
        ("30900.000001", "refuse", "too_good", "-300.01"),
        ("300000", "refuse", "too_good", "-90000"),
    ],
)
def test_strict_asks_above_one_and_a_half_and_refuses_above_three_percent(get, verdict, code, bps):
    decision = decided(get)
    assert (decision.verdict, decision.code, decision.cost_bps) == (verdict, code, Decimal(bps))
    assert decision.reference == Decimal(30000)


@given(give=st.integers(1, 10**15), get=st.integers(1, 10**15), btc=st.integers(1, 10**12), usdt=st.integers(98, 102))
def test_no_quote_more_than_three_percent_off_ever_passes_strict(give, get, btc, usdt):
    prices = market(btc=Fraction(btc, 10**4), usdt=Fraction(usdt, 100))
    offer = Quote("one", Pair(BTC, USDT), Decimal(give).scaleb(-8), Decimal(get).scaleb(-6), RateType.FLOATING)
    worth = Fraction(get * usdt, 10**8)
    paid = Fraction(give * btc, 10**12)
    decision = decide(offer, prices, Policy(accept_depeg=True))
    assert (decision.verdict is Verdict.REFUSE) == (abs(1 - worth / paid) > Fraction(3, 100))


def test_an_explicit_cost_replaces_the_bounds_and_is_met_exactly():
    emergency = Policy(max_cost=Decimal("0.08"))
    assert decided("27600", emergency).verdict is Verdict.OK
    assert decided("27599.999999", emergency).code == "dear"
    assert decided("29900", Policy(max_cost=Decimal("0.001"))).verdict is Verdict.REFUSE


def test_an_explicit_floor_needs_no_market():
    floor = Policy(min_receive=Decimal(24000))
    blind = market(btc=None, usdt=None)
    assert decided("24000", floor, blind).verdict is Verdict.OK
    assert decided("23999.999999", floor, blind).code == "below_floor"
    assert decided("24000", floor).verdict is Verdict.OK


def test_two_explicit_bounds_both_hold():
    both = Policy(min_receive=Decimal(24000), max_cost=Decimal("0.05"))
    assert decided("24000", both).code == "dear"
    assert decided("28500", both).verdict is Verdict.OK
    assert decided("28500", both, market(btc=None)).verdict is Verdict.CANNOT_TELL


def test_any_price_must_be_spelled_out_and_takes_every_price():
    any_price = Policy(any_price=True)
    for get in ("1", "30000", "300000"):
        assert decided(get, any_price).verdict is Verdict.OK
    assert decided("1", any_price, market(btc=None, usdt=None)).verdict is Verdict.OK


def test_ten_times_the_market_is_refused_under_an_explicit_bound_too():
    for policy in (Policy(max_cost=Decimal("0.08")), Policy(min_receive=Decimal(24000))):
        assert decided("300000", policy).code == "too_good"


@pytest.mark.parametrize(
    ("dropped", "code"),
    [
        ({"kraken": "outlier", "okx": "outlier"}, "reference_disagrees"),
        ({"kraken": "stale", "okx": "slow"}, "reference_stale"),
        ({"kraken": "unavailable"}, "no_reference"),
    ],
)
def test_without_a_reference_strict_cannot_tell_and_says_why(dropped, code):
    decision = decided("30000", STRICT, market(btc=None, **dropped))
    assert (decision.verdict, decision.code, decision.cost_bps) == (Verdict.CANNOT_TELL, code, None)
    assert "BTC" in decision.reason
    assert "--min-receive" in decision.hint
    assert isinstance(decision.error(), GuardRefused)


def test_markets_from_the_future_are_told_from_markets_that_are_away():
    decision = decided("30000", STRICT, market(btc=None, kraken="from the future", okx="slow"))
    assert (decision.verdict, decision.code) == (Verdict.CANNOT_TELL, "reference_ahead")
    assert "clock" in decision.reason
    assert "doctor" in decision.hint


@pytest.mark.parametrize("usdt", ["0.9899", "1.0101", "0.5"])
def test_a_stablecoin_off_its_peg_is_refused_whatever_the_price_bounds_say(usdt):
    prices = market(usdt=usdt)
    fair = str(30000 / Decimal(usdt))
    for policy in (STRICT, Policy(any_price=True), Policy(max_cost=Decimal("0.5")), Policy(min_receive=Decimal(1))):
        assert decided(fair, policy, prices).code == "off_peg"
    assert decided(fair, Policy(accept_depeg=True), prices).verdict is Verdict.OK


@pytest.mark.parametrize("usdt", ["0.99", "1.01"])
def test_one_percent_off_the_peg_is_not_off_yet(usdt):
    assert decided(str(30000 / Decimal(usdt)), STRICT, market(usdt=usdt)).verdict is Verdict.OK


def test_the_plans_next_stablecoin_is_named_and_one_that_is_off_too_is_not():
    prices = market(usdt="0.95", usdc="0.97")
    plan = [USDT, USDC, DAI]
    assert "DAI:ethereum" in decided("31000", STRICT, prices, plan=plan).hint
    assert "USDC:ethereum" in decided("31000", STRICT, market(usdt="0.95"), plan=plan).hint
    assert "another stablecoin" in decided("31000", STRICT, prices, plan=[USDT]).hint
    assert "another stablecoin" in decided("31000", STRICT, prices).hint


def test_a_peg_that_cannot_be_told_is_a_cannot_tell():
    decision = decided("30000", STRICT, market(usdt=None))
    assert (decision.verdict, "USDT" in decision.reason) == (Verdict.CANNOT_TELL, True)


def test_a_target_that_is_no_stablecoin_has_no_peg():
    offer = Quote("one", Pair(USDT, BTC), Decimal(30000), Decimal("0.5"), RateType.FLOATING)
    assert decide(offer, market(), STRICT).verdict is Verdict.OK


def test_the_journal_gets_texts_with_every_input():
    reference = Reference(ticker="BTC", usd=Fraction(60000), used=("kraken", "okx"), dropped={"bitstamp": "stale"})
    detail = decide(quote(get="29700"), Prices({**market().references, "BTC": reference}, START), STRICT).detail()
    assert all(isinstance(key, str) and isinstance(value, str) for key, value in detail.items())
    assert detail["verdict"] == "ok"
    assert detail["cost_bps"] == "100"
    assert detail["reference"] == "30000"
    assert detail["input.policy"] == "strict"
    assert detail["input.BTC.usd"] == "60000"
    assert detail["input.BTC.used"] == "kraken, okx"
    assert detail["input.BTC.dropped"] == "bitstamp: stale"
    assert detail["input.get"] == "29700 USDT:tron"


def test_a_cost_in_the_journal_has_no_exponent_and_keeps_its_sign():
    assert decided("30000.000001").detail()["cost_bps"] == "-0.01"
    assert "cost_bps" not in decided("30000", STRICT, market(btc=None)).detail()


def test_only_a_no_is_an_error():
    assert decided("30000").error() is None
    assert decided("29400").error() is None
    error = decided("20000").error()
    assert (error.stable_code, error.exit_code, error.context["cost_bps"]) == ("dear", 4, "3333.34")


def test_cost_is_exact():
    third = Quote("one", Pair(BTC, USDT), Decimal(3), Decimal(60000), RateType.FLOATING)
    assert cost(third, market()) == Fraction(2, 3)
    assert cost(third, market(btc=None)) is None


def test_every_coin_that_matters_is_looked_up_once():
    assert tickers_for(Pair(BTC, USDT), [USDT, USDC]) == ("BTC", "USDT", "USDC")
