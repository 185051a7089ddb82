"""Every state x every happening, every state x every observation."""

import itertools

import pytest

from swapclient.domain.life import CREATED, LIVE, OPEN, OWN, SEEN, Happening, Observation, State, after, after_seeing

OWN_WORDS = {happening for _, happening in OWN}


@pytest.mark.parametrize(("state", "seen"), list(itertools.product(State, Observation)))
def test_every_state_has_an_answer_to_every_word_of_a_provider(state, seen):
    assert (state, seen) in SEEN
    new = after_seeing(state, seen)
    if state not in CREATED or state in {State.TAMPERED, State.FINISHED}:
        assert new is state
    else:
        assert new in CREATED - {State.TAMPERED}


@pytest.mark.parametrize(("state", "happening"), list(itertools.product(State, Happening)))
def test_every_state_has_an_answer_to_whatever_we_do(state, happening):
    new = after(state, happening)
    if happening not in OWN_WORDS:
        assert new is state
    elif state in CREATED:
        assert new in {state, State.TAMPERED}


@pytest.mark.parametrize("state", list(State))
def test_a_word_nobody_knows_changes_nothing(state):
    assert after_seeing(state, Observation.UNRECOGNIZED) is state


@pytest.mark.parametrize("state", list(State))
def test_an_order_once_known_is_never_called_uncreated_again(state):
    for happening in Happening:
        if state in CREATED:
            assert after(state, happening) in CREATED


@pytest.mark.parametrize("state", list(State))
def test_a_drift_is_an_alarm_in_every_state_and_nothing_lifts_it(state):
    assert after(state, Happening.DRIFTED) is State.TAMPERED
    for happening in Happening:
        assert after(State.TAMPERED, happening) is State.TAMPERED
    for seen in Observation:
        assert after_seeing(State.TAMPERED, seen) is State.TAMPERED


def test_an_unclear_answer_is_unknown_and_never_failed():
    assert after(State.REQUESTED, Happening.LOST) is State.UNKNOWN


def test_unpaid_expiry_is_no_refund_and_expiry_with_funds_needs_a_person():
    assert after_seeing(State.AWAITING_DEPOSIT, Observation.EXPIRED) is State.EXPIRED
    for state in (State.CONFIRMING, State.EXCHANGING, State.SENDING):
        assert after_seeing(state, Observation.EXPIRED) is State.ACTION_REQUIRED


@pytest.mark.parametrize("seen", [Observation.WAITING, Observation.CONFIRMING, Observation.FINISHED])
def test_a_late_deposit_revives_an_expired_order(seen):
    assert after_seeing(State.EXPIRED, seen) in LIVE | {State.FINISHED}


def test_a_refund_is_not_finished():
    assert after_seeing(State.SENDING, Observation.REFUNDED) is State.REFUNDED


def test_a_hold_is_released():
    held = after_seeing(State.CONFIRMING, Observation.HELD)
    assert held is State.ACTION_REQUIRED
    assert after_seeing(held, Observation.EXCHANGING) is State.EXCHANGING


def test_only_what_is_proven_uncreated_may_be_requested_again():
    again = {state for state in State if after(state, Happening.REQUESTED) is State.REQUESTED}
    assert again == {State.INTENDED, State.REQUESTED, State.REJECTED, State.ABSENT}


def test_the_sets_of_states_nest():
    assert LIVE < OPEN < CREATED
