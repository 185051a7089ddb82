"""`export`, `import` and `add`: the record leaves and comes back bit by bit; foreign orders come in judged."""

from __future__ import annotations

import csv
import io
import json
import stat

import pytest

from swapclient.swaps.statement import COLUMNS
from tests.cli.conftest import TO


@pytest.fixture
def finished(cli, place, box):
    swap = place()
    box.control.deposit(swap.order_id)
    box.control.advance(3600)
    cli("show", swap.swap_id, "--refresh")
    return swap


def other(home):
    return ["--journal", f"sqlite:///{home}/other.db"]


def test_what_is_exported_and_imported_is_exported_again_byte_for_byte(cli, finished, place, home):
    place(amount="0.25", key="one-key")
    whole = cli("export").out
    cli("export", "-o", str(home / "swaps.jsonl"))
    assert (home / "swaps.jsonl").read_text(encoding="utf-8") == whole
    done = cli("import", str(home / "swaps.jsonl"), *other(home), "--json").document["import"]
    assert done == {"added": 2, "extended": 0, "known": 0, "conflicts": [], "alarmed": [], "unconfirmed": []}
    assert cli("export", *other(home)).out == whole


def test_a_memo_with_odd_line_ends_comes_back_as_it_was(cli, finished, home):
    line = json.loads(cli("export").out)
    line["intent"]["receive_memo"] = "a\u2028b\u0085c\rd\ne"
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"
    (home / "odd.jsonl").write_bytes(text.encode())
    cli("import", str(home / "odd.jsonl"), *other(home))
    assert cli("export", "-o", "-", *other(home)).out == text


def test_importing_twice_changes_nothing(cli, finished, home):
    cli("export", "-o", str(home / "swaps.jsonl"))
    for _ in range(2):
        assert "known already         1" in cli("import", str(home / "swaps.jsonl")).out
    assert len(cli("orders", "--json").document["swaps"]) == 1


def test_an_older_record_gets_the_longer_history(cli, place, box, home):
    swap = place()
    cli("export", "-o", str(home / "early.jsonl"))
    cli("import", str(home / "early.jsonl"), *other(home))
    box.control.deposit(swap.order_id)
    box.control.advance(3600)
    cli("show", swap.swap_id, "--refresh")
    cli("export", "-o", str(home / "late.jsonl"))
    done = cli("import", str(home / "late.jsonl"), *other(home), "--json").document["import"]
    assert done["extended"] == 1
    assert cli("show", swap.swap_id, *other(home), "--json").document["swap"]["state"] == "finished"


def test_a_record_that_contradicts_ours_is_left_out_and_named(cli, finished, home):
    line = json.loads(cli("export").out)
    line["intent"]["receive_address"] = "TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7"
    (home / "bad.jsonl").write_text(json.dumps(line))
    left = cli("import", str(home / "bad.jsonl"), "--json", code=13)
    assert left.document["import"]["conflicts"] == [finished.swap_id]
    assert cli("show", finished.swap_id, "--json").document["swap"]["receive"]["address"] == TO


@pytest.mark.parametrize("content", [b"not json\n", b"{}\n", b"\xff\xfe\n", b'{"export":2}\n'])
def test_what_is_no_export_is_refused_whole(cli, finished, home, content):
    line = cli("export").out.encode()
    (home / "bad.jsonl").write_bytes(line + content)
    failed = cli("import", str(home / "bad.jsonl"), *other(home), "--json", code=2)
    assert failed.document["error"]["code"] == "bad_export"
    assert cli("orders", *other(home), "--json").document["swaps"] == []


def test_a_file_is_private_whole_and_never_written_over_unasked(cli, finished, home):
    file = home / "swaps.csv"
    document = cli("export", "--format", "csv", "-o", str(file), "--json").document["export"]
    assert document == {"file": str(file), "format": "csv", "swaps": 1}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    kept = file.read_bytes()
    assert cli("export", "-o", str(file), "--json", code=2).document["error"]["code"] == "file_exists"
    assert file.read_bytes() == kept
    cli("export", "-o", str(file), "--force")
    assert file.read_bytes().startswith(b'{"export":1,')
    cli("export", "-o", str(home / "nowhere" / "x"), code=2)
    cli("export", "--json", code=2)


def test_the_csv_has_the_columns_of_a_tax_report_and_exact_amounts(cli, finished, place):
    place(amount="0.25")
    rows = list(csv.DictReader(io.StringIO(cli("export", "--format", "csv").out, newline="")))
    assert tuple(rows[0]) == COLUMNS
    first, second = rows
    assert (first["type"], first["state"], first["sent_amount"], first["sent_asset"]) == (
        "trade",
        "finished",
        "0.5",
        "BTC",
    )
    assert first["received_amount"]
    assert first["received_network"] == "tron"
    assert first["deposit_tx"]
    assert first["payout_tx"]
    assert first["ended_at"] > first["created_at"]
    assert first["order_id"] == finished.order_id
    assert (second["type"], second["sent_amount"], second["ended_at"]) == ("open", "", "")


def test_a_cell_that_a_spreadsheet_would_run_is_marked_as_text(cli, finished, home):
    line = json.loads(cli("export").out)
    for event in line["events"]:
        if event["order"]:
            event["order"]["payout_tx"] = ["=cmd|' /C calc'!A0"]
    (home / "evil.jsonl").write_text(json.dumps(line))
    cli("import", str(home / "evil.jsonl"), *other(home))
    (row,) = csv.DictReader(io.StringIO(cli("export", "--format", "csv", *other(home)).out, newline=""))
    assert row["payout_tx"].startswith("'=")


def test_an_order_made_elsewhere_is_added_judged_and_followed(cli, place, box, home, hurried):
    made = place(refund_to="bc1qgwmj2lqcj2f42m2gjqpc0sj0yhudcan8n89wnt")
    left = cli("add", "simpleswap", made.order_id, "--to", TO, *other(home), "--json").document["swap"]
    assert (left["state"], left["order_id"]) == ("awaiting_deposit", made.order_id)
    assert left["deposit"]["address"] == made.deposit_address
    assert left["give"]["amount"] == "0.5"
    assert any("made elsewhere" in warning["message"] for warning in left["warnings"])
    assert "made elsewhere" in cli("show", left["id"], *other(home)).out
    box.control.deposit(made.order_id)
    last = cli("watch", left["id"], *other(home), "--json").documents[-1]
    assert last["swap"]["state"] == "finished"


def test_what_an_added_order_says_now_is_what_it_is_held_to(cli, place, box, home):
    made = place()
    swap = cli("add", "simpleswap", made.order_id, "--to", TO, *other(home), "--json").document["swap"]
    box.control.scenario(
        "drift_later", order=made.order_id, field="addressTo", value="TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7", first=1
    )
    cli("show", swap["id"], "--refresh", *other(home))
    assert cli("watch", swap["id"], *other(home), "--json", code=11).documents[-1]["swap"]["drift"]


@pytest.mark.parametrize(
    ("to", "error"),
    [
        ("TBEZFv6ePYBqZq8GX8k7NnaWpTZ8X6XNNH", "other_address"),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "wrong_network"),
    ],
)
def test_an_order_that_pays_somebody_else_is_not_added(cli, place, home, to, error):
    made = place()
    failed = cli("add", "simpleswap", made.order_id, "--to", to, *other(home), "--json", code=3)
    assert failed.document["error"]["code"] == error
    assert made.deposit_address not in failed.out + failed.err
    assert cli("orders", *other(home), "--json").document["swaps"] == []


def test_a_memo_of_an_added_order_must_be_named(cli, place, home):
    made = place("BTC", "XRP", "0.5", to="rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe", memo="1234")
    to = ["--to", "rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe"]
    failed = cli("add", "simpleswap", made.order_id, *to, *other(home), "--json", code=3)
    assert failed.document["error"]["code"] == "other_memo"
    cli("add", "simpleswap", made.order_id, *to, "--memo", "1234", *other(home))


def test_one_order_is_one_swap(cli, place):
    made = place()
    failed = cli("add", "simpleswap", made.order_id, "--to", TO, "--json", code=13).document["error"]
    assert (failed["code"], failed["swap_id"]) == ("already_followed", made.swap_id)


def test_an_order_nobody_knows_and_a_provider_nobody_knows_are_refused(cli, home):
    assert cli("add", "simpleswap", "nosuch", "--to", TO, "--json", code=5).document["error"]["code"] == "unknown_order"
    assert cli("add", "nobody", "nosuch", "--to", TO, "--json", code=2).document["error"]["code"] == "provider_off"
    cli("add", "simpleswap", "nosuch", code=2)


def test_a_file_that_was_changed_on_its_way_shows_its_address_nowhere(cli, place, home):
    """The deposit address is another valid one: only the provider can tell."""
    swap = place()
    text = cli("export").out.replace(swap.deposit_address, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")
    (home / "changed.jsonl").write_text(text, encoding="utf-8")
    left = cli("import", str(home / "changed.jsonl"), *other(home), "--json", code=11).document
    assert left["import"]["alarmed"] == left["error"]["swaps"] == [swap.swap_id]
    shown = cli("show", swap.swap_id, *other(home), "--json", code=None).document["swap"]
    assert (shown["state"], shown["deposit"]["address"]) == ("tampered", None)


def test_where_to_send_that_nobody_could_confirm_is_said(cli, place, home, monkeypatch):
    swap = place()
    (home / "swaps.jsonl").write_text(cli("export").out, encoding="utf-8")
    monkeypatch.delenv("SIMPLESWAP_API_KEY")
    done = cli("import", str(home / "swaps.jsonl"), *other(home))
    assert f"could not be confirmed for {swap.swap_id}: do not pay" in done.err


def test_what_the_provider_confirms_is_left_as_it_came(cli, place, home):
    place()
    text = cli("export").out
    (home / "swaps.jsonl").write_text(text, encoding="utf-8")
    assert cli("import", str(home / "swaps.jsonl"), *other(home)).err == ""
    assert cli("export", *other(home)).out == text
