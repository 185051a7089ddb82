"""Placing: intent first, once, judged, written, read again, and only then shown."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from swapclient.domain.assets import Asset, Pair
from swapclient.domain.life import State
from swapclient.domain.quotes import RateType
from swapclient.errors import (
    AlreadyDone,
    BelowMinimum,
    ConfigError,
    JournalError,
    NotSent,
    OutcomeUnknown,
    RateLimited,
    Unavailable,
    UsageError,
)
from swapclient.swaps.outcome import outcome
from swapclient.swaps.place import place
from tests.fakes.provider import DEPOSITS
from tests.unit.swaps.room import RECEIVE, REFUND, USDT, Room


def placed(room, **changes):
    return asyncio.run(place(room.desk, room.intent(**changes)))


def test_a_swap_is_recorded_created_verified_and_then_payable():
    room = Room()
    swap = placed(room)
    assert room.happenings(swap) == ["requested", "created", "seen", "verified"]
    assert room.provider.asked == ["create", "status:fresh"]
    assert (swap.state, swap.deposit_address) == (State.AWAITING_DEPOSIT, DEPOSITS[0])
    assert outcome(swap).exit_code == 8


@pytest.mark.parametrize(("minutes", "shown"), [(15, False), (20, True)])
def test_a_fixed_order_whose_window_is_too_short_for_the_chain_is_not_shown_for_payment(minutes, shown):
    room = Room()
    deadline = room.clock.now() + timedelta(minutes=minutes)
    room.provider.on_status = room.provider.on_create = lambda order: replace(order, deadline=deadline)
    swap = placed(room, rate_type=RateType.FIXED)
    assert (swap.deposit_address is not None) is shown
    if not shown:
        error = outcome(swap)
        assert (error.exit_code, error.stable_code) == (11, "window_too_short")
        assert "16 min" in error.message
    assert placed(room, number=2).payable


def test_nothing_leaves_before_the_intent_is_written():
    room = Room()
    written = []

    def note(order):
        written.extend(str(event.happening) for events in room.journal.events.values() for event in events)
        return order

    room.provider.on_create = note
    placed(room)
    assert written == ["requested"]


def test_a_journal_that_cannot_write_means_nobody_is_asked():
    room = Room()
    room.journal.broken = JournalError("disk full")
    with pytest.raises(JournalError):
        placed(room)
    assert room.provider.asked == []


@pytest.mark.parametrize(
    ("error", "state", "code"),
    [
        (BelowMinimum("too little", minimum="1"), State.REJECTED, 5),
        (NotSent("no connection"), State.ABSENT, 6),
        (RateLimited("too often"), State.ABSENT, 6),
        (Unavailable("down before anything was sent"), State.ABSENT, 6),
        (OutcomeUnknown("timed out"), State.UNKNOWN, 7),
    ],
)
def test_every_end_of_a_creation_is_the_state_it_proves(error, state, code):
    room = Room()
    room.provider.refuse = error
    swap = placed(room)
    assert swap.state is state
    assert outcome(swap).exit_code == code
    assert swap.deposit_address is None


@pytest.mark.parametrize("error", [OutcomeUnknown("reset"), ValueError("our own bug"), KeyError("ours too")])
def test_an_answer_lost_after_the_order_exists_is_unknown_and_never_repeated(error):
    room = Room()

    def lose(order):
        raise error

    room.provider.on_create = lose
    swap = placed(room)
    assert swap.state is State.UNKNOWN
    assert outcome(swap).exit_code == 7
    assert room.provider.asked == ["create"]
    assert room.provider.creates == 1


def test_being_cancelled_while_creating_is_written_as_unknown():
    room = Room()

    async def story():
        started, never = asyncio.Event(), asyncio.Event()

        async def create(intent):
            started.set()
            await never.wait()

        room.provider.create = create
        task = asyncio.create_task(place(room.desk, room.intent()))
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return (await room.journal.swaps())[0]

    assert asyncio.run(story()).state is State.UNKNOWN


def test_an_order_that_cannot_be_written_down_is_told_with_its_id():
    room = Room()

    def fill_the_disk(order):
        room.journal.broken = JournalError("disk full")
        return order

    room.provider.on_create = fill_the_disk
    with pytest.raises(OutcomeUnknown) as unknown:
        placed(room)
    assert unknown.value.context["order_id"] == "order00000000000"
    assert "order00000000000" in unknown.value.message
    room.journal.broken = None
    assert asyncio.run(room.journal.swaps())[0].state is State.REQUESTED


MUTATIONS = {
    "give": "ETH:ethereum",
    "get": "USDT:ethereum",
    "give_amount": Decimal("0.50000001"),
    "get_amount": Decimal(29000),
    "rate_type": RateType.FIXED,
    "receive_address": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    "receive_memo": "1234",
    "refund_address": DEPOSITS[2],
    "refund_memo": "77",
    "provider": "other",
    "doubt": "the signature is wrong",
}


@pytest.mark.parametrize("field", MUTATIONS)
def test_each_field_that_differs_at_creation_withholds_the_address(field):
    room = Room()
    room.provider.on_create = lambda order: replace(order, **{field: MUTATIONS[field]})
    swap = placed(room)
    assert swap.state is State.TAMPERED
    assert field in swap.drift
    assert swap.deposit_address is None
    assert outcome(swap).exit_code == 11
    assert swap.order_id == "order00000000000"


@pytest.mark.parametrize("field", [*MUTATIONS, "deposit_address", "order_id"])
def test_each_field_that_differs_at_the_second_read_withholds_the_address(field):
    changes = MUTATIONS | {"deposit_address": DEPOSITS[3], "order_id": "another"}
    room = Room()
    room.provider.on_status = lambda order: replace(order, **{field: changes[field]})
    swap = placed(room)
    assert swap.state is State.TAMPERED
    assert field in swap.drift
    assert swap.deposit_address is None


@pytest.mark.parametrize("field", ["give", "get", "give_amount", "rate_type", "receive_address", "refund_address"])
def test_a_field_that_is_always_repeated_and_is_missing_withholds_the_address(field):
    room = Room()
    room.provider.on_create = lambda order: replace(order, **{field: None})
    assert placed(room).state is State.TAMPERED


@pytest.mark.parametrize(
    "address",
    [
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        "0xdAC17F958D2ee523a2206206994597C13D831ec7",
        RECEIVE,
        REFUND,
        "",
        "1111111111111111111114oLvT2",
    ],
)
def test_a_deposit_address_that_cannot_be_right_is_never_shown(address):
    room = Room()
    make = room.provider.make
    room.provider.make = lambda intent: (
        make(intent, deposit_address=address) if address else replace(make(intent), deposit_address=None)
    )
    room.provider.on_status = lambda order: replace(order, deposit_address=address or None)
    swap = placed(room)
    assert swap.state is State.TAMPERED
    assert swap.deposit_address is None


def test_a_deposit_address_of_another_swap_is_refused_unless_the_provider_reuses_them():
    for reuses, state in ((False, State.TAMPERED), (True, State.AWAITING_DEPOSIT)):
        room = Room(reuses_deposit_addresses=reuses)
        make = room.provider.make
        room.provider.make = lambda intent, make=make: make(intent, deposit_address=DEPOSITS[0])
        assert placed(room).state is State.AWAITING_DEPOSIT
        assert placed(room, number=2).state is state


def test_one_deposit_address_with_two_memos_is_two_places():
    room = Room()
    make = room.provider.make
    memos = iter(["1001", "1002", "1002"])
    room.provider.make = lambda intent: replace(
        make(intent, deposit_address="rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH"), deposit_memo=next(memos)
    )
    room.provider.on_create = lambda order: room.provider.orders.__setitem__(order.order_id, order) or order
    xrp = Pair(Asset("XRP", "ripple", None, 6), USDT)
    terms = {"pair": xrp, "refund_address": None}
    assert placed(room, **terms).state is State.AWAITING_DEPOSIT
    assert placed(room, number=2, **terms).state is State.AWAITING_DEPOSIT
    assert placed(room, number=3, **terms).state is State.TAMPERED


def test_an_address_of_the_address_book_is_never_a_deposit_address():
    room = Room()
    room.desk = replace(room.desk, ours=frozenset({DEPOSITS[0]}))
    assert placed(room).state is State.TAMPERED


def test_a_second_read_that_fails_hides_the_address_until_one_agrees():
    room = Room()

    def down(order):
        raise Unavailable("down")

    room.provider.on_status = down
    swap = placed(room)
    assert swap.state is State.AWAITING_DEPOSIT
    assert swap.deposit_address is None
    assert swap.silent_since is not None


def test_evm_addresses_may_differ_in_case_and_nothing_else_may():
    room = Room()
    mixed = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
    room.provider.on_create = lambda order: replace(order, receive_address=mixed.lower())
    room.provider.on_status = room.provider.on_create
    assert placed(room, receive_address=mixed).state is State.AWAITING_DEPOSIT
    room.provider.on_create = lambda order: replace(order, receive_address=RECEIVE.lower())
    assert placed(room, number=2).state is State.TAMPERED


def test_a_fixed_rate_must_be_kept_to_the_last_digit():
    room = Room()
    room.provider.on_create = lambda order: replace(order, get_amount=Decimal("29999.999999"))
    assert placed(room, rate_type=RateType.FIXED).drift == ("get_amount",)
    room = Room()
    room.provider.on_create = lambda order: replace(order, get_amount=Decimal(29500))
    room.provider.on_status = room.provider.on_create
    assert placed(room).state is State.AWAITING_DEPOSIT


def test_one_key_and_the_same_terms_is_one_order():
    room = Room()
    first, second = placed(room, key="exit-1"), placed(room, number=2, key="exit-1")
    assert first.swap_id == second.swap_id
    assert room.provider.creates == 1


@pytest.mark.parametrize("state", ["tampered", "unknown"])
def test_a_key_whose_order_is_in_doubt_makes_no_second_one(state):
    room = Room()

    def lose(order):
        raise OutcomeUnknown("cut")

    room.provider.on_create = lose if state == "unknown" else lambda order: replace(order, receive_address=DEPOSITS[1])
    assert placed(room, key="k").state == state
    assert placed(room, number=2, key="k").state == state
    assert room.provider.creates == 1


def test_one_key_with_other_terms_is_refused():
    room = Room()
    placed(room, key="exit-1")
    with pytest.raises(AlreadyDone) as refusal:
        placed(room, number=2, key="exit-1", give_amount=Decimal("0.6"))
    assert refusal.value.exit_code == 13
    assert room.provider.creates == 1


def test_a_key_whose_attempt_certainly_made_nothing_may_be_tried_again():
    room = Room()
    room.provider.refuse = BelowMinimum("too little")
    first = placed(room, key="k")
    room.provider.refuse = None
    second = placed(room, number=2, key="k")
    assert second.swap_id != first.swap_id
    assert second.state is State.AWAITING_DEPOSIT
    assert placed(room, number=3, key="k").swap_id == second.swap_id


def test_two_that_fire_one_key_at_the_same_instant_make_one_order():
    room = Room()

    async def both():
        return await asyncio.gather(*(place(room.desk, room.intent(number, key="k")) for number in range(5)))

    swaps = asyncio.run(both())
    assert len({swap.swap_id for swap in swaps}) == 1
    assert room.provider.creates == 1


@pytest.mark.parametrize("key", ["", "a b", "k#2", "x" * 129, "ü"])
def test_a_key_must_be_plain(key):
    from swapclient.swaps.idempotency import check_key

    with pytest.raises(UsageError):
        check_key(key)


def test_a_provider_that_is_off_is_refused_before_anything_is_written():
    room = Room()
    with pytest.raises(ConfigError):
        placed(room, provider="elsewhere")
    assert room.journal.writes == 0
