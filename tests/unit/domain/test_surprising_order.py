"""Several programs write into one history: whatever order their events come in, nothing unchecked is ever shown."""

from dataclasses import replace

import pytest

from swapclient.domain.life import Happening, Observation, State
from swapclient.domain.orders import merge
from swapclient.domain.swaps import Event, fold
from tests.fakes.records import NOW, intent, order

FIRST = order(1, deposit_address="bc1qfirst", deposit_memo=None)
OTHER = order(2, deposit_address="bc1qother", deposit_memo=None)


def happened(happening, said=None, **detail):
    return Event(at=NOW, happening=happening, order=said, detail=detail)


VERIFIED = [happened(Happening.REQUESTED), happened(Happening.ADOPTED, FIRST), happened(Happening.VERIFIED)]


@pytest.mark.parametrize("happening", [Happening.CREATED, Happening.ADOPTED, Happening.SEEN])
def test_a_second_order_of_one_intent_is_an_alarm_and_the_first_id_stays(happening):
    swap = fold(intent(), [*VERIFIED, happened(happening, OTHER)])
    assert (swap.state, swap.drift, swap.deposit_address) == (State.TAMPERED, ("order_id",), None)
    assert swap.order_id == FIRST.order_id
    assert OTHER.order_id in swap.reason


def test_the_word_about_another_order_says_nothing_about_this_one():
    assert merge(FIRST, OTHER) is FIRST


@pytest.mark.parametrize("change", [{"deposit_address": "bc1qother"}, {"deposit_memo": "7"}])
@pytest.mark.parametrize("happening", [Happening.CREATED, Happening.ADOPTED, Happening.SEEN])
def test_a_place_that_changed_was_verified_by_nobody(happening, change):
    swap = fold(intent(), [*VERIFIED, happened(happening, replace(FIRST, **change))])
    assert swap.deposit_address is None
    again = fold(intent(), [*VERIFIED, happened(happening, replace(FIRST, **change)), happened(Happening.VERIFIED)])
    assert again.deposit_address is not None


def test_an_evm_place_in_other_letters_is_the_same_place():
    mixed = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
    one, other = (order(1, deposit_address=text, deposit_memo=None) for text in (mixed, mixed.lower()))
    assert one.deposit_place == other.deposit_place
    history = [happened(Happening.CREATED, one), happened(Happening.VERIFIED), happened(Happening.SEEN, other)]
    assert fold(intent(), history).payable


@pytest.mark.parametrize("happening", [Happening.CREATED, Happening.ADOPTED, Happening.LOST, Happening.SEEN])
def test_the_reason_of_an_alarm_stays_whatever_comes_after_it(happening):
    alarm = happened(Happening.DRIFTED, code="tampered", fields="receive_address", reason="pays elsewhere")
    late = happened(happening, FIRST if happening is not Happening.LOST else None, code="other", message="other")
    swap = fold(intent(), [*VERIFIED, alarm, late])
    assert (swap.state, swap.code, swap.reason) == (State.TAMPERED, "tampered", "pays elsewhere")


def test_the_late_no_of_a_request_that_was_adopted_meanwhile_is_not_the_orders_reason():
    swap = fold(intent(), [*VERIFIED, happened(Happening.LOST, code="outcome_unknown", message="timed out")])
    assert (swap.state, swap.code, swap.reason) == (State.AWAITING_DEPOSIT, "", "")


def test_after_a_gap_in_the_history_the_address_is_checked_anew():
    """Salvage writes ``lost`` where events are missing: an alarm may have been among them."""
    swap = fold(intent(), [*VERIFIED, happened(Happening.LOST, code="salvaged")])
    assert (swap.state, swap.deposit_address) == (State.AWAITING_DEPOSIT, None)


def test_an_order_seen_moving_is_not_set_back_by_the_late_answer_of_its_creation():
    moving = happened(Happening.SEEN, replace(FIRST, observation=Observation.EXCHANGING, status="exchanging"))
    assert fold(intent(), [*VERIFIED, moving, happened(Happening.CREATED, FIRST)]).state is State.EXCHANGING
