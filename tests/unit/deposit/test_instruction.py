from datetime import timedelta
from decimal import Decimal

import pytest

from swapclient import errors
from swapclient.deposit.grouping import grouped
from swapclient.deposit.instruction import instruction, time_left
from swapclient.domain.life import State
from tests.fakes.clock import START
from tests.unit.deposit.orders import BTC, DEPOSIT, USDT, XRP, bent, waiting

STATES = {
    State.INTENDED: (errors.OutcomeUnknown, "outcome_unknown"),
    State.REQUESTED: (errors.OutcomeUnknown, "outcome_unknown"),
    State.UNKNOWN: (errors.OutcomeUnknown, "outcome_unknown"),
    State.REJECTED: (errors.EndedWithoutSuccess, "no_order"),
    State.ABSENT: (errors.EndedWithoutSuccess, "no_order"),
    State.ABANDONED: (errors.EndedWithoutSuccess, "no_order"),
    State.CONFIRMING: (errors.InFlight, "deposit_seen"),
    State.EXCHANGING: (errors.InFlight, "deposit_seen"),
    State.SENDING: (errors.InFlight, "deposit_seen"),
    State.ACTION_REQUIRED: (errors.ActionRequired, "action_required"),
    State.EXPIRED: (errors.EndedWithoutSuccess, "expired"),
    State.FINISHED: (errors.AlreadyDone, "finished"),
    State.REFUNDED: (errors.EndedWithoutSuccess, "refunded"),
    State.FAILED: (errors.EndedWithoutSuccess, "failed"),
    State.TAMPERED: (errors.Tampered, "tampered"),
}


def refusal(swap, now=START):
    with pytest.raises(errors.SwapClientError) as caught:
        instruction(swap, now)
    return caught.value


def test_every_state_but_waiting_is_a_no_of_its_own_type():
    assert set(STATES) | {State.AWAITING_DEPOSIT} == set(State)
    for state, (kind, code) in STATES.items():
        error = refusal(bent(waiting(), state=state))
        assert type(error) is kind, state
        assert error.stable_code == code, state
        assert "do not send any" in error.message, state
        assert DEPOSIT not in f"{error.message} {error.hint} {error.context}", state


def test_an_address_that_was_not_read_twice_is_not_shown():
    error = refusal(bent(waiting(), verified=False))
    assert (type(error), error.stable_code) == (errors.InFlight, "not_verified")


def test_an_order_the_provider_no_longer_knows_is_not_paid():
    error = refusal(bent(waiting(), gone=True))
    assert (type(error), error.stable_code) == (errors.ActionRequired, "gone")


def test_a_second_deposit_is_not_asked_for_when_one_was_seen_early():
    assert refusal(waiting(deposit_tx=("ab12",))).stable_code == "deposit_seen"
    assert refusal(waiting(deposited=Decimal("0.1"))).stable_code == "deposit_seen"


def test_nothing_is_sent_from_the_deadline_on():
    swap = waiting()
    deadline = START + timedelta(minutes=20)
    assert instruction(swap, deadline - timedelta(seconds=1)).left == timedelta(seconds=1)
    error = refusal(swap, deadline)
    assert (type(error), error.stable_code) == (errors.EndedWithoutSuccess, "expired")
    assert "do not send any more" in error.message


def test_an_order_without_an_address_is_not_paid():
    assert refusal(waiting(deposit_address=None)).stable_code == "no_deposit_address"


def test_a_no_names_the_order_so_that_support_can_find_it():
    error = refusal(bent(waiting(), state=State.FAILED))
    assert error.context["order_id"] == "order-1"
    assert error.context["swap_id"] == "sw_1"


def test_what_is_shown_is_exact():
    paying = instruction(waiting(amount="0.50000010"), START)
    assert (paying.amount_text, paying.address, paying.asset) == ("0.5000001", DEPOSIT, BTC)
    assert paying.network_title == "Bitcoin"
    assert paying.left_text == "20 min 00 s"
    assert instruction(waiting(amount="0.00000001"), START).amount_text == "0.00000001"


def test_the_memo_is_named_as_wallets_name_it_and_comes_first_among_the_warnings():
    paying = instruction(
        waiting(XRP, "100", deposit_address="rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", deposit_memo="12"), START
    )
    assert (paying.memo, paying.memo_name) == ("12", "destination tag")
    assert "destination tag" in paying.do_not[0]
    assert "exchange that cannot set it" in paying.do_not[0]


def test_a_deposit_without_memo_speaks_of_none():
    paying = instruction(waiting(), START)
    assert paying.memo is None
    assert not any("memo" in sentence for sentence in paying.do_not)


def test_an_empty_memo_is_none():
    assert instruction(waiting(deposit_memo=""), START).memo is None


def test_what_not_to_do_covers_network_coin_amount_repetition_and_time():
    said = " ".join(instruction(waiting(USDT, "25"), START).do_not)
    for words in (
        "any other network than TRON (tron)",
        "token than USDT",
        str(USDT.contract),
        "more than 25 USDT",
        "twice",
    ):
        assert words in said
    assert "Do not send after 2026-01-02T03:24:05.000Z" in said
    assert "after" not in " ".join(instruction(waiting(deadline=None), START).do_not)


def test_warnings_of_quote_and_order_are_all_kept_once_and_silence_is_one():
    swap = waiting(warnings=("the order's warning", "the quote's warning"))
    assert instruction(swap, START).warnings == ("the quote's warning", "the order's warning")
    silent = instruction(bent(swap, silent_since=START), START)
    assert "nothing was heard of the order since 2026-01-02T03:04:05.000Z" in silent.warnings


def test_no_deadline_is_no_countdown():
    paying = instruction(waiting(deadline=None), START)
    assert (paying.deadline, paying.left, paying.left_text) == (None, None, "")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (-5, "0 s"), (59.9, "59 s"), (60, "1 min 00 s"), (750, "12 min 30 s"), (3900, "1 h 05 min")],
)
def test_time_left_is_rounded_down(seconds, text):
    assert time_left(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(
    "address",
    [
        DEPOSIT,
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
        "abc",
    ],
)
def test_groups_join_to_the_address_again(address):
    text = grouped(address)
    assert text.replace(" ", "") == address
    assert max(len(group) for group in text.split() if group not in ("0x", "bitcoincash:")) <= 4
