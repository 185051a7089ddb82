"""The whole flow through each adapter, against the sandbox over a socket: quote, swap, deposit, watch, finished."""

from decimal import Decimal

import pytest

from swapclient import SwapClient
from swapclient.domain.life import State
from swapclient.providers.registry import PROVIDERS
from swapclient.quoting.policy import Policy
from swapclient.sandbox import Box
from swapclient.swaps.outcome import outcome
from swapclient.swaps.terms import wish

TO = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
REFUND = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
TERMS = {"to": TO, "refund_to": REFUND, "policy": Policy(any_price=True, accept_depeg=True)}
KEYLESS = {name for name, spec in PROVIDERS.items() if not (spec.needs_key or spec.advanced)}


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with Box(tmp_path_factory.mktemp("every") / "sandbox.db") as box:
        yield box


@pytest.fixture
def box(running):
    running.control.scenario("happy")
    return running


@pytest.fixture(params=PROVIDERS)
def name(request):
    return request.param


@pytest.fixture
def client(name, box, tmp_path):
    places = {"data_dir": tmp_path / "data", "cache_dir": tmp_path / "cache"}
    word = {"i_can_send_a_memo": True} if PROVIDERS[name].advanced else {}
    with SwapClient(environ=box.environ, provider=name, interval=0.01, **places, **word) as client:
        yield client


def paid(box, client, swap, seconds):
    """Coins arrive; where the payment carries a memo, whoever pays says with which transaction."""
    if not swap.order.memo_in_payment:
        box.control.deposit(swap.order_id)
        box.control.advance(seconds)
        return
    told = box.control.pay(swap.deposit_address, swap.intent.give_amount, swap.order.deposit_memo)
    client.sent(swap.swap_id, told["transaction"])
    box.control.advance(seconds)


def with_orders(name):
    if PROVIDERS[name].advanced:
        pytest.skip("keeps no orders: nothing is made until somebody pays")


def test_a_swap_goes_from_quote_to_finished(name, client, box):
    [quote] = client.quote("BTC", "USDT:tron", "0.5").quotes
    swap = client.swap("BTC", "USDT:tron", "0.5", **TERMS)
    assert swap.state is State.AWAITING_DEPOSIT, swap.reason
    assert swap.verified
    assert swap.deposit_address
    assert (swap.intent.provider, quote.provider) == (name, name)
    paid(box, client, swap, 3600)
    done = client.watch(swap.swap_id)
    assert done.state is State.FINISHED
    assert outcome(done) is None
    assert done.order.received > Decimal("0.97") * swap.intent.expected
    assert done.order.payout_tx


def test_a_refund_ends_as_one(client, box):
    box.control.scenario("refunded")
    swap = client.swap("BTC", "USDT:tron", "0.5", **TERMS)
    paid(box, client, swap, 3600)
    ended = client.look(swap.swap_id)
    assert ended.state is State.REFUNDED


def test_a_second_read_that_differs_hides_the_deposit_address(name, client, box):
    with_orders(name)
    box.control.scenario("second_read_differs")
    swap = client.swap("BTC", "USDT:tron", "0.5", **TERMS)
    assert swap.state is State.TAMPERED
    assert swap.deposit_address is None


def test_another_receive_address_than_asked_hides_the_deposit_address(name, client, box):
    if PROVIDERS[name].advanced:
        pytest.skip("the order is a memo of our own making")
    box.control.scenario("drift_at_create")
    swap = client.swap("BTC", "USDT:tron", "0.5", **TERMS)
    assert (swap.state, swap.deposit_address) == (State.TAMPERED, None)
    assert "receive_address" in swap.drift


def test_a_price_that_falls_between_the_yes_and_the_order_is_not_paid(name, client, box):
    wanted = wish("BTC", "USDT:tron", "0.5", to=TO, refund_to=REFUND)
    offers = client.offers_for(wanted, TERMS["policy"])
    box.control.rate("0.9", name)
    try:
        swap = client.accept(wanted, offers)
    finally:
        box.control.rate("1", name)
    if name == "chainflip":  # there the chain itself holds the swap to the accepted price
        assert swap.deposit_address
    else:  # THORChain is asked for the price before its memo is made, so nothing comes to be there
        code = "rate_expired" if PROVIDERS[name].advanced else "worse_price"
        assert (swap.deposit_address, outcome(swap).stable_code) == (None, code)


def test_a_lost_answer_leads_to_one_order_at_most(name, client, box):
    with_orders(name)
    before = box.control.creates()
    box.control.scenario("error_500_after_accept")
    swap = client.swap("BTC", "USDT:tron", "0.5", **TERMS)
    assert swap.state is State.UNKNOWN
    assert box.control.creates() == before + 1


def test_too_little_is_refused_with_the_minimum(client, box):
    [missing] = client.quote("BTC", "USDT:tron", "0.00000001").missing
    assert missing.code == "below_minimum"
    assert missing.bound > 0


def test_without_any_key_the_keyless_providers_are_asked(box, tmp_path):
    keyless = {name: value for name, value in box.environ.items() if not name.endswith("_API_KEY")}
    with SwapClient(environ=keyless, data_dir=tmp_path / "data", cache_dir=tmp_path / "cache") as client:
        asked = client.quote("BTC", "USDT:tron", "0.5")
    assert {quote.provider for quote in asked.quotes} == KEYLESS == {"exolix", "near", "chainflip"}
