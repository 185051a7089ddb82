"""THORChain whole, against the sandbox over a socket: the word, the memo, the payment, and each way it may end."""

import pytest

from swapclient import SwapClient
from swapclient.domain.life import State
from swapclient.errors import ProviderRefused, UsageError
from swapclient.quoting.policy import Policy
from swapclient.sandbox import Box
from swapclient.swaps.elsewhere import take_up
from swapclient.swaps.recheck import Rechecked, recheck

TO = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
REFUND = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
TERMS = {"to": TO, "policy": Policy(any_price=True, accept_depeg=True)}


@pytest.fixture(scope="module")
def box(tmp_path_factory):
    with Box(tmp_path_factory.mktemp("memo") / "sandbox.db") as box:
        yield box


@pytest.fixture
def settings(box, tmp_path):
    places = {"data_dir": tmp_path / "data", "cache_dir": tmp_path / "cache"}
    return {"environ": box.environ, "provider": "thorchain", "interval": 0.01, **places}


@pytest.fixture
def client(settings):
    with SwapClient(i_can_send_a_memo=True, **settings) as client:
        yield client


def pay(box, swap, memo=None):
    memo = swap.order.deposit_memo if memo is None else memo
    return box.control.pay(swap.deposit_address, swap.intent.give_amount, memo)["transaction"]


def test_without_the_word_it_is_refused_and_nothing_is_written(settings):
    with SwapClient(**settings) as client:
        for attempt in (
            lambda: client.quote("BTC", "USDT:tron", "0.5"),
            lambda: client.swap("BTC", "USDT:tron", "0.5", refund_to=REFUND, **TERMS),
        ):
            with pytest.raises(UsageError) as caught:
                attempt()
            assert caught.value.stable_code == "needs_memo"
        assert client.swaps() == []


def test_an_order_made_with_the_word_is_followed_without_it(box, client, settings):
    swap = client.swap("BTC", "USDT:tron", "0.5", refund_to=REFUND, **TERMS)
    told = pay(box, swap)
    with SwapClient(**settings) as other:
        other.sent(swap.swap_id, told)
        box.control.advance(3600)
        assert other.watch(swap.swap_id).state is State.FINISHED


def test_an_ether_payment_is_sent_back_to_the_refund_address(box, client):
    swap = client.swap("ETH:ethereum", "USDT:tron", "2", refund_to=EVM, **TERMS)
    assert f"/{EVM}:" in swap.order.deposit_memo
    box.control.scenario("refunded")
    client.sent(swap.swap_id, pay(box, swap))
    box.control.advance(3600)
    ended = client.look(swap.swap_id)
    assert (ended.state, ended.order.refunded) == (State.REFUNDED, swap.intent.give_amount)


def test_a_payment_without_its_memo_is_never_seen(box, client):
    swap = client.swap("BTC", "USDT:tron", "0.5", refund_to=REFUND, **TERMS)
    lost = client.sent(swap.swap_id, pay(box, swap, ""))
    box.control.advance(3600)
    assert client.look(lost.swap_id).state is State.AWAITING_DEPOSIT


def test_a_payment_of_another_memo_is_for_a_person_and_can_be_corrected(box, client):
    swap = client.swap("BTC", "USDT:tron", "0.5", refund_to=REFUND, **TERMS)
    client.sent(swap.swap_id, pay(box, swap, f"=:TRON.USDT:{TO}:1"))
    right = pay(box, swap)
    box.control.advance(3600)
    held = client.look(swap.swap_id)
    assert held.state is State.ACTION_REQUIRED
    assert "another memo" in held.reason
    assert client.sent(swap.swap_id, right).state is State.FINISHED


@pytest.mark.parametrize("chain", ["BTC", "TRON"])
def test_nothing_is_to_be_paid_while_trading_stands_still_and_again_once_it_goes_on(box, client, chain):
    wanted = ("BTC", "USDT:tron", "0.5")
    swap = client.swap(*wanted, refund_to=REFUND, **TERMS)
    box.control.halt(chain)
    try:
        stopped = client.look(swap.swap_id)
    finally:
        box.control.halt(chain, stopped=False)
    assert stopped.state is State.EXPIRED
    assert client.look(swap.swap_id).state is State.AWAITING_DEPOSIT


def test_another_vault_ends_the_order_before_it_is_paid(box, client):
    swap = client.swap("BTC", "USDT:tron", "0.5", refund_to=REFUND, **TERMS)
    box.control.churn("BTC")
    over = client.look(swap.swap_id)
    assert over.state is State.EXPIRED
    assert "not in use" in over.reason


def test_an_import_confirms_where_to_pay_by_memo_and_notices_another_vault(box, client):
    swap = client.swap("BTC", "USDT:tron", "0.5", refund_to=REFUND, **TERMS)
    desk = client.client.house.desk
    assert client.run(recheck(desk, [swap])) == Rechecked()
    box.control.churn("BTC")
    assert client.run(recheck(desk, [swap])) == Rechecked(alarmed=(swap.swap_id,))
    assert client.get(swap.swap_id).state is State.TAMPERED


def test_a_payment_of_before_is_taken_up_by_its_transaction(box, client, tmp_path, settings):
    swap = client.swap("BTC", "USDT:tron", "0.5", refund_to=REFUND, **TERMS)
    told = pay(box, swap)
    box.control.advance(3600)
    elsewhere = settings | {"data_dir": tmp_path / "other"}
    with SwapClient(**elsewhere) as other:
        taken = other.run(take_up(other.client.house.desk, "thorchain", told, to=TO))
    assert (taken.state, taken.order_id) == (State.FINISHED, told)


GIVEN = [("LTC", "20"), ("BCH", "3"), ("DOGE", "9000"), ("ETH:ethereum", "1"), ("ETH:base", "1"), ("BNB:bsc", "3")]


@pytest.mark.parametrize(("give", "amount"), [*GIVEN, ("AVAX:avalanche-c", "100"), ("TRX", "9000"), ("XRP", "2000")])
def test_every_coin_that_a_plain_payment_gives_goes_to_finished(box, client, give, amount):
    swap = client.swap(give, "USDT:ethereum", amount, **TERMS | {"to": EVM})
    assert swap.verified, swap.reason
    client.sent(swap.swap_id, pay(box, swap))
    box.control.advance(3600)
    assert client.look(swap.swap_id).state is State.FINISHED
    assert swap.deposit_address.startswith("bitcoincash:") is (give == "BCH")


@pytest.mark.parametrize("give", ["USDC:ethereum", "USDT:tron", "ATOM"])
def test_what_needs_a_router_or_an_unknown_way_is_refused(client, give):
    with pytest.raises(ProviderRefused) as caught:
        client.swap(give, "BTC", "900", **TERMS | {"to": REFUND})
    assert "memo" in caught.value.message
    assert client.swaps() == []
