"""The text for the provider's support: the order's facts, never where nobody may pay."""

from dataclasses import replace
from datetime import timedelta

import pytest

from swapclient.domain.life import Happening, Observation
from swapclient.domain.swaps import Event, fold
from swapclient.swaps.support import support_text
from tests.fakes.records import NOW, intent, order

ASKED = replace(intent(), receive_memo="77", refund_memo=None)
WRONG = "bc1qwrong0000000"


def at(minute, happening, said=None, **detail):
    return Event(at=NOW + timedelta(minutes=minute), happening=happening, order=said, detail=detail)


BEGUN = [at(0, Happening.GUARDED, code="fair", reason="0.4% below"), at(0, Happening.REQUESTED)]
MADE = [*BEGUN, at(1, Happening.CREATED, order(support_ref="trace-9"))]


def text(events):
    return support_text(fold(ASKED, events), events)


def test_a_verified_order_tells_everything_support_needs():
    moving = order(status="exchanging", observation=Observation.EXCHANGING, payout_tx=("paid1",))
    told = text([*MADE, at(2, Happening.VERIFIED), at(3, Happening.SEEN, moving)])
    for fact in (
        f"Order {order().order_id}",
        "Reference: trace-9",
        "Swap: 0.5 BTC:bitcoin to USDT:tron (fixed)",
        "Expected: 29900.123456 USDT:tron",
        f"Receive address: {ASKED.receive_address}",
        "Receive memo: 77",
        f"Refund address: {ASKED.refund_address}",
        f"Deposit address: {order().deposit_address}",
        "Deposit memo: 7",
        "Deposit transactions: tx1, tx2",
        "Payout transactions: paid1",
        "Your status: exchanging",
        "2026-01-02T03:07:05.678Z  seen: exchanging",
    ):
        assert fact in told.splitlines(), fact
    assert "what this order is waiting for" in told


def test_what_is_not_known_has_no_line():
    told = text([*MADE, at(2, Happening.VERIFIED)])
    assert "Refund memo" not in told
    assert "Payout transactions" not in told
    assert "differ" not in told


def test_our_own_guard_is_nobody_else_s_business():
    assert "below" not in text(MADE)
    assert "guarded" not in text(MADE)


@pytest.mark.parametrize("verified", [True, False])
def test_an_alarm_names_the_fields_and_leaves_out_every_deposit_address(verified):
    changed = order(deposit_address=WRONG, receive_address="T-of-somebody-else")
    before = [*MADE, at(2, Happening.VERIFIED)] if verified else MADE
    alarm = [
        at(3, Happening.SEEN, changed),
        at(3, Happening.DRIFTED, changed, fields="receive_address,deposit_address", reason="differs"),
    ]
    told = text([*before, *alarm])
    assert "Fields that differ from what I asked: receive_address, deposit_address" in told
    assert "Please confirm what this order will really pay" in told
    assert WRONG not in told
    assert order().deposit_address not in told
    assert "Deposit memo" not in told


def test_an_address_that_is_not_verified_yet_is_left_out():
    assert order().deposit_address not in text(MADE)


def test_without_an_order_it_asks_whether_there_is_one():
    told = text([*BEGUN, at(1, Happening.LOST, code="outcome_unknown", message="timed out")])
    assert told.startswith("An order that may exist; I have no id for it")
    assert "lost (timed out)" in told
    assert "Please tell me whether an order with these addresses and this amount exists" in told
