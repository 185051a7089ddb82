"""Where the payment itself must carry a memo: what is shown, what is withheld, and what a person says was paid."""

import asyncio
from dataclasses import replace

import pytest

from swapclient.domain.life import Happening, Observation, State
from swapclient.domain.swaps import Event
from swapclient.swaps.observe import look
from swapclient.swaps.place import place
from tests.unit.swaps.room import RECEIVE, Room

MEMO = f"=:TRON.USDT:{RECEIVE}:2900000000000/1/0"
TX = "FBEEBA21CB7503AA64809249B08050BD591F1A9AD0C0F94B09D666BC410DED66"


def carrying(memo=MEMO, *, capable=True, in_payment=True):
    """A swap at a provider whose orders carry this memo."""
    room = Room(needs_payment_memo=capable, keeps_orders=not capable, says_expired=not capable)

    def with_memo(order):
        return replace(order, deposit_memo=memo, memo_in_payment=in_payment)

    room.provider.on_create = room.provider.on_status = with_memo
    return room, asyncio.run(place(room.desk, room.intent()))


def test_a_payment_memo_that_names_the_receive_address_is_shown():
    _, swap = carrying()
    assert swap.verified
    assert (swap.deposit_address, swap.order.deposit_memo) == (swap.order.deposit_address, MEMO)


@pytest.mark.parametrize(
    ("memo", "terms"),
    [
        (MEMO, {"capable": False}),
        (MEMO, {"capable": False, "in_payment": False}),
        (MEMO, {"in_payment": False}),
        ("=:TRON.USDT:TMwHWhFuEqSoicouuxgNqy3Z8yTiUoPetA:5", {}),
        (f"=:TRON.USDT:{RECEIVE.lower()}:5", {}),
        (f"=:TRON.USDT:x{RECEIVE}:5", {}),
        (None, {}),
    ],
)
def test_any_other_memo_withholds_the_address(memo, terms):
    _, swap = carrying(memo, **terms)
    assert swap.state is State.TAMPERED
    assert swap.deposit_address is None


def told(room, swap, transaction):
    event = Event(at=room.clock.now(), happening=Happening.PAID, detail={"transaction": transaction})
    return asyncio.run(room.journal.append(swap.swap_id, event))


def test_a_payment_that_was_told_is_known_to_a_program_that_was_following_before():
    room, swap = carrying()
    told(room, swap, TX)
    assert asyncio.run(look(room.desk, swap)).order.deposit_tx == (TX,)


def test_what_is_told_later_corrects_what_was_told_before():
    room, swap = carrying()
    told(room, swap, "00" * 32)
    assert told(room, swap, TX).order.deposit_tx == (TX,)


def test_an_order_whose_payment_is_on_its_way_does_not_expire():
    room, swap = carrying()
    late = replace(room.provider.orders[swap.order_id], deadline=room.clock.now())
    room.provider.orders[swap.order_id] = late
    told(room, swap, TX)
    assert asyncio.run(look(room.desk, swap)).state is State.AWAITING_DEPOSIT


def test_a_payment_told_after_the_end_brings_the_order_back():
    room, swap = carrying()
    room.provider.move(swap.order_id, Observation.EXPIRED)
    assert asyncio.run(look(room.desk, swap)).state is State.EXPIRED
    told(room, swap, TX)
    room.provider.move(swap.order_id, Observation.CONFIRMING)
    assert asyncio.run(look(room.desk, swap)).state is State.CONFIRMING
