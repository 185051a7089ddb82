"""A memo that the payment itself carries stands as loud as the address, wherever the address does."""

import io
from dataclasses import replace

import pytest

from swapclient.cli.documents import payment_document, swap_document
from swapclient.cli.drawing.deposit import draw_due
from swapclient.cli.screen import Screen
from swapclient.deposit.instruction import instruction
from swapclient.deposit.uri import has_uri
from swapclient.domain.life import State
from swapclient.errors import EndedWithoutSuccess, InFlight
from swapclient.notify.receipts import receipt
from swapclient.swaps.outcome import outcome
from swapclient.swaps.support import support_text
from tests.fakes.clock import START
from tests.unit.deposit.orders import DEPOSIT, RECEIVE, waiting

MEMO = f"=:TRON.USDT:{RECEIVE}:2900000000000/1/0"
TX = "FBEEBA21CB7503AA64809249B08050BD591F1A9AD0C0F94B09D666BC410DED66"


@pytest.fixture
def swap():
    return waiting(deposit_memo=MEMO, memo_in_payment=True)


def test_the_instruction_says_first_what_would_lose_the_money(swap):
    told = instruction(swap, START)
    assert (told.memo, told.memo_name) == (MEMO, "payment memo")
    assert "must carry the payment memo" in told.memo_alarm
    assert told.memo_alarm in told.do_not[0]
    assert "exchange" in told.do_not[1]
    assert told.afterwards.endswith(f"swapclient sent {swap.swap_id} TRANSACTION")
    assert not has_uri(told)


def test_an_ordinary_memo_raises_no_such_alarm():
    told = instruction(waiting(deposit_memo="12"), START)
    assert (told.memo_alarm, told.afterwards) == ("", "")


def test_the_screen_shows_the_memo_whole_and_the_alarm_above_the_code(swap):
    screen = Screen(io.StringIO(), io.StringIO())
    draw_due(screen, swap, START)
    text = screen.out.getvalue()
    assert f"payment memo (required)  {MEMO}" in text
    assert text.index(MEMO) < text.index("must carry the payment memo") < text.index("█")


def test_programs_support_and_receipts_are_told_it_too(swap):
    deposit = swap_document(swap)["deposit"]
    assert (deposit["address"], deposit["memo"], deposit["memo_in_payment"]) == (DEPOSIT, MEMO, True)
    paying = payment_document(swap, START)
    assert paying["memo_name"] == "payment memo"
    assert "swapclient sent" in paying["afterwards"]
    assert f"Payment memo: {MEMO}" in support_text(swap, ())
    assert b'"memo_in_payment":true' in receipt(swap)


def test_an_ordinary_deposit_says_nothing_of_it():
    assert "memo_in_payment" not in swap_document(waiting(deposit_memo="12"))["deposit"]


def test_who_said_that_it_is_paid_is_not_asked_to_send_again(swap):
    paid = replace(swap, order=replace(swap.order, deposit_tx=(TX,)))
    with pytest.raises(InFlight) as caught:
        instruction(paid, START)
    assert caught.value.stable_code == "deposit_told"
    assert TX in caught.value.message


def test_an_end_without_a_payment_says_how_to_tell_one(swap):
    over = outcome(replace(swap, state=State.EXPIRED, reason="the vault was changed"))
    assert over.message == "the vault was changed"
    assert f"swapclient sent {swap.swap_id}" in over.hint


def test_while_it_waits_the_outcome_says_how_to_tell_the_payment(swap):
    assert f"swapclient sent {swap.swap_id} TRANSACTION" in outcome(swap).hint
    paid = replace(swap, order=replace(swap.order, deposit_tx=(TX,)))
    assert "watch" in outcome(paid).hint


def test_an_order_that_is_over_says_why_and_how_to_tell_a_payment(swap):
    with pytest.raises(EndedWithoutSuccess) as caught:
        instruction(replace(swap, state=State.EXPIRED, reason="trading stands still"), START)
    assert "trading stands still" in caught.value.message
    assert f"swapclient sent {swap.swap_id}" in caught.value.hint
