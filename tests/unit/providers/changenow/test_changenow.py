"""ChangeNOW: what is particular to it."""

from datetime import timedelta
from decimal import Decimal

import httpx
import msgspec
import pytest
import respx

from swapclient.clock import iso
from swapclient.domain.life import Observation
from swapclient.domain.quotes import RateType
from swapclient.errors import (
    AboveMaximum,
    BadAddress,
    BadKey,
    BelowMinimum,
    NotPermitted,
    OutcomeUnknown,
    ProviderRefused,
    RateExpired,
    UnknownOrder,
    UnknownPair,
)
from swapclient.providers.changenow.shapes import Estimate
from swapclient.wire.reading import decode
from swapclient.wire.settings import Answer
from tests.contract.worlds.changenow import currencies
from tests.fakes.bench import Bench, intent, request
from tests.fakes.recordings import raw, recorded

BASE = "https://api.changenow.io/v2"
ORDER = "c2036055d1f776"


@pytest.fixture
def api():
    with respx.mock(base_url=BASE, assert_all_called=False) as router:
        router.get("/exchange/currencies").mock(side_effect=lambda _: httpx.Response(200, json=currencies()))
        limits = {"minAmount": 0.0001203, "maxAmount": None}
        router.get("/exchange/range").mock(side_effect=lambda _: httpx.Response(200, json=limits))
        yield router


@pytest.fixture
def bench(api, clock, tmp_path):
    return Bench("changenow", BASE, "k3y-of-a-test", tmp_path, clock)


def create(bench, **changes):
    return bench.ask(lambda provider: provider.create(intent("changenow", bench.clock, **changes)))


def by_id(**changes):
    body = {
        "id": ORDER,
        "status": "waiting",
        "fromCurrency": "btc",
        "fromNetwork": "btc",
        "toCurrency": "usdt",
        "toNetwork": "trx",
        "expectedAmountFrom": 0.5,
        "expectedAmountTo": 29900.5,
        "amountFrom": None,
        "amountTo": None,
        "payinAddress": "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "payoutAddress": "TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7",
    }
    return httpx.Response(200, json={**body, **changes})


def status(bench):
    return bench.ask(lambda provider: provider.status(ORDER))


def test_recorded_numbers_are_exact():
    said = decode(Answer(200, raw("changenow/estimated_amount"), "", None), Estimate, provider="changenow")
    assert said.to_amount == Decimal("1.7835728")


def test_the_forecast_and_the_warning_are_passed_on(api, bench):
    body = recorded("changenow/estimated_amount", warningMessage="Slow today\x1b")
    api.get("/exchange/estimated-amount").mock(return_value=httpx.Response(200, json=body))
    quote = bench.ask(lambda provider: provider.quote(request()))
    assert quote.eta_seconds == 3600
    assert quote.warnings == ("Slow today\\x1b",)


def test_a_fixed_quote_asks_for_a_rate_and_keeps_it(api, bench):
    until = bench.clock.now() + timedelta(minutes=10)
    body = recorded("changenow/estimated_amount", flow="fixed-rate", rateId="r1", validUntil=iso(until))
    route = api.get("/exchange/estimated-amount").mock(return_value=httpx.Response(200, json=body))
    quote = bench.ask(lambda provider: provider.quote(request(rate_type=RateType.FIXED)))
    asked = route.calls.last.request.url.params
    assert (asked["flow"], asked["useRateId"], asked["type"]) == ("fixed-rate", "true", "direct")
    assert (quote.rate_id, quote.valid_until) == ("r1", until)


def test_the_recorded_answer_to_a_creation_is_an_order_without_a_word(api, bench):
    route = api.post("/exchange").mock(return_value=httpx.Response(200, content=raw("changenow/create_exchange")))
    order = create(bench)
    assert (order.order_id, order.status, order.observation) == (ORDER, "", Observation.WAITING)
    assert (order.give_amount, order.get_amount) == (Decimal("0.01"), Decimal("18.373221"))
    assert (order.give, order.get, order.rate_type) == ("ETH:ethereum", "USDT:ethereum", RateType.FLOATING)
    content = route.calls.last.request.content
    assert b'"fromAmount":0.5,' in content
    body = msgspec.json.decode(content)
    assert (body["toAmount"], body["extraId"], body["rateId"], body["flow"]) == ("", "", "", "standard")


@pytest.mark.parametrize(
    ("word", "seen"),
    [
        ("new", Observation.WAITING),
        ("waiting", Observation.WAITING),
        ("confirming", Observation.CONFIRMING),
        ("exchanging", Observation.EXCHANGING),
        ("sending", Observation.SENDING),
        ("finished", Observation.FINISHED),
        ("failed", Observation.FAILED),
        ("refunded", Observation.REFUNDED),
        ("verifying", Observation.HELD),
        ("expired", Observation.EXPIRED),
        ("paused", Observation.UNRECOGNIZED),
    ],
)
def test_every_word_is_understood_and_kept(api, bench, word, seen):
    api.get("/exchange/by-id").mock(return_value=by_id(status=word))
    order = status(bench)
    assert (order.status, order.observation) == (word, seen)


def test_what_came_and_went_is_beside_what_was_expected(api, bench):
    body = by_id(status="finished", amountFrom=0.49, amountTo=29000.25, payinHash="aa", payoutHash="bb")
    api.get("/exchange/by-id").mock(return_value=body)
    order = status(bench)
    assert (order.give_amount, order.deposited) == (Decimal("0.5"), Decimal("0.49"))
    assert (order.get_amount, order.received) == (Decimal("29900.5"), Decimal("29000.25"))
    assert (order.deposit_tx, order.payout_tx, order.refund_tx) == (("aa",), ("bb",), ())


@pytest.mark.parametrize(
    ("code", "word", "error"),
    [
        (400, "not_valid_address", BadAddress),
        (400, "pair_is_inactive", UnknownPair),
        (400, "rate_id_not_found_or_expired", RateExpired),
        (400, "not_valid_params", ProviderRefused),
        (400, "unauthorized", BadKey),
        (401, "unauthorized", BadKey),
        (403, "forbidden_api_key", NotPermitted),
        (404, "not_found", UnknownPair),
        (500, "internal", OutcomeUnknown),
    ],
)
def test_every_no_to_a_creation_has_its_type(api, bench, code, word, error):
    api.post("/exchange").mock(return_value=httpx.Response(code, json={"error": word, "message": "no"}))
    with pytest.raises(error) as caught:
        create(bench)
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("word", "bounds", "error"),
    [
        ("deposit_too_small", {"minAmount": 0.6, "maxAmount": None}, BelowMinimum),
        ("out_of_range", {"minAmount": 0.1, "maxAmount": 0.4}, AboveMaximum),
    ],
)
def test_bounds_come_from_the_payload(api, bench, word, bounds, error):
    body = {"error": word, "message": "Out of range", "payload": {"range": bounds}}
    api.post("/exchange").mock(return_value=httpx.Response(400, json=body))
    with pytest.raises(error):
        create(bench)


def test_an_unknown_order_is_unknown(api, bench):
    api.get("/exchange/by-id").mock(return_value=httpx.Response(404, json={"error": "not_found", "message": "no"}))
    with pytest.raises(UnknownOrder):
        status(bench)


@pytest.mark.parametrize(("ticker", "off"), [("btc", "sell"), ("usdt", "buy")])
def test_a_coin_that_is_not_taken_or_not_paid_out_now_is_not_swapped(api, bench, ticker, off):
    rows = [row | ({off: False} if row["ticker"] == ticker else {}) for row in currencies()]
    api.get("/exchange/currencies").mock(return_value=httpx.Response(200, json=rows))
    with pytest.raises(UnknownPair, match="switched off"):
        bench.ask(lambda provider: provider.quote(request()))


def test_orders_cannot_be_listed_and_that_is_said(bench):
    assert not bench.open().capabilities.lists
