"""One row a swap, for the books: exact, stable, empty where nobody said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from swapclient.clock import iso
from swapclient.domain.life import Happening, Observation
from swapclient.domain.swaps import Event
from swapclient.swaps.statement import COLUMNS, statement_row
from tests.fakes import records

FROZEN = (
    "created_at,ended_at,type,state,provider,order_id,swap_id,rate_type,sent_amount,sent_asset,sent_network,"
    "sent_contract,received_amount,received_asset,received_network,received_contract,refunded_amount,ordered_amount,"
    "expected_amount,rate,deposit_tx,payout_tx,refund_tx,deposit_address,receive_address,receive_memo,refund_address,"
    "settlement,tracking_url,group,sandbox"
)


def at(minutes, happening, **said):
    order = replace(records.order(), **said) if said else None
    return Event(at=records.NOW + timedelta(minutes=minutes), happening=happening, order=order)


def story(*words, **last):
    """Created, then each word a minute later; ``last`` is what the last answer says beside it."""
    events = [
        at(0, Happening.REQUESTED),
        at(1, Happening.CREATED, status="waiting", observation=Observation.WAITING, received=None, refunded=None),
    ]
    for minute, word in enumerate(words, 2):
        said = {"received": None, "refunded": None} | (last if minute == len(words) + 1 else {})
        events.append(at(minute, Happening.SEEN, status=word, observation=Observation(word), **said))
    return events


def test_the_columns_never_change_their_names_or_their_order():
    assert FROZEN.split(",") == list(COLUMNS[: len(FROZEN.split(","))])


@pytest.mark.parametrize("events", [[], story(), story("finished", received=Decimal(3))])
def test_a_row_has_every_column_and_no_other(events):
    assert set(statement_row(records.intent(), events)) == set(COLUMNS)


def test_a_finished_swap_is_a_trade_that_ended_when_it_was_first_seen_finished():
    events = story("exchanging", "finished", "finished", deposited=Decimal("0.5"), received=Decimal("29000.10"))
    row = statement_row(records.intent(), events)
    assert (row["type"], row["state"]) == ("trade", "finished")
    assert row["ended_at"] == iso(records.NOW + timedelta(minutes=3))
    assert (row["sent_amount"], row["received_amount"], row["rate"]) == ("0.5", "29000.1", "58000.2")


def test_a_refund_is_no_trade():
    row = statement_row(records.intent(), story("refunded", refunded=Decimal("0.49")))
    assert (row["type"], row["refunded_amount"], row["received_amount"]) == ("refund", "0.49", "")


def test_what_is_still_open_has_no_end():
    row = statement_row(records.intent(), story("confirming"))
    assert (row["type"], row["ended_at"]) == ("open", "")


def test_a_swap_without_an_order_is_no_trade():
    row = statement_row(records.intent(), [at(0, Happening.REQUESTED), at(1, Happening.REJECTED)])
    assert (row["type"], row["order_id"], row["sent_amount"], row["rate"]) == ("no trade", "", "", "")


def test_tiny_amounts_have_no_exponent():
    intent = replace(records.intent(), give_amount=Decimal("1E-8"), expected=Decimal("1E+3"))
    row = statement_row(intent, story("finished", deposited=Decimal("1E-8"), received=Decimal("1E-18")))
    assert (row["ordered_amount"], row["expected_amount"]) == ("0.00000001", "1000")
    assert (row["received_amount"], row["rate"]) == ("0.000000000000000001", "0.0000000001")
