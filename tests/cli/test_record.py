"""`orders`, `show`, `support`: what is on record, told truly and asking nobody."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.conftest import TO


def test_an_empty_record_says_so(cli, home):
    assert cli("orders").out == "no swap on record yet\n"
    assert cli("orders", "--json").document["swaps"] == []


def test_orders_lists_every_swap_the_newest_last_and_asks_nobody(cli, place, box):
    first, second = place(), place(amount="0.25")
    box.control.forget_calls()
    said = cli("orders").out.splitlines()
    assert said[0].split() == ["ID", "STATE", "GIVE", "EXPECTED", "PROVIDER", "ORDER", "AGE"]
    assert [line.split()[0] for line in said[1:]] == [first.swap_id, second.swap_id]
    assert first.order_id in said[1]
    assert "0.5 BTC:bitcoin" in said[1]
    assert [swap["id"] for swap in cli("orders", "--json").document["swaps"]] == [first.swap_id, second.swap_id]
    assert box.control.calls() == []


def test_open_leaves_out_what_is_over_but_not_what_is_unknown(cli, place, box):
    over, waiting = place(), place(amount="0.25")
    box.control.scenario("error_500_after_accept")
    unknown = place(amount="0.3")
    box.control.deposit(over.order_id)
    box.control.advance(3600)
    cli("show", over.swap_id, "--refresh")
    listed = cli("orders", "--open")
    assert over.swap_id not in listed.out
    assert waiting.swap_id in listed.out
    assert unknown.swap_id in listed.out
    assert "reconcile" in listed.err


def test_show_tells_one_swap_whole_by_any_of_its_names(cli, place, box):
    swap = place()
    box.control.forget_calls()
    whole = cli("show", swap.swap_id)
    for fact in (swap.order_id, TO, "0.5 BTC", swap.deposit_address, "awaiting deposit", "Do not send twice"):
        assert fact in whole.out
    for name in (swap.swap_id[:6], swap.order_id):
        assert cli("show", name, "--json").document["swap"]["id"] == swap.swap_id
    assert box.control.calls() == []


def test_show_in_json_has_the_deposit_with_its_uri_and_the_events(cli, place):
    swap = place()
    document = cli("show", swap.swap_id, "--json").document
    assert document["swap"]["deposit"] == {
        "address": swap.deposit_address,
        "memo": None,
        "amount": "0.5",
        "deadline": None,
        "uri": f"bitcoin:{swap.deposit_address}?amount=0.5",
    }
    assert [event["happening"] for event in document["events"]][-1] == "verified"


def test_a_memo_stands_as_loud_as_the_address(cli, place, box):
    swap = place("XRP", "USDT:tron", "500", refund_to="rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe", refund_memo="")
    memo = swap.order.deposit_memo
    assert memo
    said = cli("show", swap.swap_id).out
    (address,) = [line for line in said.splitlines() if line.startswith("  address")]
    (tag,) = [line for line in said.splitlines() if line.startswith("  destination tag (required)")]
    assert address.split()[-1] == swap.deposit_address
    assert tag.split()[-1] == memo
    assert "Do not send without the destination tag" in said


@pytest.mark.parametrize(("hours", "words"), [(1, " s left)"), (-1, "do not send any more: the time to send ended")])
def test_a_deadline_is_shown_with_what_is_left_of_it(cli, place, home, hours, words):
    """SimpleSwap tells none, so one is written into the record."""
    place()
    line = json.loads(cli("export").out)
    for event in line["events"]:
        if event["order"]:
            event["order"]["deadline"] = (datetime.now(UTC) + timedelta(hours=hours)).isoformat()
    (home / "dated.jsonl").write_text(json.dumps(line), encoding="utf-8")
    other = ["--journal", f"sqlite:///{home}/other.db"]
    cli("import", str(home / "dated.jsonl"), *other)
    assert words in cli("show", line["intent"]["swap_id"], *other).out


def test_refresh_asks_once_and_a_finished_swap_wants_no_money(cli, place, box):
    swap = place()
    box.control.deposit(swap.order_id)
    box.control.advance(3600)
    assert "awaiting deposit" in cli("show", swap.swap_id).out
    assert cli("show", swap.swap_id, "--json").document["payment"]["due"] is True
    said = cli("show", swap.swap_id, "--refresh").out
    payment = cli("show", swap.swap_id, "--json").document["payment"]
    assert (payment["due"], payment["code"]) == (False, "finished")
    assert "finished" in said
    assert "do not send any more" in said
    assert "SEND" not in said


def test_a_drifted_order_shows_its_address_nowhere(cli, place, box, home):
    box.control.scenario("drift_at_create", field="addressTo", value="TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7")
    swap = place()
    (order,) = [one for one in box.control.orders() if one["id"] == swap.order_id]
    for argv in (["orders"], ["show", swap.swap_id], ["support", swap.swap_id], ["reconcile"], ["watch"]):
        for form in ([], ["--json"]):
            left = cli(*argv, *form, code=None)
            assert order["address_from"] not in left.out + left.err
    assert cli("qr", swap.swap_id, code=11).out == ""
    assert "do not send anything" in cli("show", swap.swap_id).out
    assert order["address_from"] not in cli("export", "--format", "csv").out


def test_an_unknown_id_is_a_usage_error_in_words_and_in_json(cli, home):
    assert "no swap 'nosuch'" in cli("show", "nosuch", code=2).err
    failed = cli("show", "nosuch", "--json", code=2)
    assert failed.document["error"]["code"] == "unknown_swap"
    assert failed.document["ok"] is False


def test_what_a_stranger_wrote_into_the_journal_cannot_steer_the_terminal(cli, place, home):
    swap = place()
    lines = cli("export").out
    evil = json.loads(lines)
    for event in evil["events"]:
        if event["order"]:
            event["order"]["status"] = "wai\x1b[2Jting\u202e"
            event["order"]["warnings"] = ["\x1b]0;owned\x07 [red]pay[/red]"]
    (home / "evil.jsonl").write_text(json.dumps(evil) + "\n", encoding="utf-8")
    other = ["--journal", f"sqlite:///{home}/other.db"]
    cli("import", str(home / "evil.jsonl"), *other)
    for argv in (["orders"], ["show", swap.swap_id], ["support", swap.swap_id]):
        left = cli(*argv, *other)
        assert "\x1b" not in left.out + left.err
        assert "\u202e" not in left.out + left.err
    assert "[red]pay[/red]" in cli("show", swap.swap_id, *other).out


def test_support_says_what_to_send_and_where_and_holds_no_key(cli, place, box, monkeypatch):
    swap = place()
    left = cli("support", swap.swap_id)
    assert left.out.startswith(f"Order {swap.order_id}\n")
    assert TO in left.out
    assert "support@simpleswap.io" in left.err
    document = cli("support", swap.swap_id, "--json").document["support"]
    assert document["text"] + "\n" == left.out
    assert "sandbox-" not in left.out + left.err


def test_a_damaged_journal_is_a_clear_error_that_names_the_repair(cli, place, home):
    place()
    file = home / "data" / "journal.db"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    file.write_bytes(b"\0" * 100 + file.read_bytes()[100:])
    failed = cli("orders", "--json", code=2).document["error"]
    assert failed["code"] == "journal_damaged"
    assert "doctor --repair" in failed["hint"]


def test_a_journal_that_cannot_be_made_is_a_clear_error(cli, home):
    (home / "file").write_text("not a folder")
    failed = cli("orders", "--journal", f"sqlite:///{home}/file/journal.db", code=2)
    assert "cannot be written" in failed.err
