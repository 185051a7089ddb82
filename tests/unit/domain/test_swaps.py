"""The fold: what happened, read as today's truth."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from swapclient.domain.assets import Asset, Pair
from swapclient.domain.life import CREATED, Happening, Observation, State
from swapclient.domain.orders import Order, merge
from swapclient.domain.quotes import MARGIN, Limits, Quote, RateType
from swapclient.domain.swaps import Event, Intent, fold, fold_on
from swapclient.errors import InputRefused

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
PAIR = Pair(Asset("BTC", "bitcoin", None, 8), Asset("USDT", "tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", 6))
INTENT = Intent(
    swap_id="swap-1",
    created_at=NOW,
    provider="simpleswap",
    pair=PAIR,
    give_amount=Decimal("0.5"),
    expected=Decimal(30000),
    rate_type=RateType.FLOATING,
    receive_address="TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
)
ORDER = Order(
    provider="simpleswap",
    order_id="abcdefgh12345678",
    status="waiting",
    observation=Observation.WAITING,
    deposit_address="bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    deposit_memo=None,
)


def at(minutes, happening, order=None, **detail):
    return Event(at=NOW + timedelta(minutes=minutes), happening=happening, order=order, detail=detail)


def test_an_intent_alone_is_intended():
    swap = fold(INTENT, [])
    assert (swap.state, swap.seen, swap.order_id, swap.deposit_address) == (State.INTENDED, 0, None, None)


def test_the_address_is_not_shown_until_the_second_read_agreed():
    swap = fold(INTENT, [at(0, Happening.REQUESTED), at(1, Happening.CREATED, ORDER)])
    assert swap.state is State.AWAITING_DEPOSIT
    assert swap.deposit_address is None
    assert fold_on(swap, at(2, Happening.VERIFIED)).deposit_address == ORDER.deposit_address


@pytest.mark.parametrize("then", [at(3, Happening.DRIFTED, None, fields="receive_address"), at(3, Happening.GONE)])
def test_an_alarm_takes_the_address_away(then):
    events = [at(1, Happening.CREATED, ORDER), at(2, Happening.VERIFIED), then]
    assert fold(INTENT, events).deposit_address is None


def test_an_alarm_before_anything_was_created_shows_no_address_either():
    swap = fold(INTENT, [at(0, Happening.VERIFIED)])
    assert swap.state not in CREATED
    assert swap.deposit_address is None


def test_silence_is_kept_with_its_start_and_changes_no_state():
    events = [at(1, Happening.CREATED, ORDER), at(2, Happening.SILENT, message="down"), at(9, Happening.SILENT)]
    swap = fold(INTENT, events)
    assert swap.silent_since == NOW + timedelta(minutes=2)
    assert swap.state is State.AWAITING_DEPOSIT
    assert fold_on(swap, at(10, Happening.SEEN, ORDER)).silent_since is None


def test_what_a_provider_leaves_out_later_is_not_forgotten():
    paid = replace(ORDER, payout_tx=("tx1",), observation=Observation.SENDING, status="sending")
    bare = Order(provider="simpleswap", order_id=ORDER.order_id, status="failed", observation=Observation.FAILED)
    swap = fold(INTENT, [at(1, Happening.CREATED, ORDER), at(2, Happening.SEEN, paid), at(3, Happening.SEEN, bare)])
    assert swap.state is State.FAILED
    assert swap.order is not None
    assert swap.order.payout_tx == ("tx1",)
    assert swap.order.deposit_address == ORDER.deposit_address
    assert swap.order.status == "failed"


def test_transactions_add_up_in_the_order_they_were_told():
    one = replace(ORDER, deposit_tx=("a",))
    two = replace(ORDER, deposit_tx=("b", "a"))
    assert merge(one, two).deposit_tx == ("a", "b")


def test_a_doubt_belongs_to_one_answer_only():
    assert merge(replace(ORDER, doubt="bad signature"), ORDER).doubt is None


def test_an_order_that_was_adopted_late_is_heard_at_once():
    sending = replace(ORDER, observation=Observation.SENDING, status="sending")
    swap = fold(INTENT, [at(0, Happening.REQUESTED), at(1, Happening.LOST), at(2, Happening.ADOPTED, sending)])
    assert swap.state is State.SENDING


def test_a_poll_of_an_order_that_was_never_created_says_nothing():
    assert fold(INTENT, [at(1, Happening.SEEN, ORDER)]).state is State.INTENDED


def test_notes_and_guards_change_nothing():
    swap = fold(INTENT, [at(1, Happening.GUARDED, None, verdict="ok"), at(2, Happening.NOTED)])
    assert (swap.state, swap.seen) == (State.INTENDED, 2)


def test_a_quote_is_over_half_a_minute_before_it_is():
    quote = Quote(
        provider="simpleswap",
        pair=PAIR,
        give_amount=Decimal("0.5"),
        get_amount=Decimal(30000),
        rate_type=RateType.FIXED,
        limits=Limits(),
        valid_until=NOW,
    )
    assert quote.holds(NOW - MARGIN - timedelta(seconds=1))
    assert not quote.holds(NOW - MARGIN)
    assert quote.rate == Decimal(60000)
    assert replace(quote, valid_until=None).holds(NOW)


def test_an_asset_refuses_more_decimals_than_it_has():
    assert PAIR.get.check_places(Decimal("1.123456")) == Decimal("1.123456")
    with pytest.raises(InputRefused) as refusal:
        PAIR.get.check_places(Decimal("1.1234567"))
    assert refusal.value.context["asset"] == "USDT:tron"
    assert str(PAIR) == "BTC:bitcoin -> USDT:tron"
