from fractions import Fraction

from swapclient.domain.life import Happening
from swapclient.domain.swaps import fold_on
from swapclient.quoting.choose import judge, refusal, takeable
from swapclient.quoting.decision import Verdict
from swapclient.quoting.policy import Policy
from swapclient.quoting.reference import Prices, Reference
from tests.fakes.clock import START
from tests.unit.deposit.orders import waiting
from tests.unit.quoting.offers import quote

PRICES = Prices(
    {coin: Reference(ticker=coin, usd=Fraction(usd)) for coin, usd in {"BTC": 60000, "USDT": 1}.items()}, START
)


def judged(**gets):
    return judge([quote(provider, get) for provider, get in gets.items()], PRICES, Policy())


def test_a_provider_that_promises_ten_times_the_market_does_not_win():
    entries = judged(liar="300000", honest="29900", dear="29000")
    assert [entry.quote.provider for entry in takeable(entries)] == ["honest"]
    assert refusal(entries) is None


def test_a_quote_to_ask_about_may_be_taken_and_still_says_so():
    (entry,) = takeable(judged(one="29400"))
    assert entry.decision.verdict is Verdict.ASK


def test_when_none_may_be_taken_the_best_honest_quote_says_why():
    error = refusal(judged(liar="300000", dear="29000", dearer="20000"))
    assert (error.stable_code, error.context["provider"]) == ("dear", "dear")
    assert refusal(judged(liar="300000")).stable_code == "too_good"


def test_no_quotes_are_no_refusal_of_the_guard():
    assert refusal(()) is None


def test_the_decision_is_an_event_that_changes_nothing_of_the_swap():
    event = judged(one="29900")[0].decision.event(START)
    swap = waiting()
    after = fold_on(swap, event)
    assert event.happening is Happening.GUARDED
    assert event.detail["verdict"] == "ok"
    assert (after.state, after.code, after.reason, after.seen) == (swap.state, swap.code, swap.reason, swap.seen + 1)
