"""A provider that lies by leaving out, or by saying it later: what the second read and every poll make of it."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from swapclient.domain.assets import Asset, Pair
from swapclient.domain.life import Observation, State
from swapclient.domain.quotes import RateType
from swapclient.errors import JournalError, OutcomeUnknown
from swapclient.swaps.observe import look
from swapclient.swaps.place import place
from swapclient.swaps.reconcile import reconcile
from tests.fakes.provider import DEPOSITS
from tests.unit.swaps.room import USDT, Room

TAG = "rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH"
XRP = {"pair": Pair(Asset("XRP", "ripple", None, 6), USDT), "refund_address": None}
ETH = {"pair": Pair(Asset("ETH", "ethereum", None, 18), USDT), "refund_address": None}
MIXED = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"


def placed(room, **terms):
    return asyncio.run(place(room.desk, room.intent(**terms)))


def looked(room, swap):
    return asyncio.run(look(room.desk, swap))


def says(room, swap, **changes):
    room.provider.orders[swap.order_id] = replace(room.provider.orders[swap.order_id], **changes)
    return looked(room, swap)


def at_creation(room, **changes):
    """The answer to creation says this, and so does the order."""
    make = room.provider.make

    def made(intent):
        order = replace(make(intent), **changes)
        room.provider.orders[order.order_id] = order
        return order

    room.provider.make = made


@pytest.mark.parametrize(("first", "second"), [("7", None), (None, "7"), ("7", "8")])
def test_a_deposit_memo_that_the_second_read_does_not_repeat_is_never_shown(first, second):
    room = Room()
    at_creation(room, deposit_address=TAG, deposit_memo=first)
    room.provider.on_status = lambda order: replace(order, deposit_memo=second)
    swap = placed(room, **XRP)
    assert (swap.state, swap.drift, swap.deposit_address) == (State.TAMPERED, ("deposit_memo",), None)


def test_a_memo_left_out_at_a_later_poll_is_not_forgotten():
    room = Room()
    at_creation(room, deposit_address=TAG, deposit_memo="7")
    swap = says(room, placed(room, **XRP), deposit_memo=None)
    assert (swap.state, swap.order.deposit_memo) == (State.AWAITING_DEPOSIT, "7")


def test_a_deposit_address_in_other_letters_is_no_alarm_on_evm():
    room = Room()
    at_creation(room, deposit_address=MIXED)
    room.provider.on_status = lambda order: replace(order, deposit_address=MIXED.lower())
    assert placed(room, **ETH).deposit_address is not None


def test_one_deposit_address_in_other_letters_is_one_place():
    room = Room()
    at_creation(room, deposit_address=MIXED)
    assert placed(room, **ETH).state is State.AWAITING_DEPOSIT
    at_creation(room, deposit_address=MIXED.lower())
    assert placed(room, number=2, **ETH).state is State.TAMPERED


def test_a_fixed_order_that_does_not_say_what_it_brings_is_never_shown():
    room = Room()
    at_creation(room, get_amount=None)
    assert placed(room, rate_type=RateType.FIXED).drift == ("get_amount",)


def test_a_fixed_order_that_brings_less_later_raises_the_alarm_before_anything_is_sent():
    room = Room()
    swap = placed(room, rate_type=RateType.FIXED)
    swap = says(room, swap, get_amount=Decimal(29999))
    assert (swap.state, swap.drift, swap.deposit_address) == (State.TAMPERED, ("get_amount",), None)


def test_a_guaranteed_floor_that_sinks_later_raises_the_alarm():
    room = Room()
    at_creation(room, minimum_get=Decimal(29900))
    swap = says(room, placed(room, floor=Decimal(29900)), minimum_get=Decimal(20000))
    assert swap.drift == ("minimum_get",)


@pytest.mark.parametrize(
    ("rate_type", "change"),
    [
        (RateType.FLOATING, {"get_amount": Decimal(20000)}),
        (RateType.FIXED, {"get_amount": Decimal(20000), "observation": Observation.EXCHANGING}),
        (RateType.FIXED, {"get_amount": Decimal(20000), "observation": Observation.EXPIRED}),
        (RateType.FIXED, {"get_amount": None}),
    ],
)
def test_what_a_later_estimate_says_is_no_alarm_where_it_was_not_promised(rate_type, change):
    room = Room()
    assert says(room, placed(room, rate_type=rate_type), **change).state is not State.TAMPERED


def test_a_refund_address_that_nobody_gave_is_an_alarm():
    room = Room()
    at_creation(room, refund_address=DEPOSITS[2])
    assert placed(room, refund_address=None).drift == ("refund_address",)


def test_an_address_that_only_one_answer_told_is_not_shown_until_another_repeats_it():
    """The listing that found the order said nothing of the deposit address."""
    room = Room()
    error = OutcomeUnknown("timed out")

    def lose(order):
        raise error

    room.provider.on_create = lose
    swap = placed(room)
    room.provider.on_list = lambda orders: [replace(order, deposit_address=None) for order in orders]
    swap = asyncio.run(reconcile(room.desk, swap))
    assert (swap.state, swap.order.deposit_address, swap.deposit_address) == (
        State.AWAITING_DEPOSIT,
        DEPOSITS[0],
        None,
    )
    assert looked(room, swap).deposit_address == DEPOSITS[0]


def test_an_order_made_but_never_verified_is_verified_by_the_first_look_in_another_process():
    room = Room()
    swap = placed(room)
    room.journal.events[swap.swap_id] = room.journal.events[swap.swap_id][:2]
    unverified = asyncio.run(room.journal.swap(swap.swap_id))
    assert (unverified.state, unverified.deposit_address) == (State.AWAITING_DEPOSIT, None)
    room.clock.advance(timedelta(days=1).total_seconds())
    assert looked(room, unverified).deposit_address == DEPOSITS[0]


def test_a_record_that_cannot_be_asked_about_the_address_hides_it_and_the_order_stands():
    """Creation has happened: this is no error of the journal that says nothing was sent."""
    room = Room()
    used = room.journal.deposit_place_used

    async def broken(place, *, but):
        raise JournalError("the disk cannot be read")

    room.journal.deposit_place_used = broken
    swap = placed(room)
    assert (swap.state, swap.deposit_address, swap.last_error) == (
        State.AWAITING_DEPOSIT,
        None,
        "the disk cannot be read",
    )
    room.journal.deposit_place_used = used
    assert looked(room, swap).deposit_address == DEPOSITS[0]


@pytest.mark.parametrize("observation", [Observation.WAITING, Observation.EXCHANGING, Observation.FINISHED])
def test_an_answer_to_creation_that_hands_out_another_swap_s_order_is_an_alarm(observation):
    """One payment would finish two exits; it is no new order, whatever the provider allows for addresses."""
    room = Room(reuses_deposit_addresses=True)
    first = placed(room)
    room.provider.on_create = lambda order: room.provider.orders[first.order_id]
    room.provider.move(first.order_id, observation)
    swap = placed(room, number=2)
    assert (swap.state, swap.drift, swap.deposit_address) == (State.TAMPERED, ("order_id",), None)
    assert asyncio.run(room.journal.swap(first.swap_id)).state is State.AWAITING_DEPOSIT


def test_a_deposit_that_nobody_can_have_made_excuses_no_other_amount():
    room = Room()
    at_creation(room, give_amount=Decimal(5), deposit_tx=("somebody's",))
    assert placed(room).drift == ("give_amount",)
