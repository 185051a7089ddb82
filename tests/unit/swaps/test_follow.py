"""Following: the situations a watcher meets, each with what must be true afterwards."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from swapclient.domain.life import Observation, State
from swapclient.domain.quotes import RateType
from swapclient.errors import InFlight, JournalError, RateLimited, Unavailable, UnknownOrder, Unreadable
from swapclient.swaps.follow import Follower, decided, follow
from swapclient.swaps.observe import look
from swapclient.swaps.outcome import outcome
from swapclient.swaps.pace import LONGEST, SHORTEST, pause
from swapclient.swaps.place import place
from tests.fakes.provider import DEPOSITS
from tests.unit.swaps.room import Room


class Watch(Room):
    """A room with one order that was placed, and words for what the provider then says."""

    def __init__(self, **capabilities):
        super().__init__(**capabilities)
        self.swap = asyncio.run(place(self.desk, self.intent()))

    def says(self, observation, **changes):
        self.provider.move(self.swap.order_id, observation, **changes)
        return self.look()

    def look(self):
        self.swap = asyncio.run(look(self.desk, self.swap))
        return self.swap

    def fails(self, error):
        def raise_it(order):
            raise error

        self.provider.on_status = raise_it
        return self.look()

    def answers(self):
        self.provider.on_status = lambda order: order


def test_an_order_is_followed_to_finished_and_every_step_is_told():
    room = Watch()
    steps = iter([Observation.CONFIRMING, Observation.EXCHANGING, Observation.SENDING, Observation.FINISHED])
    told = []

    def next_step(order):
        room.provider.move(order.order_id, next(steps))
        return room.provider.orders[order.order_id]

    room.provider.on_status = next_step
    follower = Follower(desk=room.desk, on_change=lambda swap: told.append(swap.state))
    (ended,) = asyncio.run(follow(follower, [room.swap]))
    assert told == [State.CONFIRMING, State.EXCHANGING, State.SENDING, State.FINISHED]
    assert outcome(ended) is None


@pytest.mark.parametrize("error", [Unavailable("503"), Unreadable("html"), RateLimited("429"), Unavailable("timeout")])
def test_a_poll_that_fails_is_never_a_swap_that_failed(error):
    room = Watch()
    room.says(Observation.CONFIRMING)
    swap = room.fails(error)
    assert swap.state is State.CONFIRMING
    assert swap.silent_since == room.clock.now()
    assert swap.last_error == error.message


def test_silence_is_written_once_however_long_it_lasts():
    room = Watch()
    before = room.journal.writes
    since = room.fails(Unavailable("down")).silent_since
    for _ in range(24):
        room.clock.advance(3600)
        assert room.look().silent_since == since
    assert room.journal.writes == before + 1
    room.answers()
    assert room.look().silent_since is None


@pytest.mark.parametrize("seconds", [-86_400, 86_400])
def test_a_clock_that_jumps_changes_no_state(seconds):
    room = Watch()
    room.says(Observation.CONFIRMING)
    room.clock.jump(seconds)
    assert room.look().state is State.CONFIRMING


def test_a_payout_transaction_survives_a_later_failure_and_later_nulls():
    room = Watch()
    room.says(Observation.SENDING, payout_tx=("tx-1",))
    swap = room.says(Observation.FAILED, payout_tx=(), deposit_address=None, tracking_url=None)
    assert swap.order.payout_tx == ("tx-1",)
    assert swap.order.deposit_address == DEPOSITS[0]
    assert swap.order.tracking_url


def test_one_poisoned_order_never_stops_the_others():
    room = Room()
    swaps = [asyncio.run(place(room.desk, room.intent(number))) for number in range(3)]
    broken, seen, looks = [], [], {"n": 0}

    def answer(order):
        if order.order_id == swaps[1].order_id:
            looks["n"] += 1
            if looks["n"] < 3:
                raise ZeroDivisionError
        return replace(order, observation=Observation.FINISHED, status="finished")

    room.provider.on_status = answer
    follower = Follower(
        desk=room.desk,
        on_change=lambda swap: seen.append(swap.swap_id),
        on_error=lambda swap, error: broken.append((swap.swap_id, type(error))),
    )
    ended = asyncio.run(follower.run(swaps))
    assert [swap.state for swap in ended] == [State.FINISHED] * 3
    assert broken == [(swaps[1].swap_id, ZeroDivisionError)] * 2
    assert set(seen) == {swap.swap_id for swap in swaps}


@pytest.mark.parametrize("observation", [word for word in Observation if word is not Observation.UNRECOGNIZED])
def test_watching_goes_on_after_a_restart_in_every_state(observation):
    room = Watch()
    state = room.says(observation).state
    again = asyncio.run(room.journal.swap(room.swap.swap_id))
    assert again.state is state
    assert asyncio.run(look(room.desk, again)).state is state


def test_a_late_deposit_revives_an_expired_order():
    room = Watch()
    assert room.says(Observation.EXPIRED).state is State.EXPIRED
    assert "nothing is owed" in outcome(room.swap).message
    assert room.says(Observation.CONFIRMING).state is State.CONFIRMING


def test_expiry_with_funds_needs_a_person():
    room = Watch()
    room.says(Observation.CONFIRMING)
    assert outcome(room.says(Observation.EXPIRED)).exit_code == 9


def test_a_hold_is_told_and_its_release_too():
    room = Watch()
    held = room.says(Observation.HELD, reason="checks")
    assert (held.state, held.reason, outcome(held).exit_code) == (State.ACTION_REQUIRED, "checks", 9)
    assert room.says(Observation.EXCHANGING).state is State.EXCHANGING


def test_underpaid_needs_a_person_and_is_no_drift():
    room = Watch()
    swap = room.says(Observation.UNDERPAID, give_amount=Decimal("0.4"), deposited=Decimal("0.4"))
    assert swap.state is State.ACTION_REQUIRED
    assert outcome(swap).exit_code == 9


def test_overpaid_goes_on_with_what_came():
    room = Watch()
    swap = room.says(Observation.CONFIRMING, give_amount=Decimal("0.6"))
    assert swap.state is State.CONFIRMING
    assert swap.intent.give_amount == Decimal("0.5")


def test_refunded_is_not_finished():
    room = Watch()
    assert outcome(room.says(Observation.REFUNDED)).exit_code == 10


def test_a_word_nobody_knows_is_kept_raw_and_the_order_lives():
    room = Watch()
    swap = room.says(Observation.UNRECOGNIZED, status="teleporting")
    assert swap.state is State.AWAITING_DEPOSIT
    assert swap.order.status == "teleporting"
    assert swap.state not in {State.FAILED, State.EXPIRED}


def test_an_order_that_vanishes_is_an_event_and_not_a_deletion():
    room = Watch()
    room.says(Observation.CONFIRMING)
    swap = room.fails(UnknownOrder("404"))
    assert (swap.gone, swap.state, swap.order_id) == (True, State.CONFIRMING, room.swap.order_id)
    assert swap.deposit_address is None
    writes = room.journal.writes
    room.look()
    assert room.journal.writes == writes
    room.answers()
    assert room.look().gone is False


LATER = {
    "give": "ETH:ethereum",
    "get": "USDT:ethereum",
    "give_amount": Decimal("0.6"),
    "rate_type": "fixed",
    "receive_address": DEPOSITS[1],
    "receive_memo": "9",
    "refund_address": DEPOSITS[1],
    "refund_memo": "9",
    "deposit_address": DEPOSITS[1],
    "deposit_memo": "9",
    "doubt": "bad signature",
}


@pytest.mark.parametrize("field", LATER)
def test_each_field_that_changes_at_a_later_poll_raises_the_alarm(field):
    room = Watch()
    swap = room.says(Observation.WAITING, **{field: LATER[field]})
    assert swap.state is State.TAMPERED
    assert swap.drift == (field,)
    assert swap.deposit_address is None
    assert outcome(swap).exit_code == 11


def test_a_tampered_order_stays_watched_and_stays_tampered():
    room = Watch()
    room.says(Observation.WAITING, receive_address=DEPOSITS[1])
    swap = room.says(Observation.FINISHED)
    assert swap.state is State.TAMPERED
    assert swap.order.status == "finished"


def test_a_quiet_poll_writes_nothing():
    room = Watch()
    writes = room.journal.writes
    for _ in range(50):
        room.says(Observation.WAITING, updated_at=room.clock.now())
    assert room.journal.writes == writes


def test_an_estimate_that_moves_at_every_poll_does_not_fill_the_disk():
    """Nothing is promised by it, and an order may wait for days."""
    room = Watch()
    writes = room.journal.writes
    for number in range(50):
        swap = room.says(Observation.WAITING, get_amount=Decimal(30000 + number))
    assert room.journal.writes == writes
    swap = room.says(Observation.CONFIRMING, get_amount=Decimal(31000))
    assert (room.journal.writes, swap.order.get_amount) == (writes + 1, Decimal(31000))


def test_a_deadline_that_is_estimated_anew_at_every_poll_does_not_fill_the_disk():
    room = Watch()
    first = room.clock.now() + timedelta(hours=24)
    room.says(Observation.WAITING, deadline=first)
    writes = room.journal.writes
    for number in range(50):
        room.says(Observation.WAITING, deadline=first + timedelta(seconds=5 * (number % 60) - 100))
    assert room.journal.writes == writes
    swap = room.says(Observation.WAITING, deadline=first - timedelta(minutes=20))
    assert (room.journal.writes, swap.order.deadline) == (writes + 1, first - timedelta(minutes=20))
    room.says(Observation.CONFIRMING)
    writes = room.journal.writes
    for number in range(50):
        room.says(Observation.CONFIRMING, deadline=first + timedelta(hours=number))
    assert room.journal.writes == writes


def test_a_fixed_rates_deadline_is_news_however_little_it_moves():
    room = Room()
    fixed = room.intent(rate_type=RateType.FIXED)
    swap = asyncio.run(place(room.desk, fixed))
    writes = room.journal.writes
    room.provider.move(swap.order.order_id, Observation.WAITING, deadline=room.clock.now() + timedelta(minutes=9))
    swap = asyncio.run(look(room.desk, swap))
    room.provider.move(swap.order.order_id, Observation.WAITING, deadline=room.clock.now() + timedelta(minutes=8))
    swap = asyncio.run(look(room.desk, swap))
    assert (room.journal.writes, swap.order.deadline) == (writes + 2, room.clock.now() + timedelta(minutes=8))


def test_a_full_disk_does_not_stop_the_watching():
    room = Watch()
    room.journal.broken = JournalError("disk full")
    swap = room.says(Observation.FINISHED)
    assert swap.state is State.FINISHED
    assert swap.last_error == "disk full"


def test_a_provider_without_a_word_for_expiry_is_judged_by_our_deadline():
    room = Watch(says_expired=False)
    deadline = room.clock.now() + timedelta(minutes=30)
    assert room.says(Observation.WAITING, deadline=deadline).state is State.AWAITING_DEPOSIT
    room.clock.advance(1801)
    assert room.look().state is State.EXPIRED


def test_an_address_that_was_not_verified_at_first_is_verified_by_a_later_look():
    room = Room()

    def down(order):
        raise Unavailable("down")

    room.provider.on_status = down
    swap = asyncio.run(place(room.desk, room.intent()))
    room.provider.on_status = lambda order: order
    assert asyncio.run(look(room.desk, swap)).deposit_address == DEPOSITS[0]


def test_watching_for_so_long_ends_as_in_flight():
    room = Watch()

    async def never(seconds):
        await asyncio.Event().wait()

    room.clock.sleep = never
    follower = Follower(desk=room.desk, on_change=lambda swap: None)
    with pytest.raises(InFlight) as still:
        asyncio.run(follow(follower, [room.swap], seconds=0.01))
    assert still.value.exit_code == 8


@pytest.mark.parametrize("state", list(State))
def test_the_pause_stays_between_five_and_sixty_seconds_and_a_little_jitter(state):
    room = Watch()
    for quiet in range(40):
        seconds = pause(replace(room.swap, state=state), quiet, room.desk.chance)
        assert 0.8 * SHORTEST <= seconds <= 1.2 * LONGEST


def test_following_stops_when_a_person_must_act_and_a_held_order_is_followed_to_its_release():
    room = Watch()
    words = iter([Observation.HELD, Observation.HELD, Observation.SENDING, Observation.FINISHED])

    def next_word(order):
        room.provider.move(order.order_id, next(words))
        return room.provider.orders[order.order_id]

    room.provider.on_status = next_word

    def watch(swap):
        follower = Follower(desk=room.desk, on_change=lambda swap: None, enough=decided([swap]))
        return asyncio.run(follower.run([swap]))[0]

    held = watch(room.swap)
    assert held.state is State.ACTION_REQUIRED
    assert watch(held).state is State.FINISHED
