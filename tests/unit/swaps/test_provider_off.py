"""A provider that is switched off, or whose key is gone: its swaps stay on record, and the others notice nothing."""

import asyncio
from dataclasses import replace

import pytest

from swapclient.domain.life import Observation, State
from swapclient.errors import ConfigError
from swapclient.swaps.follow import Follower
from swapclient.swaps.observe import look
from swapclient.swaps.place import place
from tests.fakes.clock import FakeClock
from tests.fakes.provider import DEPOSITS, FakeProvider
from tests.unit.swaps.room import Room


class Impatient(FakeClock):
    """Nobody may wait for ever."""

    async def sleep(self, seconds):
        assert len(self.slept) < 50, "it waits for ever"
        await super().sleep(seconds)


@pytest.fixture
def room():
    """Two providers with a swap each; ``gone`` is switched off afterwards."""
    room = Room(FakeProvider("gone"), FakeProvider("here"))
    make = room.desk.providers["here"].make
    room.desk.providers["here"].make = lambda intent: make(intent, deposit_address=DEPOSITS[1])
    room.swaps = [
        asyncio.run(place(room.desk, room.intent(number, provider=name)))
        for number, name in enumerate(("gone", "here"), 1)
    ]
    room.here = room.desk.providers["here"]
    room.desk = replace(room.desk, providers={"here": room.here}, clock=Impatient())
    return room


def test_it_cannot_be_asked_and_that_is_said_and_not_written(room):
    writes = room.journal.writes
    swap = asyncio.run(look(room.desk, room.swaps[0]))
    assert (swap.state, swap.silent_since) == (State.AWAITING_DEPOSIT, room.clock.now())
    assert "not switched on" in swap.last_error
    assert swap.deposit_address == DEPOSITS[0]
    assert room.journal.writes == writes
    assert asyncio.run(room.journal.swap(swap.swap_id)).silent_since is None


def test_the_others_are_followed_to_their_end_and_that_ends_the_following(room):
    room.here.on_status = lambda order: replace(order, observation=Observation.FINISHED, status="finished")
    told = []
    follower = Follower(desk=room.desk, on_change=told.append)
    ended = asyncio.run(follower.run(room.swaps))
    assert [swap.state for swap in ended] == [State.AWAITING_DEPOSIT, State.FINISHED]
    assert [swap.swap_id for swap in told] == [swap.swap_id for swap in room.swaps]


def test_following_it_alone_is_refused_and_not_waited_for(room):
    follower = Follower(desk=room.desk, on_change=lambda swap: None)
    with pytest.raises(ConfigError) as refused:
        asyncio.run(follower.run(room.swaps[:1]))
    assert refused.value.stable_code == "provider_off"


def test_one_that_is_over_needs_nobody_to_be_asked(room):
    over = replace(room.swaps[0], state=State.FINISHED)
    follower = Follower(desk=room.desk, on_change=lambda swap: None)
    assert asyncio.run(follower.run([over])) == [over]
