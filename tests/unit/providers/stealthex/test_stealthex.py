"""StealthEX: what is particular to it."""

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
from tests.contract.worlds.stealthex import currencies
from tests.fakes.bench import Bench, intent, request
from tests.fakes.recordings import raw, recorded

BASE = "https://api.stealthex.io/v4"
ORDER = "GYfebH4n7"


@pytest.fixture
def api():
    def page(asked):
        return httpx.Response(200, json=currencies() if asked.url.params["offset"] == "0" else [])

    with respx.mock(base_url=BASE, assert_all_called=False) as router:
        router.get("/currencies").mock(side_effect=page)
        router.post("/rates/range").mock(
            side_effect=lambda _: httpx.Response(200, content=raw("stealthex/rates_range"))
        )
        yield router


@pytest.fixture
def bench(api, clock, tmp_path):
    return Bench("stealthex", BASE, "k3y-of-a-test", tmp_path, clock)


def create(bench, **changes):
    return bench.ask(lambda provider: provider.create(intent("stealthex", bench.clock, **changes)))


def status(bench):
    return bench.ask(lambda provider: provider.status(ORDER))


def test_prices_are_asked_by_post_with_exact_numbers_and_create_nothing(api, bench):
    route = api.post("/rates/estimated-amount").mock(
        return_value=httpx.Response(200, json={"estimated_amount": 29900.1234567})
    )
    created = api.post("/exchanges")
    quote = bench.ask(lambda provider: provider.quote(request()))
    assert b'"amount":0.5' in route.calls.last.request.content
    assert route.calls.last.request.headers["authorization"] == "Bearer k3y-of-a-test"
    assert (quote.get_amount, quote.limits.minimum) == (Decimal("29900.123456"), Decimal("0.00012151"))
    assert not created.called


def test_a_fixed_quote_keeps_its_rate(api, bench):
    until = bench.clock.now() + timedelta(minutes=20)
    body = {"estimated_amount": 29900, "rate": {"id": "r1", "valid_until": iso(until)}}
    api.post("/rates/estimated-amount").mock(return_value=httpx.Response(200, json=body))
    quote = bench.ask(lambda provider: provider.quote(request(rate_type=RateType.FIXED)))
    assert (quote.rate_id, quote.valid_until) == ("r1", until)


def test_the_recorded_answer_to_a_creation_is_no_evidence_of_a_deposit(api, bench):
    route = api.post("/exchanges").mock(return_value=httpx.Response(201, content=raw("stealthex/create_exchange")))
    order = create(bench)
    assert (order.order_id, order.observation, order.deposited, order.received) == (
        ORDER,
        Observation.WAITING,
        None,
        None,
    )
    assert (order.give, order.get) == ("ETH:ethereum", "USDT:ethereum")
    assert (order.give_amount, order.get_amount) == (Decimal("0.01"), Decimal("18.722082"))
    assert (order.deadline, order.rate_type) == (None, RateType.FLOATING)
    body = msgspec.json.decode(route.calls.last.request.content)
    assert {"extra_id", "rate_id", "refund_extra_id"}.isdisjoint(body)


@pytest.mark.parametrize(
    ("word", "seen"),
    [
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
    body = recorded("stealthex/create_exchange", status=word)
    api.get(f"/exchanges/{ORDER}").mock(return_value=httpx.Response(200, json=body))
    order = status(bench)
    assert (order.status, order.observation) == (word, seen)


def test_the_hash_of_a_refund_is_no_payout(api, bench):
    body = recorded("stealthex/create_exchange", status="refunded")
    body["withdrawal"]["tx_hash"] = "bb"
    api.get(f"/exchanges/{ORDER}").mock(return_value=httpx.Response(200, json=body))
    order = status(bench)
    assert (order.payout_tx, order.refund_tx) == ((), ("bb",))


@pytest.mark.parametrize(
    ("code", "kind", "error"),
    [
        (404, "NoPair", UnknownPair),
        (400, "RouteIsDisabled", UnknownPair),
        (400, "MarketUnavailable", UnknownPair),
        (400, "InvalidData", BadAddress),
        (400, "ExtraId", BadAddress),
        (400, "RateId", RateExpired),
        (400, "NoUserApiKey", BadKey),
        (401, "NoUserApiKey", BadKey),
        (400, "NotAllowed", NotPermitted),
        (400, "InvalidAmount", ProviderRefused),
        (400, "Other", ProviderRefused),
        (503, "Other", OutcomeUnknown),
    ],
)
def test_every_kind_of_no_has_its_type(api, bench, code, kind, error):
    api.post("/exchanges").mock(return_value=httpx.Response(code, json={"err": {"kind": kind, "details": "no"}}))
    with pytest.raises(error) as caught:
        create(bench)
    assert type(caught.value) is error


def test_a_bound_is_read_out_of_the_details(api, bench):
    body = {"err": {"kind": "InvalidAmount", "details": "Amount is below minimum: 0.6"}}
    api.post("/exchanges").mock(return_value=httpx.Response(400, json=body))
    with pytest.raises(BelowMinimum) as caught:
        create(bench)
    assert caught.value.context["minimum"] == "0.6"


def test_an_unknown_order_is_unknown(api, bench):
    body = {"err": {"kind": "NotFound", "details": "Exchange not found"}}
    api.get(f"/exchanges/{ORDER}").mock(return_value=httpx.Response(404, json=body))
    with pytest.raises(UnknownOrder):
        status(bench)


def test_a_token_on_mainnet_is_nobodys(bench):
    names = {one.name for one in bench.ask(lambda provider: provider.assets()).assets}
    assert names == {"BTC:bitcoin", "XRP:ripple", "USDT:tron"}
