"""Creating an order: what is sent, what comes back, and what may be called a no."""

from decimal import Decimal

import httpx
import msgspec
import pytest

from swapclient.domain.life import Observation
from swapclient.domain.quotes import RateType
from swapclient.errors import (
    AboveMaximum,
    BadAddress,
    BadKey,
    BelowMinimum,
    FixedNotOffered,
    NotPermitted,
    NotSent,
    OutcomeUnknown,
    ProviderRefused,
    RateExpired,
    RateLimited,
    UnknownPair,
)
from tests.fakes.bench import intent, pair
from tests.fakes.simpleswap import BTC_DEPOSIT, BTC_REFUND, KEY, TRON_RECEIVE, exchange, result

ORDER = "k3v9x0a1b2c3d4e5"


def create(bench, **changes):
    return bench.ask(lambda provider: provider.create(intent("simpleswap", bench.clock, **changes)))


def sent(route):
    return msgspec.json.decode(route.calls.last.request.content)


def says(status, body):
    return httpx.Response(status, json=body)


def test_the_body_holds_codes_text_amounts_and_null_where_nothing_is(api, bench):
    route = api.post("/exchanges").mock(return_value=result(exchange(), 201))
    create(bench)
    assert sent(route) == {
        "tickerFrom": "btc",
        "networkFrom": "btc",
        "tickerTo": "usdt",
        "networkTo": "trx",
        "amount": "0.5",
        "fixed": False,
        "reverse": False,
        "addressTo": TRON_RECEIVE,
        "extraIdTo": None,
        "userRefundAddress": BTC_REFUND,
        "userRefundExtraId": None,
        "rateId": None,
        "customFee": None,
    }
    assert route.calls.last.request.headers["x-api-key"] == KEY
    assert "api_key" not in str(route.calls.last.request.url)


def test_a_fixed_order_hands_the_rate_id_back(api, bench):
    route = api.post("/exchanges").mock(return_value=result(exchange(type="fixed"), 201))
    order = create(bench, rate_type=RateType.FIXED)
    assert sent(route)["rateId"] == "rate-1"
    assert sent(route)["fixed"] is True
    assert order.rate_type is RateType.FIXED


@pytest.mark.parametrize("status", [200, 201, 202])
def test_any_2xx_is_a_created_order(api, bench, status):
    api.post("/exchanges").mock(return_value=result(exchange(), status))
    order = create(bench)
    assert (order.order_id, order.observation, order.deposit_address) == (ORDER, Observation.WAITING, BTC_DEPOSIT)
    assert (order.give, order.get) == ("BTC:bitcoin", "USDT:tron")
    assert (order.give_amount, order.get_amount) == (Decimal("0.5"), Decimal("29900.123456"))
    assert order.tracking_url == f"https://simpleswap.io/exchange?id={ORDER}"
    assert order.support_ref == "trace-1"


def test_a_list_of_one_is_an_order_too(api, bench):
    api.post("/exchanges").mock(return_value=result([exchange()], 201))
    assert create(bench).order_id == ORDER


def test_amounts_are_exact_whether_text_or_number(api, bench):
    body = msgspec.json.encode({"result": exchange(), "traceId": "t"})
    body = body.replace(b'"amountTo":"29900.123456"', b'"amountTo":29900.12345600000000000001')
    api.post("/exchanges").mock(return_value=httpx.Response(201, content=body))
    assert create(bench).get_amount == Decimal("29900.12345600000000000001")


def test_the_public_id_stands_in_for_a_missing_id(api, bench):
    api.post("/exchanges").mock(return_value=result(exchange(id=None, publicId="abcd1234efgh5678"), 201))
    assert create(bench).order_id == "abcd1234efgh5678"


def test_the_older_spellings_of_dates_are_read(api, bench):
    old = exchange(type="fixed") | {"valid_until": "2026-01-02T03:24:05.000Z", "updated_at": "2026-01-02T03:04:06Z"}
    for name in ("validUntil", "createdAt", "updatedAt"):
        del old[name]
    old["timestamp"] = "2026-01-02T03:04:05Z"
    api.post("/exchanges").mock(return_value=result(old, 201))
    order = create(bench, rate_type=RateType.FIXED)
    assert [moment.minute for moment in (order.deadline, order.created_at, order.updated_at)] == [24, 4, 4]


def test_memos_go_out_and_come_back_on_both_sides(api, bench):
    body = exchange(tickerTo="xrp", networkTo="xrp", addressTo="rReceive", extraIdTo="77", extraIdFrom="88")
    route = api.post("/exchanges").mock(return_value=result(body, 201))
    order = create(bench, pair=pair(get="XRP:ripple"), receive_address="rReceive", receive_memo="77")
    assert sent(route)["extraIdTo"] == "77"
    assert (order.receive_memo, order.deposit_memo, order.get) == ("77", "88", "XRP:ripple")


def test_an_empty_memo_is_no_memo(api, bench):
    api.post("/exchanges").mock(return_value=result(exchange(extraIdFrom="", extraIdTo=""), 201))
    order = create(bench)
    assert (order.deposit_memo, order.receive_memo) == (None, None)


def test_the_prefix_of_bitcoin_cash_stays_here_and_comes_back(api, bench):
    bare = "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"
    body = exchange(tickerFrom="bch", networkFrom="bch", userRefundAddress=bare, addressFrom=bare)
    route = api.post("/exchanges").mock(return_value=result(body, 201))
    order = create(bench, pair=pair(give="BCH:bitcoin-cash"), refund_address=f"bitcoincash:{bare}")
    assert sent(route)["userRefundAddress"] == bare
    assert order.refund_address == order.deposit_address == f"bitcoincash:{bare}"


def test_the_warnings_of_both_coins_are_on_the_order_and_printable(api, bench):
    api.post("/exchanges").mock(return_value=result(exchange(), 201))
    assert create(bench).warnings == ("Only the Bitcoin network.", "Not to a contract.\\u202e")


def test_a_deposit_memo_that_cannot_be_shown_is_a_doubt(api, bench):
    api.post("/exchanges").mock(return_value=result(exchange(extraIdFrom="12\u202e34"), 201))
    assert "memo" in create(bench).doubt


def test_an_expected_amount_above_the_amount_asked_is_the_amount_to_send(api, bench):
    api.post("/exchanges").mock(return_value=result(exchange(expectedAmount="0.6"), 201))
    assert create(bench).give_amount == Decimal("0.6")


def test_a_rate_within_the_margin_is_refused_before_anything_is_sent(api, bench):
    route = api.post("/exchanges").mock(return_value=result(exchange(), 201))
    with pytest.raises(RateExpired):
        create(bench, rate_type=RateType.FIXED, valid_until=bench.clock.now().replace(second=34))
    assert not route.called


def test_a_fixed_order_to_a_memo_chain_is_a_clear_no(api, bench):
    api.post("/exchanges").mock(return_value=says(500, {"message": "check extra_id", "traceId": "t-9"}))
    with pytest.raises(FixedNotOffered) as caught:
        create(bench, rate_type=RateType.FIXED, pair=pair(get="XRP:ripple"), receive_memo="77")
    assert caught.value.context["support_ref"] == "t-9"


def test_the_same_words_to_a_floating_order_leave_it_open(api, bench):
    api.post("/exchanges").mock(return_value=says(500, {"message": "check extra_id"}))
    with pytest.raises(OutcomeUnknown):
        create(bench)


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (401, {"code": 401, "error": "Unauthorized", "description": "API key is wrong", "trace_id": "t"}, BadKey),
        (403, {"message": "Forbidden"}, NotPermitted),
        (404, {"message": "Pair is unavailable"}, UnknownPair),
        (404, {"message": "Currency is not found"}, UnknownPair),
        (422, {"code": 422, "error": "Unprocessable", "description": "... the range. Min: 0.6"}, BelowMinimum),
        (422, {"message": "Amount does not fall within the range. Min: 0.001 Max: 0.4"}, AboveMaximum),
        (400, {"message": ["addressTo is not valid", "amount should not be empty"]}, BadAddress),
        (422, {"message": "Address not valid"}, BadAddress),
        (400, {"message": ["addressTo is not valid for this network"]}, BadAddress),
        (400, {"message": ["extraIdTo is not valid"]}, BadAddress),
        (418, {"message": "no"}, ProviderRefused),
        (429, {"message": "Too many requests"}, RateLimited),
    ],
)
def test_every_no_has_its_type(api, bench, status, body, error):
    api.post("/exchanges").mock(return_value=says(status, body))
    with pytest.raises(error) as caught:
        create(bench)
    assert type(caught.value) is error
    assert caught.value.context["provider"] == "simpleswap"


def test_the_bounds_are_read_out_of_the_text(api, bench):
    text = "Amount does not fall within the range. Min: 0.6 Max: 10.25."
    api.post("/exchanges").mock(return_value=says(422, {"description": text}))
    with pytest.raises(BelowMinimum) as caught:
        create(bench)
    assert caught.value.context["minimum"] == "0.6"


@pytest.mark.parametrize("status", [400, 404, 422])
def test_an_unexplained_no_to_a_fixed_order_means_its_rate_is_over(api, bench, status):
    api.post("/exchanges").mock(return_value=says(status, {"message": "Rate is expired or not found"}))
    with pytest.raises(RateExpired):
        create(bench, rate_type=RateType.FIXED)


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(500, json={"message": "oops"}),
        httpx.Response(502, text="<html>bad gateway</html>"),
        httpx.Response(503),
        httpx.Response(408, json={"message": "timeout"}),
        httpx.Response(409, json={"message": "conflict"}),
        httpx.Response(400, text="<html>no json</html>"),
        httpx.Response(302, headers={"location": "https://elsewhere.example/"}),
        httpx.Response(200, text="<html>please wait</html>"),
        httpx.Response(200, text="null"),
        httpx.Response(201, json={}),
        httpx.Response(201, json={"result": []}),
        result([exchange(), exchange("another123456789")], 201),
        result(exchange(id="", publicId=None), 201),
        result(exchange(id="../../other", publicId=None), 201),
        result(exchange(id="ab", publicId=None), 201),
    ],
)
def test_no_clear_answer_is_an_unknown_outcome(api, bench, answer):
    route = api.post("/exchanges").mock(return_value=answer)
    with pytest.raises(OutcomeUnknown) as caught:
        create(bench)
    assert route.call_count == 1
    assert "order_id" not in caught.value.context


@pytest.mark.parametrize("changes", [{"status": None}, {"amountTo": "NaN"}, {"amountFrom": "-1"}, {"addressFrom": 7}])
def test_an_order_that_cannot_be_read_keeps_its_id(api, bench, changes):
    api.post("/exchanges").mock(return_value=result(exchange(**changes), 201))
    with pytest.raises(OutcomeUnknown) as caught:
        create(bench)
    assert caught.value.context["order_id"] == ORDER
    assert ORDER in caught.value.message


def test_a_body_cut_in_the_middle_keeps_the_id_it_still_told(api, bench):
    whole = msgspec.json.encode({"result": exchange()})
    api.post("/exchanges").mock(return_value=httpx.Response(201, content=whole[:80]))
    with pytest.raises(OutcomeUnknown) as caught:
        create(bench)
    assert caught.value.context["order_id"] == ORDER


def test_a_timeout_is_never_repeated(api, bench):
    route = api.post("/exchanges").mock(side_effect=httpx.ReadTimeout("late"))
    with pytest.raises(OutcomeUnknown):
        create(bench)
    assert route.call_count == 1


def test_no_connection_is_not_sent(api, bench):
    api.post("/exchanges").mock(side_effect=httpx.ConnectError("refused"))
    with pytest.raises(NotSent):
        create(bench)


def test_the_key_is_in_no_error(api, bench):
    api.post("/exchanges").mock(return_value=says(401, {"message": f"the key {KEY} is wrong"}))
    with pytest.raises(BadKey) as caught:
        create(bench)
    assert KEY not in f"{caught.value} {caught.value.hint} {caught.value.context} {caught.value!r}"
