"""`reconcile`: from unknown to known, and never a second order."""

from __future__ import annotations

import pytest


@pytest.fixture
def lost(place, box):
    """A swap whose creation was carried out while its answer was a 500."""
    box.control.scenario("error_500_after_accept")
    return place()


def newest(box):
    return box.control.orders()[-1]


def test_the_lost_order_is_found_verified_and_shown_for_payment(cli, lost, box):
    creates = box.control.creates()
    left = cli("reconcile", lost.swap_id)
    assert newest(box)["id"] in left.out
    assert newest(box)["address_from"] in left.out
    assert cli("show", lost.swap_id, "--json").document["swap"]["state"] == "awaiting_deposit"
    assert box.control.creates() == creates


def test_without_an_id_every_unsettled_swap_is_settled(cli, lost, place, box):
    place(amount="0.25")
    document = cli("reconcile", "--json").document
    assert [(swap["id"], swap["state"]) for swap in document["swaps"]] == [(lost.swap_id, "awaiting_deposit")]
    assert cli("reconcile").out == "nothing to settle: every swap has a known outcome\n"


def test_no_order_after_several_looks_is_proof_and_settled_too(cli, place, box, hurried):
    box.control.scenario("maintenance", on="create", accept=False)
    swap = place()
    assert cli("reconcile", swap.swap_id, "--json").document["swap"]["state"] == "absent"
    assert "there is no order" in cli("show", swap.swap_id).out


def test_two_that_match_stop_and_ask_and_adopt_answers(cli, place, box):
    box.control.scenario("error_500_after_accept", times=2)
    first, second = place(), place()
    failed = cli("reconcile", first.swap_id, "--json", code=7).document
    assert failed["error"]["code"] == "ambiguous_orders"
    assert failed["swap"]["state"] == "unknown"
    ids = failed["error"]["orders"]
    assert len(ids) == 2
    taken = cli("reconcile", first.swap_id, "--adopt", ids[0], "--json").document["swap"]
    assert (taken["state"], taken["order_id"]) == ("awaiting_deposit", ids[0])
    assert cli("reconcile", second.swap_id, "--json").document["swap"]["order_id"] == ids[1]


def test_an_order_that_is_not_what_was_asked_is_not_adopted(cli, lost, place):
    other = place(amount="0.25")
    failed = cli("reconcile", lost.swap_id, "--adopt", other.order_id, "--json", code=2).document
    assert failed["error"]["code"] == "not_this_order"
    assert cli("show", lost.swap_id, "--json").document["swap"]["state"] == "unknown"


def test_giving_up_needs_a_reason_which_is_kept(cli, lost):
    assert cli("reconcile", lost.swap_id, "--abandon", "--json", code=2).document["error"]["code"] == "reason_missing"
    given_up = cli("reconcile", lost.swap_id, "--abandon", "--reason", "support says no order", "--json").document
    assert given_up["swap"]["state"] == "abandoned"
    assert "support says no order" in cli("show", lost.swap_id).out


def test_while_the_provider_is_away_nothing_is_settled_and_others_still_are(cli, lost, place, box, hurried):
    box.control.scenario("maintenance", on="list", times=None)
    failed = cli("reconcile", lost.swap_id, "--json", code=6).document
    assert failed["swap"]["state"] == "unknown"
    assert failed["error"]["swap_id"] == lost.swap_id


@pytest.mark.parametrize(
    "argv",
    [
        ("--adopt", "x"),
        ("--abandon", "--reason", "x"),
        ("ID", "--adopt", "x", "--abandon"),
        ("ID", "--reason", "x"),
    ],
)
def test_options_that_contradict_each_other_are_refused(cli, home, argv):
    cli("reconcile", *argv, code=2)


def test_an_interruption_says_which_swap_is_unsettled_still(cli, lost, box, hurried, monkeypatch):
    box.control.scenario("maintenance", on="list", times=None)

    async def interrupted(_seconds):
        raise KeyboardInterrupt

    monkeypatch.setattr(hurried, "sleep", interrupted)
    left = cli("reconcile", code=130)
    assert left.err.splitlines()[-1] == f"interrupted; swap {lost.swap_id}"
