"""Exolix: what is particular to it."""

from decimal import Decimal

import httpx
import msgspec
import pytest
import respx

from swapclient.domain.life import Observation
from swapclient.domain.quotes import RateType
from swapclient.errors import BadAddress, BelowMinimum, OutcomeUnknown, ProviderRefused, UnknownPair
from swapclient.providers.exolix.shapes import Rate
from swapclient.wire.reading import decode
from swapclient.wire.settings import Answer
from tests.contract.worlds.exolix import currencies, transaction
from tests.fakes.bench import Bench, intent, pair, request
from tests.fakes.recordings import raw, recorded

BASE = "https://exolix.com/api/v2"
ORDER = "ex2ed2b6a5c8f1"


@pytest.fixture
def api():
    with respx.mock(base_url=BASE, assert_all_called=False) as router:
        rows = {"data": currencies(), "count": len(currencies())}
        router.get("/currencies").mock(side_effect=lambda _: httpx.Response(200, json=rows))
        yield router


@pytest.fixture
def bench(api, clock, tmp_path):
    return Bench("exolix", BASE, None, tmp_path, clock)


def create(bench, **changes):
    return bench.ask(lambda provider: provider.create(intent("exolix", bench.clock, **changes)))


def status(bench):
    return bench.ask(lambda provider: provider.status(ORDER))


def test_recorded_numbers_are_exact():
    rate = decode(Answer(422, raw("exolix/rate_below_min"), "", None), Rate, provider="exolix")
    assert (rate.min_amount, rate.max_amount, rate.to_amount) == (Decimal("0.00007747"), Decimal(10), Decimal(0))


def test_an_amount_out_of_range_tells_both_bounds_with_422_or_200(api, bench):
    for code in (422, 200):
        api.get("/rate").mock(return_value=httpx.Response(code, content=raw("exolix/rate_below_min")))
        with pytest.raises(BelowMinimum) as caught:
            bench.ask(lambda provider: provider.quote(request("0.00000001")))
        assert caught.value.context["minimum"] == "0.00007825"


def test_a_message_is_no_rate_whatever_the_status(api, bench):
    api.get("/rate").mock(return_value=httpx.Response(200, json=recorded("exolix/rate", message="Pair is off")))
    with pytest.raises(UnknownPair):
        bench.ask(lambda provider: provider.quote(request()))


def test_no_key_is_sent_where_there_is_none(api, bench):
    route = api.get("/rate").mock(return_value=httpx.Response(200, content=raw("exolix/rate")))
    bench.ask(lambda provider: provider.quote(request()))
    assert "authorization" not in route.calls.last.request.headers


def test_a_fixed_rate_has_no_id_and_no_end(api, bench):
    route = api.get("/rate").mock(return_value=httpx.Response(200, content=raw("exolix/rate")))
    quote = bench.ask(lambda provider: provider.quote(request(rate_type=RateType.FIXED)))
    assert route.calls.last.request.url.params["rateType"] == "fixed"
    assert (quote.rate_id, quote.valid_until) == (None, None)


def test_the_body_has_an_exact_number_and_leaves_out_what_is_not_there(api, bench):
    route = api.post("/transactions").mock(return_value=httpx.Response(201, json=transaction(ORDER)))
    create(bench, refund_address=None)
    content = route.calls.last.request.content
    assert b'"amount":0.5,' in content
    assert set(msgspec.json.decode(content)) == {
        "coinFrom",
        "networkFrom",
        "coinTo",
        "networkTo",
        "amount",
        "withdrawalAddress",
        "rateType",
    }


def test_an_amount_its_numbers_cannot_keep_is_not_sent(api, bench):
    route = api.post("/transactions").mock(return_value=httpx.Response(201, json=transaction(ORDER)))
    with pytest.raises(ProviderRefused):
        create(bench, give_amount=Decimal("0.1234567890123456"))
    assert not route.called


@pytest.mark.parametrize(
    ("word", "seen"),
    [
        ("wait", Observation.WAITING),
        ("confirmation", Observation.CONFIRMING),
        ("confirmed", Observation.CONFIRMING),
        ("exchanging", Observation.EXCHANGING),
        ("sending", Observation.SENDING),
        ("success", Observation.FINISHED),
        ("overdue", Observation.EXPIRED),
        ("refund", Observation.HELD),
        ("refunded", Observation.REFUNDED),
        ("aml", Observation.UNRECOGNIZED),
    ],
)
def test_every_word_is_understood_and_kept(api, bench, word, seen):
    api.get(f"/transactions/{ORDER}").mock(return_value=httpx.Response(200, json=transaction(ORDER, status=word)))
    order = status(bench)
    assert (order.status, order.observation) == (word, seen)


def test_a_payout_hash_of_a_refund_is_a_refund(api, bench):
    body = transaction(ORDER, status="refunded", hashOut={"hash": "bb", "link": None})
    api.get(f"/transactions/{ORDER}").mock(return_value=httpx.Response(200, json=body))
    order = status(bench)
    assert (order.payout_tx, order.refund_tx) == ((), ("bb",))


@pytest.mark.parametrize(
    ("code", "body", "error"),
    [
        (422, {"message": "Invalid withdrawal address"}, BadAddress),
        (422, {"error": "Amount is below the possible min", "minAmount": 0.6}, BelowMinimum),
        (404, {"error": "Pair not found"}, UnknownPair),
        (400, {"error": "no"}, ProviderRefused),
        (500, {"error": "no"}, OutcomeUnknown),
    ],
)
def test_every_no_to_a_creation_has_its_type(api, bench, code, body, error):
    api.post("/transactions").mock(return_value=httpx.Response(code, json=body))
    with pytest.raises(error) as caught:
        create(bench)
    assert type(caught.value) is error


def test_every_page_of_the_list_is_read(api, bench):
    def page(asked):
        number = int(asked.url.params["page"])
        return httpx.Response(200, json={"data": currencies()[number - 1 : number], "count": None})

    api.get("/currencies").mock(side_effect=page)
    names = {one.name for one in bench.ask(lambda provider: provider.assets()).assets}
    assert names == {"BTC:bitcoin", "XRP:ripple", "USDT:tron"}
    assert pair().get.name in names
