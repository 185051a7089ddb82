"""Settling an unknown outcome while others are at work, and among orders that are nearly ours."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from swapclient.domain.life import Happening, Observation, State
from swapclient.domain.swaps import Event
from swapclient.errors import AlreadyDone, OutcomeUnknown
from swapclient.swaps.place import place
from swapclient.swaps.reconcile import STILL_ASKING, adopt, reconcile
from tests.unit.swaps.room import Room

DAY = timedelta(days=1)


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
    return swap


def settle(room, swap):
    return asyncio.run(reconcile(room.desk, swap))


def as_it_was(room, swap, events):
    """The swap when so many events were on record."""
    room.journal.events[swap.swap_id] = room.journal.events[swap.swap_id][:events]
    return asyncio.run(room.journal.swap(swap.swap_id))


def only(room):
    (order,) = room.provider.orders.values()
    return order


def asks(room, swap):
    with pytest.raises(OutcomeUnknown) as unknown:
        settle(room, swap)
    assert asyncio.run(room.journal.swap(swap.swap_id)).state is State.UNKNOWN
    return unknown.value


@pytest.mark.parametrize("observation", [Observation.CONFIRMING, Observation.SENDING, Observation.FINISHED])
def test_an_order_that_was_paid_meanwhile_is_adopted_as_it_stands(observation):
    room = Room()
    swap = lost(room)
    room.provider.move(only(room).order_id, observation)
    swap = settle(room, swap)
    assert (swap.order_id, str(swap.state)) == (only(room).order_id, str(observation))


@pytest.mark.parametrize("created", [True, False])
def test_a_paid_order_of_another_amount_is_never_taken_for_ours(created):
    """Providers put what came in the place of what was ordered: it may be ours, and may be another exit of the key."""
    room = Room()
    swap = lost(room, created=created)
    other = room.provider.make(replace(swap.intent, give_amount=Decimal(2)))
    room.provider.move(other.order_id, Observation.EXCHANGING)
    if created:
        assert settle(room, swap).order_id == "order00000000000"
    else:
        assert asks(room, swap).context["orders"] == [other.order_id]


@pytest.mark.parametrize("field", ["receive_address", "refund_address", "give", "get", "give_amount", "rate_type"])
def test_a_listing_that_leaves_a_field_out_proves_nothing(field):
    room = Room()
    swap = lost(room)
    room.provider.on_list = lambda orders: [replace(order, **{field: None}) for order in orders]
    error = asks(room, swap)
    assert (error.stable_code, error.context["orders"]) == ("ambiguous_orders", [only(room).order_id])
    assert asyncio.run(adopt(room.desk, swap, only(room).order_id)).order_id == only(room).order_id


@pytest.mark.parametrize("observation", [Observation.FINISHED, Observation.REFUNDED, Observation.EXPIRED])
def test_an_order_that_was_over_before_we_asked_is_not_taken_for_ours(observation):
    """Yesterday's exit, made with another journal: to adopt it would be to call today's finished."""
    room = Room()
    swap = lost(room, created=False)
    old = room.provider.make(replace(swap.intent, created_at=swap.intent.created_at - DAY))
    room.provider.move(old.order_id, observation)
    assert asks(room, swap).context["orders"] == [old.order_id]


def test_two_that_reconcile_one_swap_at_once_adopt_once_and_agree():
    room = Room()
    swap = lost(room)

    async def both():
        return await asyncio.gather(reconcile(room.desk, swap), reconcile(room.desk, swap))

    one, other = asyncio.run(both())
    assert one.order_id == other.order_id == only(room).order_id
    assert room.happenings(swap).count("adopted") == 1


def test_two_that_prove_the_absence_at_once_prove_it_once_and_agree():
    room = Room()
    swap = lost(room, created=False)

    async def both():
        return await asyncio.gather(reconcile(room.desk, swap), reconcile(room.desk, swap))

    assert {one.state for one in asyncio.run(both())} == {State.ABSENT}
    assert room.happenings(swap).count("absent") == 1


def test_one_order_is_adopted_by_one_of_two_equal_swaps_however_they_race():
    room = Room(reuses_deposit_addresses=True)
    swaps = [lost(room), lost(room, created=False, number=2)]

    async def both():
        return await asyncio.gather(*(reconcile(room.desk, swap) for swap in swaps))

    settled = asyncio.run(both())
    assert sorted(str(swap.state) for swap in settled) == ["absent", "awaiting_deposit"]
    assert [swap.order_id for swap in settled].count(only(room).order_id) == 1


def test_an_order_that_another_swap_has_is_refused_by_name_and_by_a_lost_answers_word():
    room = Room(reuses_deposit_addresses=True)
    first = asyncio.run(place(room.desk, room.intent()))
    named = lost(room, created=False, number=2)
    with pytest.raises(AlreadyDone) as refused:
        asyncio.run(adopt(room.desk, named, first.order_id))
    assert refused.value.stable_code == "order_taken"
    told = lost(room, created=False, number=3, told=first.order_id)
    assert settle(room, told).state is State.ABSENT


def test_an_answer_that_comes_while_somebody_reconciles_is_not_overruled():
    """The other process gets its order in the moment before the absence is written."""
    room = Room()
    swap = as_it_was(room, lost(room, created=False), 1)
    assert swap.state is State.REQUESTED
    order = room.provider.make(swap.intent)
    room.provider.on_list = lambda orders: []
    waited = []

    async def sleep(seconds):
        waited.append(seconds)
        room.clock.advance(seconds)
        if len(waited) == 2:
            created = Event(at=room.clock.now(), happening=Happening.CREATED, order=order)
            await room.journal.append(swap.swap_id, created)

    room.clock.sleep = sleep
    swap = settle(room, swap)
    assert (swap.state, swap.order_id) == (State.AWAITING_DEPOSIT, order.order_id)
    assert "absent" not in room.happenings(swap)


def test_an_outcome_that_turns_unknown_while_somebody_reconciles_is_looked_at_anew():
    room = Room()
    swap = as_it_was(room, lost(room, created=False), 1)
    waited = []

    async def sleep(seconds):
        waited.append(seconds)
        room.clock.advance(seconds)
        if len(waited) == 2:
            await room.journal.append(swap.swap_id, Event(at=room.clock.now(), happening=Happening.LOST))

    room.clock.sleep = sleep
    assert settle(room, swap).state is State.ABSENT
    assert room.provider.asked.count("orders") == 6
    assert waited[2] == 30


def test_a_clock_that_was_put_back_does_not_make_anybody_wait_for_a_day():
    room = Room()
    swap = as_it_was(room, lost(room, created=False), 1)
    room.clock.jump(-DAY.total_seconds())
    assert settle(room, swap).state is State.ABSENT
    longest = STILL_ASKING + room.provider.capabilities.listing_delay
    assert longest.total_seconds() <= sum(room.clock.slept) <= 2 * longest.total_seconds()


def test_a_clock_that_was_days_ahead_when_the_order_was_made_does_not_hide_it():
    room = Room()
    room.clock.jump(5 * DAY.total_seconds())
    swap = lost(room)
    room.clock.jump(-5 * DAY.total_seconds())
    asked = []
    listing = room.provider.orders_since

    async def orders_since(since):
        asked.append(since)
        return await listing(since)

    room.provider.orders_since = orders_since
    settle(room, swap)
    assert all(since < room.clock.now() for since in asked)


def test_placing_and_reconciling_at_once_make_one_order_and_show_it_once():
    """Another process lists the order while its creator still waits for the answer."""
    room = Room()

    async def story():
        listed, answered = asyncio.Event(), asyncio.Event()
        make = room.provider.create

        async def create(intent):
            order = await make(intent)
            listed.set()
            await answered.wait()
            return order

        room.provider.create = create
        creator = asyncio.create_task(place(room.desk, room.intent()))
        await listed.wait()
        (begun,) = await room.journal.swaps()
        found = await reconcile(room.desk, begun)
        answered.set()
        return found, await creator

    found, placed = asyncio.run(story())
    assert found.deposit_address == placed.deposit_address is not None
    assert room.provider.creates == 1


def test_a_person_can_name_an_order_of_a_provider_that_never_repeats_the_rate_type():
    """Without a listing this is the only way out but giving up."""
    room = Room(lists=False, echoes=frozenset({"give", "get", "give_amount", "receive_address", "refund_address"}))
    swap = lost(room)
    room.provider.on_status = lambda order: replace(order, rate_type=None)
    assert asyncio.run(adopt(room.desk, swap, only(room).order_id)).order_id == only(room).order_id


def test_an_order_of_an_equal_swap_that_is_just_being_made_is_left_to_it():
    """Parts of one split may be equal: the listing shows the order before its creator has heard of it."""
    room = Room()
    unknown = lost(room, created=False)

    async def story():
        made, listed = asyncio.Event(), asyncio.Event()
        create = room.provider.create

        async def slowly(intent):
            order = await create(intent)
            made.set()
            await listed.wait()
            return order

        async def sleep(seconds):
            room.clock.advance(seconds)
            listed.set()
            await asyncio.wait({creator})

        room.provider.create, room.clock.sleep = slowly, sleep
        creator = asyncio.create_task(place(room.desk, room.intent(2)))
        await made.wait()
        settled = await reconcile(room.desk, unknown)
        listed.set()
        return settled, await creator

    settled, created = asyncio.run(story())
    assert settled.state is State.ABSENT
    assert (created.state, created.order_id) == (State.AWAITING_DEPOSIT, only(room).order_id)


def test_two_equal_swaps_that_died_while_asking_are_settled_one_after_the_other():
    room = Room()
    swaps = [as_it_was(room, lost(room), 1), as_it_was(room, lost(room, created=False, number=2), 1)]
    assert [settle(room, swap).state for swap in swaps] == [State.AWAITING_DEPOSIT, State.ABSENT]
