"""An order at THORChain: a fresh quote for exactly the intent, whose memo holds the price that was accepted."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from swapclient.domain.life import Observation
from swapclient.domain.quotes import QuoteRequest, RateType
from swapclient.errors import ProviderRefused, RateExpired, Unavailable, UnknownOrder, Unreadable
from swapclient.swaps.judge import drift
from tests.fakes.bench import intent, pair
from tests.unit.providers.thorchain.node import OTHER_VAULT, TRON, VAULT, Node

REFUND = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"


@pytest.fixture
def node(clock, tmp_path):
    return Node(clock, tmp_path)


def accepted(node, give="BTC:bitcoin", **changes):
    """The intent of who accepts the quote of this moment."""
    asked = QuoteRequest(pair(give), Decimal("0.5"), RateType.FLOATING, TRON, changes.get("refund_address", REFUND))
    quote = node.ask(lambda provider: provider.quote(asked))
    terms = {"pair": quote.pair, "expected": quote.get_amount, "floor": quote.floor, "valid_until": quote.valid_until}
    return intent("thorchain", node.bench.clock, **{**terms, **changes})


def create(node, wanted):
    return node.ask(lambda provider: provider.create(wanted))


def look(node, order, *, fresh=False):
    return node.ask(lambda provider: provider.look(order, fresh=fresh))


def test_an_order_says_all_that_the_payment_needs(node):
    wanted = accepted(node)
    order = create(node, wanted)
    assert (order.deposit_address, order.memo_in_payment) == (VAULT, True)
    assert order.deposit_memo == f"=:TRON.USDT:{TRON}:2900311975307/1/0"
    assert (order.give_amount, order.minimum_get) == (Decimal("0.5"), Decimal("29003.11975307"))
    assert order.deadline - node.bench.clock.now() == timedelta(minutes=15)
    assert any("0.00001 BTC" in word for word in order.warnings)
    assert any("OP_RETURN" in word for word in order.warnings)
    assert drift(wanted, order, {"deposit_address", "deposit_memo", "receive_address"}) == ()


def test_the_quote_is_a_fresh_one_for_the_receive_address(node):
    create(node, accepted(node))
    _, asked = node.quoted()
    assert (asked["destination"], asked["amount"]) == (TRON, "50000000")


def test_an_output_has_no_room_for_the_refund_address_and_the_order_says_so(node):
    order = create(node, accepted(node))
    assert all("refund_address" not in asked for asked in node.quoted())
    assert order.refund_address is None
    assert any(REFUND in word and "not used" in word for word in order.warnings)


def test_elsewhere_the_memo_sends_back_to_the_refund_address(node):
    order = create(node, accepted(node, "ETH:ethereum", refund_address=EVM))
    assert order.refund_address == EVM
    assert f"/{EVM}:" in order.deposit_memo
    assert any(f"0x{order.deposit_memo.encode().hex()}" in word for word in order.warnings)


def test_a_memo_that_leaves_the_refund_address_out_is_refused(node):
    wanted = accepted(node, "ETH:ethereum", refund_address=EVM)
    node.said = {"memo": f"=:TRON.USDT:{TRON}:2900311975307/1/0"}
    with pytest.raises(Unreadable):
        create(node, wanted)


def test_a_price_that_fell_a_little_is_held_to_what_was_accepted(node):
    wanted = accepted(node)
    node.expected = node.expected * 99 // 100
    order = create(node, wanted)
    assert order.minimum_get >= wanted.floor
    assert [asked["liquidity_tolerance_bps"] for asked in node.quoted()] == ["300", "300", "202"]


@pytest.mark.parametrize("percent", [96, 97])
def test_a_price_that_fell_too_far_makes_no_order(node, percent):
    wanted = accepted(node)
    node.expected = node.expected * percent // 100
    with pytest.raises(RateExpired):
        create(node, wanted)


def test_a_price_that_rose_makes_the_limit_rise(node):
    wanted = accepted(node)
    node.expected = node.expected * 105 // 100
    assert create(node, wanted).minimum_get > wanted.floor


@pytest.mark.parametrize("changes", [{"receive_memo": "7"}, {"refund_memo": "7"}])
def test_an_address_with_a_memo_of_its_own_cannot_be_paid(node, changes):
    with pytest.raises(ProviderRefused) as caught:
        create(node, accepted(node, **changes))
    assert caught.value.stable_code == "memo_not_carried"


def test_whatever_fails_nothing_was_made(node):
    wanted = accepted(node)
    node.rows["BTC"] = {"halted": True}
    with pytest.raises(Unavailable):
        create(node, wanted)


def test_two_swaps_on_the_same_terms_are_two_orders(node):
    wanted = accepted(node)
    assert create(node, wanted).order_id == create(node, wanted).order_id
    assert create(node, replace(wanted, swap_id="another")).order_id != create(node, wanted).order_id


def test_an_order_that_is_not_paid_waits_and_is_unknown_by_its_name_alone(node):
    order = create(node, accepted(node))
    assert look(node, order, fresh=True) == order
    with pytest.raises(UnknownOrder):
        node.ask(lambda provider: provider.status(order.order_id))


@pytest.mark.parametrize("chain", ["BTC", "TRON"])
@pytest.mark.parametrize("switch", ["halted", "global_trading_paused", "chain_trading_paused"])
@pytest.mark.parametrize("fresh", [True, False])
def test_nothing_is_to_be_paid_while_a_chain_stands_still_and_again_when_it_goes_on(node, chain, switch, fresh):
    order = create(node, accepted(node))
    node.rows[chain] = {switch: True}
    stopped = look(node, order, fresh=fresh)
    assert stopped.observation is Observation.EXPIRED
    assert "stands still" in stopped.reason
    node.rows.clear()
    again = look(node, stopped, fresh=fresh)
    assert (again.observation, again.reason) == (Observation.WAITING, None)


def test_another_vault_at_the_second_read_is_an_alarm_and_later_the_end(node):
    wanted = accepted(node)
    order = create(node, wanted)
    node.rows["BTC"] = {"address": OTHER_VAULT}
    assert drift(wanted, look(node, order, fresh=True), frozenset(), known=order) == ("deposit_address",)
    later = look(node, order)
    assert (later.observation, later.deposit_address) == (Observation.EXPIRED, VAULT)
    assert "not in use" in later.reason


def test_an_unpaid_order_is_over_at_its_end_and_nobody_is_asked(node):
    order = create(node, accepted(node))
    node.bench.clock.advance(900)
    before = len(node.asked)
    assert look(node, order).observation is Observation.EXPIRED
    assert len(node.asked) == before
