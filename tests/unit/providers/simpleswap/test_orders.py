"""Reading orders: one, and all of a key."""

from datetime import timedelta
from decimal import Decimal

import httpx
import pytest

from swapclient.domain.life import Observation
from swapclient.errors import BadKey, Unavailable, UnknownOrder, Unreadable
from tests.fakes.simpleswap import exchange, result

ORDER = "k3v9x0a1b2c3d4e5"


def status(bench, order_id=ORDER, **options):
    return bench.ask(lambda provider: provider.status(order_id, **options))


def since(bench, moment=None):
    moment = moment or bench.clock.now() - timedelta(hours=1)
    return bench.ask(lambda provider: provider.orders_since(moment))


@pytest.mark.parametrize(
    ("word", "seen"),
    [
        ("waiting", Observation.WAITING),
        ("confirming", Observation.CONFIRMING),
        ("exchanging", Observation.EXCHANGING),
        ("sending", Observation.SENDING),
        ("verifying", Observation.HELD),
        ("finished", Observation.FINISHED),
        ("refunded", Observation.REFUNDED),
        ("failed", Observation.FAILED),
        ("expired", Observation.EXPIRED),
        ("closed", Observation.EXPIRED),
        ("Waiting", Observation.WAITING),
        ("awaiting_review", Observation.UNRECOGNIZED),
    ],
)
def test_every_word_is_understood_and_kept(api, bench, word, seen):
    api.get(f"/exchanges/{ORDER}").mock(return_value=result(exchange(status=word)))
    order = status(bench)
    assert (order.status, order.observation) == (word, seen)


def test_a_strange_word_is_shown_without_what_steers_a_terminal(api, bench):
    api.get(f"/exchanges/{ORDER}").mock(return_value=result(exchange(status="ok\x1b[2J\u202e")))
    order = status(bench)
    assert order.observation is Observation.UNRECOGNIZED
    assert order.status == "ok\\x1b[2J\\u202e"


@pytest.mark.parametrize("order_id", ["", " ", "abc", "a/b", "../currencies", "x" * 161, "abcd?x=1", "abcd\n", "äbcd"])
def test_what_cannot_be_an_id_never_reaches_a_url(api, bench, order_id):
    everything = api.route(path__startswith="/v3").mock(return_value=result([exchange()]))
    with pytest.raises(UnknownOrder):
        status(bench, order_id)
    assert not everything.called


def test_an_unknown_order_is_unknown(api, bench):
    api.get(f"/exchanges/{ORDER}").mock(return_value=httpx.Response(404, json={"message": "Exchange is not found"}))
    with pytest.raises(UnknownOrder):
        status(bench)


def test_a_404_of_something_on_the_way_is_not_the_providers_word(api, bench):
    api.get(f"/exchanges/{ORDER}").mock(return_value=httpx.Response(404, text="<html>nginx</html>"))
    with pytest.raises(Unreadable):
        status(bench)


def test_a_refused_key_is_said(api, bench):
    api.get(f"/exchanges/{ORDER}").mock(return_value=httpx.Response(401, json={"message": "Unauthorized"}))
    with pytest.raises(BadKey):
        status(bench)


def test_a_fresh_read_goes_past_caches(api, bench):
    route = api.get(f"/exchanges/{ORDER}").mock(return_value=result(exchange()))
    status(bench, fresh=True)
    assert route.calls.last.request.headers["cache-control"] == "no-cache"


def test_an_order_is_named_without_a_currency_list(api, bench):
    route = api.get("/currencies").mock(return_value=httpx.Response(503))
    api.get(f"/exchanges/{ORDER}").mock(return_value=result(exchange()))
    order = status(bench)
    assert (order.give, order.get) == ("BTC:bitcoin", "USDT:tron")
    assert not route.called


def test_codes_that_are_not_ours_are_shown_raw(api, bench):
    api.get(f"/exchanges/{ORDER}").mock(return_value=result(exchange(tickerTo="lat", networkTo="PlatON")))
    assert status(bench).get == "lat:PlatON"


def test_the_same_name_with_another_contract_is_not_ours(api, bench):
    bench.ask(lambda provider: provider.assets())
    api.get(f"/exchanges/{ORDER}").mock(return_value=result(exchange(tickerTo="usdc", networkTo="eth")))
    assert status(bench).get == "usdc:eth"


def test_an_answer_about_another_order_is_a_doubt(api, bench):
    api.get(f"/exchanges/{ORDER}").mock(return_value=result(exchange("another123456789")))
    order = status(bench)
    assert order.order_id == "another123456789"
    assert ORDER in order.doubt


def test_an_answer_without_an_id_is_unreadable(api, bench):
    api.get(f"/exchanges/{ORDER}").mock(return_value=result(exchange(id=None, publicId="")))
    with pytest.raises(Unreadable) as caught:
        status(bench)
    assert caught.value.context["field"] == "$.result.id"


def test_transactions_and_what_was_paid_are_there_when_finished(api, bench):
    body = exchange(status="finished", txFrom="aa", txTo="bb", amountTo="29899.5")
    api.get(f"/exchanges/{ORDER}").mock(return_value=result(body))
    order = status(bench)
    assert (order.deposit_tx, order.payout_tx, order.refund_tx) == (("aa",), ("bb",), ())
    assert order.received == Decimal("29899.5")


def test_a_refund_is_no_payout(api, bench):
    api.get(f"/exchanges/{ORDER}").mock(return_value=result(exchange(status="refunded", txTo="bb")))
    order = status(bench)
    assert (order.payout_tx, order.refund_tx, order.received) == ((), ("bb",), None)


def test_what_came_is_told_beside_what_was_to_come(api, bench):
    body = exchange(status="verifying", amountFrom="0.45", expectedAmount="0.5")
    api.get(f"/exchanges/{ORDER}").mock(return_value=result(body))
    order = status(bench)
    assert (order.deposited, order.give_amount) == (Decimal("0.45"), Decimal("0.5"))


def test_nothing_has_been_deposited_while_it_waits(api, bench):
    api.get(f"/exchanges/{ORDER}").mock(return_value=result(exchange()))
    assert status(bench).deposited is None


def test_two_equal_answers_are_equal_although_their_traces_differ(api, bench):
    answers = iter(["t1", "t2"])
    api.get(f"/exchanges/{ORDER}").mock(
        side_effect=lambda _: httpx.Response(200, json={"result": exchange(), "traceId": next(answers)})
    )
    assert status(bench) == status(bench)


def test_a_deadline_that_cannot_be_read_is_a_warning(api, bench):
    api.get(f"/exchanges/{ORDER}").mock(return_value=result(exchange(validUntil="soon")))
    order = status(bench)
    assert order.deadline is None
    assert any("deadline" in warning for warning in order.warnings)


def pages(api, orders, size):
    """A list that gives ``size`` orders at a time, whatever limit is asked for."""

    def page(request):
        offset = int(request.url.params["offset"])
        return result(orders[offset : offset + size])

    return api.get("/exchanges").mock(side_effect=page)


def test_every_page_is_read_whatever_their_size(api, bench):
    orders = [exchange(f"order{number:011d}") for number in range(25)]
    pages(api, orders, 10)
    assert [order.order_id for order in since(bench)] == [order["id"] for order in orders]


def test_a_server_without_pages_is_not_asked_for_ever(api, bench):
    route = api.get("/exchanges").mock(return_value=result([exchange()]))
    assert len(since(bench)) == 1
    assert route.call_count == 2


def test_a_list_without_an_end_is_said(api, bench):
    numbers = iter(range(100_000))
    api.get("/exchanges").mock(side_effect=lambda _: result([exchange(f"order{next(numbers):011d}")]))
    with pytest.raises(Unreadable):
        since(bench)


def test_orders_from_before_are_left_out_even_if_the_server_lists_them(api, bench):
    old = exchange("old0000000000000", createdAt="2025-12-31T00:00:00Z", amountTo="")
    undated = exchange("undated000000000", createdAt=None)
    pages(api, [old, exchange(), undated], 100)
    assert [order.order_id for order in since(bench)] == [ORDER, "undated000000000"]


def test_old_rows_without_an_id_do_not_end_the_list_early(api, bench):
    old = [exchange(None, publicId=None, createdAt="2025-12-31T00:00:00Z", amountTo=str(n)) for n in range(4)]
    pages(api, [*old, exchange()], 2)
    assert [order.order_id for order in since(bench)] == [ORDER]


def test_an_order_that_cannot_be_read_is_not_left_out_silently(api, bench):
    pages(api, [exchange(), exchange("odd0000000000000", amountTo="")], 100)
    with pytest.raises(Unreadable):
        since(bench)


def test_a_list_that_cannot_be_had_is_said(api, bench):
    api.get("/exchanges").mock(return_value=httpx.Response(503))
    with pytest.raises(Unavailable):
        since(bench)
