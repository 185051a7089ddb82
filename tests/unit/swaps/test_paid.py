"""What a person says was paid: written down when it may be so, refused when it is something else."""

import asyncio
from dataclasses import replace

import pytest

from swapclient.domain.life import Observation, State
from swapclient.errors import AlreadyDone, InputRefused, Unavailable, UsageError
from swapclient.swaps.observe import look
from swapclient.swaps.outcome import outcome
from swapclient.swaps.paid import tell
from swapclient.swaps.place import place
from swapclient.swaps.reconcile import reconcile
from tests.fakes.provider import FakeProvider
from tests.unit.swaps.room import RECEIVE, Room

MEMO = f"=:TRON.USDT:{RECEIVE}:2900000000000/1/0"


class PaidByMemo(FakeProvider):
    """Payments "1", "2"...: what each is, by ``seen``; the others were not seen yet."""

    def __init__(self):
        super().__init__(needs_payment_memo=True, keeps_orders=False, lists=False, says_expired=False)
        self.seen = {}
        self.on_create = lambda order: replace(order, deposit_memo=MEMO, memo_in_payment=True)

    def payment_id(self, text):
        if not text.isdecimal():
            raise InputRefused("no transaction", code="bad_transaction")
        return text

    async def look(self, order, *, fresh=False):
        if not order.deposit_tx:
            return order
        observation = self.seen.get(order.deposit_tx[-1])
        if isinstance(observation, Exception):
            raise observation
        if observation is None or observation is Observation.HELD:
            found = replace(order, deposit_tx=(), observation=observation or Observation.WAITING)
            return replace(found, reason="another memo" if observation else None)
        return replace(order, observation=observation, deposited=order.give_amount)


@pytest.fixture
def room():
    return Room(PaidByMemo())


def placed(room, number=1):
    return asyncio.run(place(room.desk, room.intent(number)))


def told(room, swap, text):
    return asyncio.run(tell(room.desk, swap, text))


def test_a_payment_that_was_seen_moves_the_swap(room):
    room.provider.seen["1"] = Observation.CONFIRMING
    swap = told(room, placed(room), "1")
    assert (swap.state, swap.order.deposit_tx) == (State.CONFIRMING, ("1",))
    assert room.happenings(swap)[-2:] == ["paid", "seen"]


def test_a_payment_that_was_not_seen_yet_is_kept_and_looked_at_again(room):
    swap = told(room, placed(room), "1")
    assert (swap.state, swap.order.deposit_tx) == (State.AWAITING_DEPOSIT, ("1",))


def test_a_payment_that_cannot_be_looked_at_now_is_kept(room):
    room.provider.seen["1"] = Unavailable("down")
    assert told(room, placed(room), "1").order.deposit_tx == ("1",)


def test_the_payment_of_something_else_is_refused_and_nothing_is_written(room):
    room.provider.seen["1"] = Observation.HELD
    swap = placed(room)
    with pytest.raises(InputRefused) as caught:
        told(room, swap, "1")
    assert caught.value.stable_code == "other_payment"
    assert "paid" not in room.happenings(swap)


def test_one_that_turns_out_to_be_something_else_needs_a_person_who_can_correct_it(room):
    swap = told(room, placed(room), "1")
    room.provider.seen["1"] = Observation.HELD
    held = asyncio.run(look(room.desk, swap))
    assert held.state is State.ACTION_REQUIRED
    assert f"swapclient sent {swap.swap_id}" in outcome(held).hint
    room.provider.seen["2"] = Observation.CONFIRMING
    assert told(room, held, "2").state is State.CONFIRMING


def test_one_payment_pays_one_swap(room):
    first, second = placed(room), placed(room, 2)
    told(room, first, "1")
    with pytest.raises(AlreadyDone) as caught:
        told(room, second, "1")
    assert caught.value.stable_code == "payment_taken"


def test_once_it_was_seen_the_same_is_told_twice_and_another_is_refused(room):
    room.provider.seen["1"] = Observation.CONFIRMING
    swap = told(room, placed(room), "1")
    assert told(room, swap, "1") == swap
    with pytest.raises(AlreadyDone):
        told(room, swap, "2")


def test_what_is_no_transaction_is_refused(room):
    with pytest.raises(InputRefused):
        told(room, placed(room), "x")


def test_a_provider_that_sees_payments_itself_is_told_nothing():
    room = Room()
    with pytest.raises(UsageError) as caught:
        told(room, placed(room), "1")
    assert caught.value.stable_code == "sees_payments"


def test_what_was_lost_while_asking_left_nothing_behind(room):
    room.provider.on_create = lambda order: 1 / 0
    swap = placed(room)
    assert swap.state is State.UNKNOWN
    with pytest.raises(UsageError):
        told(room, swap, "1")
    assert asyncio.run(reconcile(room.desk, swap)).state is State.ABSENT
