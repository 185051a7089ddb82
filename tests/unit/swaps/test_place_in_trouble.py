"""Whatever breaks after the request has left: the outcome is called unknown, and never "nothing was sent"."""

import asyncio

import pytest

from swapclient.domain.life import State
from swapclient.errors import BelowMinimum, JournalError, NotSent, OutcomeUnknown
from swapclient.swaps.place import place
from tests.unit.swaps.room import Room


def placed(room, **terms):
    return asyncio.run(place(room.desk, room.intent(**terms)))


def full_when_asked(room, error):
    """The disk is full once the request has left, and no answer comes."""

    def fail(order):
        room.journal.broken = JournalError("disk full", hint="Nothing was sent.")
        raise error

    room.provider.on_create = fail


def on_record(room):
    room.journal.broken = None
    return asyncio.run(room.journal.swaps())[0]


@pytest.mark.parametrize("told", [{}, {"order_id": "order00000000000"}])
def test_a_lost_answer_that_cannot_be_written_down_is_unknown_and_not_the_journals_error(told):
    room = Room()
    full_when_asked(room, OutcomeUnknown("timed out", **told))
    with pytest.raises(OutcomeUnknown) as unknown:
        placed(room)
    assert unknown.value.exit_code == 7
    assert unknown.value.context["swap_id"] == room.intent().swap_id
    assert unknown.value.context.get("order_id") == told.get("order_id")
    assert "disk full" in unknown.value.message
    assert "Nothing was sent" not in unknown.value.hint
    assert on_record(room).state is State.REQUESTED


@pytest.mark.parametrize("error", [BelowMinimum("too little"), NotSent("no connection")])
def test_a_clear_no_that_cannot_be_written_down_is_the_journals_error_and_stops(error):
    room = Room()
    full_when_asked(room, error)
    with pytest.raises(JournalError):
        placed(room)
    assert on_record(room).state is State.REQUESTED


@pytest.mark.parametrize(
    ("error", "raised"),
    [(asyncio.CancelledError(), asyncio.CancelledError), (KeyError("our own bug"), OutcomeUnknown)],
)
def test_what_stopped_the_creation_is_raised_even_when_it_cannot_be_written_down(error, raised):
    room = Room()
    full_when_asked(room, error)

    async def story():
        with pytest.raises(raised):
            await place(room.desk, room.intent())

    asyncio.run(story())
    assert on_record(room).state is State.REQUESTED


@pytest.mark.parametrize("steps", range(1, 40))
def test_cancelled_at_any_await_there_is_one_order_at_most_and_no_lie_about_it(steps):
    """Every await of the fakes gives way to the loop; the task is cancelled after so many turns."""
    room = Room()
    slow(room)

    async def story():
        task = asyncio.create_task(place(room.desk, room.intent(key="k")))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}), return_exceptions=True)
        swaps = await room.journal.swaps()
        assert room.provider.creates == 0 or swaps, "an order without an intent"
        for swap in swaps:
            assert swap.state in {State.REQUESTED, State.UNKNOWN, State.AWAITING_DEPOSIT}
            assert swap.order_id or swap.state is not State.AWAITING_DEPOSIT
        again = await place(room.desk, room.intent(2, key="k"))
        assert room.provider.creates <= 1
        assert again.order_id or again.state in {State.REQUESTED, State.UNKNOWN}

    asyncio.run(story())


def slow(room):
    """Give way to the loop before and after every step of the journal and the provider."""
    for part, names in ((room.journal, ("record", "append", "by_key")), (room.provider, ("create", "status"))):
        for name in names:
            setattr(part, name, gently(getattr(part, name)))


def gently(step):
    async def taken(*args, **words):
        await asyncio.sleep(0)
        answer = await step(*args, **words)
        await asyncio.sleep(0)
        return answer

    return taken
