"""`watch`: a line for each change, an exit code for each end."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from swapclient import SwapClient
from swapclient.cli.drawing.swaps import change_line
from swapclient.cli.severity import worst
from swapclient.clock import iso
from swapclient.domain.life import State
from swapclient.errors import ActionRequired, EndedWithoutSuccess, InFlight, OutcomeUnknown, Tampered, UsageError


def states(documents):
    return [document["swap"]["state"] for document in documents]


def test_each_change_is_a_document_until_the_end(cli, place, box, hurried):
    swap = place()
    box.control.deposit(swap.order_id)
    told = cli("watch", swap.swap_id, "--json").documents
    assert states(told)[0] == "awaiting_deposit"
    assert states(told)[-1] == "finished"
    assert len(told) > 2
    assert all(document["ok"] for document in told)


def test_each_change_is_a_line_until_the_end(cli, place, box, hurried):
    swap = place()
    box.control.deposit(swap.order_id)
    lines = cli("watch", swap.order_id).out.splitlines()
    assert all(swap.swap_id in line for line in lines)
    assert "awaiting deposit" in lines[0]
    assert "finished" in lines[-1]
    assert "USDT sent" in lines[-1]


@pytest.mark.parametrize(
    ("scenario", "code", "state"),
    [("refunded", 10, "refunded"), ("failed", 10, "failed")],
)
def test_the_exit_code_is_the_outcomes(cli, place, box, hurried, scenario, code, state):
    swap = place()
    box.control.scenario(scenario, order=swap.order_id)
    box.control.deposit(swap.order_id)
    last = cli("watch", swap.swap_id, "--json", code=code).documents[-1]
    assert last["swap"]["state"] == state
    assert last["ok"] is False
    assert last["error"]["swap_id"] == swap.swap_id


def test_what_needs_a_person_is_told_with_what_to_do_and_watched_on(cli, place, box, hurried, monkeypatch):
    box.control.scenario("underpaid")
    swap = place()
    box.control.deposit(swap.order_id)
    sleep = hurried.sleep

    def state():
        with SwapClient() as client:
            return client.get(swap.swap_id).state

    async def until_told(seconds):
        """The time is over once the order was seen held: as `--timeout` would end it, without the waiting."""
        if await asyncio.to_thread(state) is State.ACTION_REQUIRED:
            raise TimeoutError
        await sleep(seconds)

    monkeypatch.setattr(hurried, "sleep", until_told)
    left = cli("watch", swap.swap_id, "--timeout", "3600", code=9)
    assert "action required" in left.out.splitlines()[-1]
    assert f"note: Ask support with the text of: swapclient support {swap.swap_id}" in left.err


def test_an_unpaid_order_expires_with_ten_and_no_word_of_a_refund(cli, place, box, hurried):
    box.control.scenario("expired", seconds=60)
    swap = place()
    left = cli("watch", swap.swap_id, code=10)
    assert "expired" in left.out
    assert "refund" not in left.out + left.err


def test_a_late_deposit_is_seen_by_watching_an_expired_order_again(cli, place, box, hurried):
    box.control.scenario("late_deposit", seconds=60)
    swap = place()
    cli("watch", swap.swap_id, code=10)
    assert cli("watch").out == "nothing to follow: no swap is open\n"
    box.control.deposit(swap.order_id)
    assert states(cli("watch", "--json").documents)[-1] == "finished"
    assert states(cli("watch", swap.swap_id, "--json").documents) == ["finished"]


def test_late_goes_on_where_watching_ends_at_an_expired_order(cli, place, box, hurried, monkeypatch):
    box.control.scenario("late_deposit", seconds=60)
    swap = place()
    cli("watch", swap.swap_id, code=10)
    sleep, paid = hurried.sleep, []

    async def then_pay(seconds):
        await sleep(seconds)
        if not paid:
            paid.append(box.control.deposit(swap.order_id))

    monkeypatch.setattr(hurried, "sleep", then_pay)
    assert states(cli("watch", swap.swap_id, "--late", "--json").documents)[-1] == "finished"


def test_without_an_id_all_that_are_open_are_followed_and_the_worst_decides(cli, place, box, hurried):
    good, bad = place(), place(amount="0.25")
    box.control.scenario("refunded", order=bad.order_id)
    for swap in (good, bad):
        box.control.deposit(swap.order_id)
    told = cli("watch", "--json", code=10).documents
    last = {document["swap"]["id"]: document["swap"]["state"] for document in told}
    assert last == {good.swap_id: "finished", bad.swap_id: "refunded"}


def test_nothing_open_is_said_and_is_no_error(cli, home):
    assert cli("watch").out == "nothing to follow: no swap is open\n"
    assert cli("watch", "--json").document["swaps"] == []


def test_an_unknown_outcome_is_never_passed_over(cli, place, box):
    box.control.scenario("error_500_after_accept")
    swap = place()
    left = cli("watch", code=7)
    assert f"swapclient reconcile {swap.swap_id}" in left.err
    assert cli("watch", swap.swap_id, "--json", code=7).document["error"]["code"] == "outcome_unknown"


def test_timeout_ends_with_eight_and_the_order_lives(cli, place):
    swap = place()
    left = cli("watch", swap.swap_id, "--timeout", "0.2", code=8)
    assert f"swapclient watch {swap.swap_id}" in left.err
    told = cli("watch", swap.swap_id, "--timeout", "0.2", "--json", code=8).documents
    assert told[-1]["error"]["code"] == "still_watching"
    assert told[-1]["error"]["order_id"] == swap.order_id
    assert told[-1]["swap"]["state"] == "awaiting_deposit"


def test_the_provider_being_away_is_told_and_survived(cli, place, box, hurried):
    swap = place()
    box.control.deposit(swap.order_id)
    box.control.scenario("html_200", on="read", times=1)
    told = cli("watch", swap.swap_id, "--json").documents
    assert told[1]["swap"]["silent_since"]
    assert states(told)[-1] == "finished"


def test_an_interruption_leaves_the_ids_on_the_last_line(cli, place, hurried, monkeypatch):
    swap = place()

    async def interrupted(_seconds):
        raise KeyboardInterrupt

    monkeypatch.setattr(hurried, "sleep", interrupted)
    left = cli("watch", swap.swap_id, code=130)
    assert left.err.splitlines()[-1] == f"interrupted; swap {swap.swap_id}, order {swap.order_id} at simpleswap"
    told = cli("watch", "--json", code=130).documents
    assert told[-1]["error"]["code"] == "interrupted"
    assert swap.order_id in told[-1]["error"]["last_known"]


def test_a_real_ctrl_c_does_the_same(start, place):
    swap = place()
    process = start("watch", swap.swap_id)
    first = process.stdout.readline()
    assert swap.swap_id in first
    os.kill(process.pid, signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err.splitlines()[-1] == f"interrupted; swap {swap.swap_id}, order {swap.order_id} at simpleswap"


def test_of_several_the_worst_is_what_a_person_must_hear_first():
    kinds = [Tampered, OutcomeUnknown, ActionRequired, EndedWithoutSuccess, UsageError, InFlight]
    errors = [kind("x") for kind in kinds]
    for place, error in enumerate(errors):
        assert worst([None, *reversed(errors[place:])]) is error
    assert worst([None, None]) is None


def test_a_silence_is_told_with_its_beginning_and_its_reason(place, hurried, monkeypatch):
    swap = place()
    monkeypatch.setenv("SIMPLESWAP_API_URL", "http://127.0.0.1:1/v3")
    with SwapClient(provider="simpleswap") as client:
        silent = client.look(swap.swap_id)
    assert change_line(silent).startswith(iso(silent.silent_since))
    assert f"not answering since {iso(silent.silent_since)}: simpleswap cannot be reached" in change_line(silent)
