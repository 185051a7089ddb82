"""Settling an unknown outcome."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from swapclient.domain.life import State
from swapclient.errors import OutcomeUnknown, Unavailable, UnknownOrder, UsageError
from swapclient.swaps.place import place
from swapclient.swaps.reconcile import STILL_ASKING, abandon, adopt, reconcile
from tests.fakes.provider import DEPOSITS
from tests.unit.swaps.room import RECEIVE, Room


def lost(room, *, created=True, told=None, **changes):
    """A swap whose creation had no clear answer, whether or not the order exists."""
    error = OutcomeUnknown("timed out", **({"order_id": told} if told else {}))

    def lose(order):
        raise error

    if created:
        room.provider.on_create = lose
    else:
        room.provider.refuse = error
    swap = asyncio.run(place(room.desk, room.intent(**changes)))
    room.provider.refuse = None
    room.provider.on_create = lambda order: order
    assert swap.state is State.UNKNOWN
    return swap


def settle(room, swap):
    return asyncio.run(reconcile(room.desk, swap))


def test_the_one_order_that_matches_is_adopted_and_verified():
    room = Room()
    swap = settle(room, lost(room))
    assert (swap.state, swap.order_id, swap.deposit_address) == (
        State.AWAITING_DEPOSIT,
        "order00000000000",
        DEPOSITS[0],
    )
    assert room.provider.creates == 1


def test_no_order_after_several_looks_and_the_listing_delay_is_proven_absent():
    room = Room(listing_delay=timedelta(seconds=30))
    swap = settle(room, lost(room, created=False))
    assert swap.state is State.ABSENT
    assert room.provider.asked.count("orders") == 3
    assert sum(room.clock.slept) >= 30


def test_an_order_that_appears_late_in_the_listing_is_still_found():
    room = Room()
    swap = lost(room)
    shown = iter([False, False, True])
    room.provider.on_list = lambda orders: orders if next(shown) else []
    assert settle(room, swap).state is State.AWAITING_DEPOSIT


def test_a_request_that_may_still_be_under_way_is_not_called_absent():
    room = Room()
    swap = lost(room, created=False)
    room.journal.events[swap.swap_id] = room.journal.events[swap.swap_id][:1]
    swap = asyncio.run(room.journal.swap(swap.swap_id))
    assert swap.state is State.REQUESTED
    assert settle(room, swap).state is State.ABSENT
    assert sum(room.clock.slept) >= STILL_ASKING.total_seconds()


def test_two_matches_stop_and_ask():
    room = Room()
    swap = lost(room)
    room.provider.make(swap.intent)
    with pytest.raises(OutcomeUnknown) as unknown:
        settle(room, swap)
    assert unknown.value.context["orders"] == ["order00000000000", "order00000000001"]
    chosen = asyncio.run(adopt(room.desk, swap, "order00000000001"))
    assert chosen.order_id == "order00000000001"


@pytest.mark.parametrize(
    "change",
    [
        {"give_amount": Decimal("0.50000001")},
        {"receive_address": DEPOSITS[1]},
        {"receive_memo": "1"},
        {"refund_address": DEPOSITS[1]},
        {"refund_memo": "1"},
        {"give": "LTC:litecoin"},
        {"get": "USDT:ethereum"},
        {"rate_type": "fixed"},
    ],
)
def test_an_order_that_differs_in_one_field_is_somebody_elses(change):
    room = Room()
    swap = lost(room)
    room.provider.orders = {name: replace(order, **change) for name, order in room.provider.orders.items()}
    assert settle(room, swap).state is State.ABSENT


def test_an_order_of_another_swap_is_never_adopted():
    room = Room()
    first = asyncio.run(place(room.desk, room.intent()))
    swap = settle(room, lost(room, created=False, number=2))
    assert swap.state is State.ABSENT
    assert first.order_id == "order00000000000"


def test_an_order_whose_price_moved_is_still_ours_and_is_then_judged():
    room = Room()
    swap = lost(room)
    order = room.provider.orders["order00000000000"]
    room.provider.orders[order.order_id] = replace(order, get_amount=Decimal(20000))
    swap = settle(room, swap)
    assert swap.order_id == order.order_id
    assert (swap.state, swap.deposit_address) == (State.TAMPERED, None)


def test_an_id_that_the_lost_answer_told_is_enough_without_a_listing():
    room = Room(lists=False)
    swap = settle(room, lost(room, told="order00000000000"))
    assert swap.state is State.AWAITING_DEPOSIT


def test_a_told_id_that_nobody_knows_falls_back_to_the_listing():
    room = Room()
    assert settle(room, lost(room, told="nonsense00000000")).order_id == "order00000000000"


def test_a_provider_without_a_listing_stays_unknown_and_says_what_to_do():
    room = Room(lists=False)
    swap = lost(room)
    with pytest.raises(OutcomeUnknown) as unknown:
        settle(room, swap)
    assert unknown.value.stable_code == "cannot_list"
    assert "--abandon" in unknown.value.hint
    assert asyncio.run(room.journal.swap(swap.swap_id)).state is State.UNKNOWN


def test_a_provider_that_is_down_settles_nothing():
    room = Room()
    swap = lost(room)

    def down(orders):
        raise Unavailable("down")

    room.provider.on_list = down
    with pytest.raises(Unavailable):
        settle(room, swap)
    assert asyncio.run(room.journal.swap(swap.swap_id)).state is State.UNKNOWN


def test_what_was_absent_may_be_placed_again_under_its_key_and_what_is_unknown_may_not():
    room = Room()
    swap = lost(room, created=False, key="k")
    assert asyncio.run(place(room.desk, room.intent(2, key="k"))).swap_id == swap.swap_id
    settle(room, swap)
    again = asyncio.run(place(room.desk, room.intent(3, key="k")))
    assert (again.state, room.provider.creates) == (State.AWAITING_DEPOSIT, 1)


def test_giving_up_needs_a_reason_and_frees_the_key():
    room = Room(lists=False)
    swap = lost(room, key="k")
    with pytest.raises(UsageError):
        asyncio.run(abandon(room.desk, swap, " "))
    gone = asyncio.run(abandon(room.desk, swap, "support says there is none"))
    assert (gone.state, gone.reason) == (State.ABANDONED, "support says there is none")
    assert asyncio.run(place(room.desk, room.intent(2, key="k"))).state is State.AWAITING_DEPOSIT


def test_only_what_is_unsettled_can_be_settled_adopted_or_given_up():
    room = Room()
    swap = asyncio.run(place(room.desk, room.intent()))
    assert settle(room, swap) is swap
    with pytest.raises(UsageError):
        asyncio.run(abandon(room.desk, swap, "no"))
    with pytest.raises(UsageError):
        asyncio.run(adopt(room.desk, swap, "order00000000000"))


def test_adopting_an_order_that_is_not_ours_is_refused():
    room = Room()
    swap = lost(room, created=False)
    room.provider.make(replace(swap.intent, receive_address=RECEIVE, give_amount=Decimal(1)))
    with pytest.raises(UsageError) as refusal:
        asyncio.run(adopt(room.desk, swap, "order00000000000"))
    assert "give_amount" in refusal.value.message
    with pytest.raises(UnknownOrder):
        asyncio.run(adopt(room.desk, swap, "nonsense"))


def test_a_request_that_may_be_under_way_cannot_be_given_up():
    room = Room(lists=False)
    swap = lost(room, created=False)
    room.journal.events[swap.swap_id] = room.journal.events[swap.swap_id][:1]
    swap = asyncio.run(room.journal.swap(swap.swap_id))
    with pytest.raises(UsageError) as refusal:
        asyncio.run(abandon(room.desk, swap, "impatient"))
    assert refusal.value.stable_code == "still_asking"
    room.clock.advance(STILL_ASKING.total_seconds())
    assert asyncio.run(abandon(room.desk, swap, "support says there is none")).state is State.ABANDONED
