"""What each state means to whoever waits for it: the exit code, the code, and what to do."""

from dataclasses import replace
from decimal import Decimal

import pytest

from swapclient import errors
from swapclient.domain.life import CREATED, State
from swapclient.domain.swaps import Swap
from swapclient.swaps.outcome import outcome
from tests.fakes.records import NOW, intent, order

CODES = {
    State.INTENDED: 7,
    State.REQUESTED: 7,
    State.UNKNOWN: 7,
    State.REJECTED: 5,
    State.ABSENT: 6,
    State.ABANDONED: 10,
    State.AWAITING_DEPOSIT: 8,
    State.CONFIRMING: 8,
    State.EXCHANGING: 8,
    State.SENDING: 8,
    State.ACTION_REQUIRED: 9,
    State.EXPIRED: 10,
    State.FINISHED: 0,
    State.REFUNDED: 10,
    State.FAILED: 10,
    State.TAMPERED: 11,
}


def swap(state, **changes):
    there = {"order": order()} if state in CREATED else {}
    return Swap(intent=intent(), state=state, updated_at=NOW, **{**there, **changes})


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_its_exit_code_and_only_finished_is_nothing_wrong(state):
    error = outcome(swap(state))
    assert (error.exit_code if error else 0) == CODES[state]
    assert (error is None) is (state is State.FINISHED)


@pytest.mark.parametrize("state", [state for state in State if state is not State.FINISHED])
def test_every_outcome_names_the_swap_and_the_order_where_there_is_one(state):
    error = outcome(swap(state))
    assert error.context["swap_id"] == intent().swap_id
    assert error.context["provider"] == intent().provider
    assert error.context.get("order_id") == (order().order_id if state in CREATED else None)


def test_a_price_that_fell_before_anything_was_shown_is_no_fraud_and_says_how_far():
    error = outcome(swap(State.TAMPERED, drift=("get_amount",), order=order(get_amount=Decimal(28000))))
    assert (error.exit_code, error.stable_code) == (11, "worse_price")
    assert "28000" in error.message
    assert "new quote" in error.hint
    for other in ({"drift": ("get_amount", "deposit_address")}, {"drift": ("get_amount",), "verified": True}):
        assert outcome(swap(State.TAMPERED, **other)).stable_code == "tampered"


@pytest.mark.parametrize("state", [State.INTENDED, State.REQUESTED, State.UNKNOWN])
def test_who_does_not_know_is_told_to_reconcile_and_never_to_repeat(state):
    hint = outcome(swap(state)).hint
    assert "Do not run it again" in hint
    assert f"swapclient reconcile {intent().swap_id}" in hint


@pytest.mark.parametrize(
    "kind",
    [
        errors.BadKey,
        errors.NotPermitted,
        errors.UnknownPair,
        errors.BelowMinimum,
        errors.AboveMaximum,
        errors.BadAddress,
        errors.RateExpired,
        errors.FixedNotOffered,
    ],
)
def test_a_no_comes_back_as_the_error_it_was(kind):
    error = outcome(swap(State.REJECTED, code=kind.code, reason="because"))
    assert type(error) is kind
    assert (error.stable_code, "because" in error.message) == (kind.code, True)


def test_a_no_of_another_kind_keeps_its_code():
    error = outcome(swap(State.REJECTED, code="too_many_digits"))
    assert (type(error), error.stable_code) == (errors.ProviderRefused, "too_many_digits")


def test_an_alarm_names_the_fields_and_says_to_send_nothing():
    error = outcome(swap(State.TAMPERED, drift=("receive_address",), reason="it pays elsewhere"))
    assert error.context["fields"] == ["receive_address"]
    assert "do not send anything" in error.message
    assert "it pays elsewhere" in error.message


def test_a_hold_without_a_reason_says_the_provider_s_own_word():
    held = swap(State.ACTION_REQUIRED, order=replace(order(), status="verifying"))
    assert "verifying" in outcome(held).message
    assert outcome(replace(held, reason="documents wanted")).message == "documents wanted"


def test_nothing_owed_after_an_unpaid_expiry_and_no_more_to_be_sent():
    error = outcome(swap(State.EXPIRED))
    assert (error.stable_code, "nothing is owed" in error.message) == ("expired", True)
    assert "Do not send any more" in error.hint
