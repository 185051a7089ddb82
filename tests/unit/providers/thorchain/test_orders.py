"""What a payment's stages mean; asked in their order, as captured answers show them."""

from dataclasses import replace
from decimal import Decimal

import msgspec
import pytest

from swapclient.domain.life import Observation
from swapclient.domain.orders import Order
from swapclient.errors import InputRefused, UnknownOrder, Unreadable
from swapclient.providers.thorchain.orders import followed, transaction
from swapclient.providers.thorchain.shapes import Progress
from swapclient.wire.reading import decode
from swapclient.wire.settings import Answer
from tests.fakes.recordings import recorded
from tests.unit.providers.thorchain.node import Node

DONE, PENDING = "thorchain/tx_status_ltc_to_tron_usdt", "thorchain/tx_status_btc_to_tron_pending"
TX = "FBEEBA21CB7503AA64809249B08050BD591F1A9AD0C0F94B09D666BC410DED66"
TO = "TMazs4f2ybMjGf7WXAx4uiRf2T7XtMC6qt"
OUT = "544827704F9AD53F2D33209F73F7CC39C3AA5068481D87316ED189B322784222"
BACK = "ltc1qp0esmcpjymjahn3aptwtpf82axyq2g36kzgrng"


@pytest.fixture
def node(clock, tmp_path):
    return Node(clock, tmp_path)


def known(**changes):
    """The order that the captured payment pays."""
    tx = recorded(DONE)["tx"]
    told = Order(
        provider="thorchain",
        order_id="memo-1",
        status="unpaid",
        observation=Observation.WAITING,
        give="LTC:litecoin",
        get="USDT:tron",
        receive_address=TO,
        deposit_address=tx["to_address"],
        deposit_memo=tx["memo"],
        memo_in_payment=True,
        deposit_tx=(TX,),
    )
    return replace(told, **changes)


def read(document, order=None):
    answer = Answer(status=200, body=msgspec.json.encode(document), content_type="application/json", date=None)
    said = decode(answer, Progress, provider="thorchain")
    return followed(order or known(), said, "thorchain")


def staged(**stages):
    """The captured answer with other stages; None takes one away."""
    document = recorded(DONE)
    document["stages"] = {name: stage for name, stage in {**document["stages"], **stages}.items() if stage is not None}
    return document


def refunded(*, paid=True, **stages):
    """The captured payment, sent back."""
    document = staged(swap_status=None, swap_finalised=None, **stages)
    coin = {"asset": "LTC.LTC", "amount": "160000000"}
    document["planned_out_txs"] = [{"chain": "LTC", "to_address": BACK, "coin": coin, "refund": True}]
    document["out_txs"] = []
    if paid:
        back = {"id": "AA" * 32, "chain": "LTC", "to_address": BACK, "coins": [coin], "memo": f"REFUND:{TX}"}
        document["out_txs"] = [back]
    return document


def test_a_captured_swap_is_finished_with_what_arrived_and_without_the_fee_in_rune():
    order = read(recorded(DONE))
    assert (order.observation, order.status) == (Observation.FINISHED, "done")
    assert (order.deposited, order.received) == (Decimal("1.6066101"), Decimal("79.158429"))
    assert (order.deposit_tx, order.payout_tx, order.refund_tx) == ((TX,), (OUT,), ())


def test_a_captured_swap_that_is_under_way_is_exchanging():
    document = recorded(PENDING)
    tx = document["tx"]
    order = known(deposit_memo=tx["memo"], deposit_address=tx["to_address"], receive_address="x")
    seen = read(document, order)
    assert (seen.observation, seen.received, seen.payout_tx) == (Observation.EXCHANGING, None, ())
    assert seen.deposit_tx == (tx["id"],)


@pytest.mark.parametrize(
    ("stages", "observation"),
    [
        ({"inbound_finalised": {"completed": False}}, Observation.CONFIRMING),
        ({"inbound_finalised": None}, Observation.CONFIRMING),
        ({"swap_status": {"pending": True}}, Observation.EXCHANGING),
        ({"swap_finalised": {"completed": False}}, Observation.EXCHANGING),
        ({"outbound_delay": {"completed": False}}, Observation.SENDING),
        ({"outbound_signed": {"completed": False}}, Observation.SENDING),
        ({"outbound_signed": None}, Observation.FINISHED),
    ],
)
def test_each_stage_that_is_not_over_decides(stages, observation):
    assert read(staged(**stages)).observation is observation


def test_until_a_real_payment_to_us_is_there_it_is_not_finished():
    document = recorded(DONE)
    document["out_txs"] = document["out_txs"][:1]
    assert read(document).observation is Observation.SENDING
    document = recorded(DONE)
    document["out_txs"][1]["to_address"] = "TMwHWhFuEqSoicouuxgNqy3Z8yTiUoPetA"
    seen = read(document)
    assert (seen.observation, seen.received) == (Observation.SENDING, None)


def test_a_payment_in_another_coin_is_not_counted_as_received():
    document = recorded(DONE)
    document["out_txs"][1]["coins"][0]["asset"] = "TRON.TRX"
    assert read(document).received is None


def test_a_refund_is_one_once_it_was_sent():
    assert read(refunded(paid=False)).observation is Observation.SENDING
    assert read(refunded(outbound_signed={"completed": False})).observation is Observation.SENDING
    order = read(refunded())
    assert order.observation is Observation.REFUNDED
    assert (order.refunded, order.refund_tx, order.received) == (Decimal("1.6"), ("AA" * 32,), None)
    assert "sent back" in order.reason


def test_a_refund_that_only_its_memo_tells_is_one_too():
    document = refunded()
    document["planned_out_txs"] = []
    assert read(document).observation is Observation.REFUNDED


def test_a_swap_of_a_part_tells_both():
    document = refunded()
    document["out_txs"].append(recorded(DONE)["out_txs"][1])
    order = read(document)
    assert (order.observation, order.received, order.refunded) == (
        Observation.REFUNDED,
        Decimal("79.158429"),
        Decimal("1.6"),
    )
    assert "a part was swapped" in order.reason


def test_a_payment_that_was_not_seen_yet_is_waited_for():
    order = read({"stages": {"inbound_observed": {"completed": False}}})
    assert (order.observation, order.deposit_tx) == (Observation.WAITING, ())


@pytest.mark.parametrize(
    ("changes", "word"),
    [({"deposit_memo": "=:TRON.USDT:me:5"}, "another memo"), ({"deposit_address": BACK}, "another address")],
)
def test_the_payment_of_somebody_else_is_not_ours(changes, word):
    order = read(recorded(DONE), known(**changes))
    assert order.observation is Observation.HELD
    assert word in order.reason
    assert (order.deposited, order.payout_tx, order.deposit_tx) == (None, (), ())


def test_the_adapter_asks_by_the_transaction_that_was_told(node):
    node.payments[TX] = recorded(DONE)
    order = node.ask(lambda provider: provider.look(known()))
    assert (order.order_id, order.observation) == ("memo-1", Observation.FINISHED)


def test_an_order_made_elsewhere_is_known_by_its_payment(node):
    node.payments[TX] = recorded(DONE)
    order = node.ask(lambda provider: provider.status(f"0x{TX.lower()}"))
    assert (order.order_id, order.give, order.get) == (TX, "LTC:litecoin", "USDT:tron")
    assert (order.receive_address, order.get_amount) == (TO, Decimal("79.158429"))
    assert node.ask(lambda provider: provider.look(order)) == order


def test_a_payment_that_nobody_has_seen_is_unknown(node):
    with pytest.raises(UnknownOrder):
        node.ask(lambda provider: provider.status("00" * 32))


def test_an_answer_about_another_payment_is_not_believed(node):
    node.payments["00" * 32] = recorded(DONE)
    with pytest.raises(Unreadable):
        node.ask(lambda provider: provider.look(known(deposit_tx=("00" * 32,))))


@pytest.mark.parametrize("text", [TX, TX.lower(), f"0x{TX}", f" {TX}\n"])
def test_a_transaction_is_understood_as_wallets_write_it(text):
    assert transaction(text, "thorchain") == TX


@pytest.mark.parametrize("text", ["", "memo-1", TX[:-1], f"{TX}0", "../pools", "g" * 64])
def test_what_is_no_transaction_is_refused(text):
    with pytest.raises(InputRefused):
        transaction(text, "thorchain")
