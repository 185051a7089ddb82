"""An order made elsewhere is taken up only when it is known to pay its owner, and is judged like any other."""

import asyncio
from dataclasses import replace

import pytest

from swapclient.domain.life import Observation, State
from swapclient.errors import AlreadyDone, InputRefused, UnknownOrder, Unreadable
from swapclient.swaps.elsewhere import MADE_ELSEWHERE, take_up
from tests.unit.swaps.room import RECEIVE, Room

OTHER = "TBEZFv6ePYBqZq8GX8k7NnaWpTZ8X6XNNH"


@pytest.fixture
def room():
    return Room()


def made(room, **changes):
    order = replace(room.provider.make(room.intent()), **changes)
    room.provider.orders[order.order_id] = order
    return order


def take(room, order, to=RECEIVE, **rest):
    return asyncio.run(take_up(room.desk, "fake", order.order_id, to=to, **rest))


def test_it_is_recorded_read_a_second_time_and_marked(room):
    order = made(room)
    swap = take(room, order)
    assert (swap.state, swap.deposit_address) == (State.AWAITING_DEPOSIT, order.deposit_address)
    assert room.happenings(swap) == ["adopted", "seen", "verified"]
    assert room.provider.asked == ["status:fresh", "status:fresh"]
    assert MADE_ELSEWHERE in swap.intent.warnings
    assert (swap.intent.give_amount, swap.intent.expected) == (order.give_amount, order.get_amount)


def test_nothing_is_ever_created_by_it(room):
    take(room, made(room))
    assert "create" not in room.provider.asked


@pytest.mark.parametrize("name", ["give", "get", "give_amount", "get_amount", "receive_address"])
def test_what_the_provider_does_not_say_cannot_be_judged(room, name):
    order = made(room, **{name: None})
    with pytest.raises(Unreadable) as refusal:
        take(room, order)
    assert refusal.value.context["field"] == name
    assert not room.journal.events


def test_what_was_received_stands_in_for_what_was_promised(room):
    order = made(room)
    order = made(room, order_id=order.order_id, get_amount=None, received=order.get_amount)
    assert take(room, order).intent.expected == order.received


@pytest.mark.parametrize(
    ("said", "to", "memo", "code"),
    [
        ({}, OTHER, None, "other_address"),
        ({"receive_address": OTHER}, RECEIVE, None, "other_address"),
        ({"receive_memo": "1234"}, RECEIVE, None, "other_memo"),
        ({}, "not an address", None, "bad_address"),
    ],
)
def test_one_that_pays_elsewhere_is_refused_with_nothing_recorded(room, said, to, memo, code):
    order = made(room, **said)
    with pytest.raises(InputRefused) as refusal:
        take(room, order, to, memo=memo)
    if code != "bad_address":
        assert refusal.value.stable_code == code
    assert not room.journal.events


def test_a_second_read_that_differs_is_an_alarm_and_hides_the_address(room):
    order = made(room)
    answers = iter([order, replace(order, receive_address=OTHER)])
    room.provider.on_status = lambda _order: next(answers)
    swap = take(room, order)
    assert (swap.state, swap.deposit_address, swap.drift) == (State.TAMPERED, None, ("receive_address",))


def test_a_doubtful_answer_is_an_alarm(room):
    swap = take(room, made(room, doubt="the signature is wrong"))
    assert (swap.state, swap.deposit_address) == (State.TAMPERED, None)


def test_one_that_is_under_way_is_followed_without_showing_where_to_send(room):
    swap = take(room, made(room, status="exchanging", observation=Observation.EXCHANGING))
    assert (swap.state, swap.deposit_address) == (State.EXCHANGING, None)


def test_one_order_is_one_swap(room):
    order = made(room)
    swap = take(room, order)
    with pytest.raises(AlreadyDone) as refusal:
        take(room, order)
    assert refusal.value.context["swap_id"] == swap.swap_id


def test_one_that_nobody_knows_is_the_providers_no(room):
    with pytest.raises(UnknownOrder):
        asyncio.run(take_up(room.desk, "fake", "nosuch", to=RECEIVE))
    assert not room.journal.events


def test_two_that_add_one_order_at_the_same_instant_make_one_swap(room):
    order = made(room)

    async def nothing_yet():
        return []

    async def both():
        looking, room.journal.swaps = room.journal.swaps, nothing_yet
        added = [take_up(room.desk, "fake", order.order_id, to=RECEIVE) for _ in range(2)]
        ended = await asyncio.gather(*added, return_exceptions=True)
        room.journal.swaps = looking
        return ended, await looking()

    (first, second), swaps = asyncio.run(both())
    assert [swap.swap_id for swap in swaps] == [first.swap_id]
    assert isinstance(second, AlreadyDone)
    assert second.stable_code == "already_followed"
