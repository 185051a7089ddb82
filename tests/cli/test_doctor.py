"""`doctor`: what must be mended before money is moved, and saving what can be read."""

from __future__ import annotations

import os
import sqlite3
from collections import namedtuple
from datetime import UTC, datetime, timedelta

import pytest

from swapclient.cli.checkup.disk import check_modes, check_room, check_write
from swapclient.cli.checkup.reach import check_clock

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def verdicts(document):
    return {check["name"]: check["verdict"] for check in document["checks"]}


def test_all_is_well(cli, place):
    place()
    left = cli("doctor", "--json").document
    found = verdicts(left)
    assert found.pop("clock") in {"ok", "warning"}  # a slow machine is late with comparing
    assert found.pop("disk") in {"ok", "warning"}  # a small disk is no fault of ours
    assert set(found.values()) == {"ok"}
    assert {"data folder", "file modes", "journal file", "journal", "provider simpleswap"} <= set(found)
    assert "sandbox-" not in str(left)
    assert "PROBLEM" not in cli("doctor").out


def test_before_the_first_swap_nothing_is_made_but_the_folder(cli, home):
    cli("doctor", "--offline")
    assert [path.name for path in (home / "data").iterdir()] == []


def test_offline_asks_nobody(cli, home, box):
    assert "clock" not in verdicts(cli("doctor", "--offline", "--json").document)
    assert box.control.calls() == []


def test_without_any_key_it_says_which_would_do(cli, bare, monkeypatch):
    monkeypatch.setenv("EXOLIX_OFF", "1")
    monkeypatch.setenv("NEAR_OFF", "1")
    monkeypatch.setenv("CHAINFLIP_OFF", "1")
    monkeypatch.setenv("THORCHAIN_OFF", "1")
    left = cli("doctor", "--offline", "--json", code=2).document
    assert verdicts(left)["keys"] == "problem"
    assert "SIMPLESWAP_API_KEY" in left["error"]["hint"]


def test_a_wrong_key_is_a_problem_and_is_not_shown(cli, home, monkeypatch):
    monkeypatch.setenv("SIMPLESWAP_API_KEY", "canary-0123456789")
    left = cli("doctor", "--json", code=2)
    assert verdicts(left.document)["provider simpleswap"] == "problem"
    assert "canary" not in left.out + left.err


def test_settings_that_cannot_be_meant_are_a_finding_too(cli, monkeypatch):
    monkeypatch.setenv("SWAPCLIENT_INTERVAL", "often")
    left = cli("doctor", "--json", code=2).document
    assert verdicts(left) == {"settings": "problem"}
    assert "interval" in left["error"]["hint"]


def test_a_key_that_cannot_be_had_is_a_problem_of_its_provider(cli, home, monkeypatch):
    key = home / "key"
    key.write_text("some-key\n")
    key.chmod(0o644)
    monkeypatch.delenv("SIMPLESWAP_API_KEY")
    monkeypatch.setenv("SIMPLESWAP_API_KEY_FILE", str(key))
    left = cli("doctor", "--json", code=2).document
    assert verdicts(left)["key of simpleswap"] == "problem"
    assert verdicts(left)["journal"] == "ok"
    assert "chmod 600" in left["error"]["hint"]


def test_nobody_reachable_is_a_problem(cli, home, box, hurried):
    box.control.scenario("redirect_elsewhere", on="any", times=None)
    left = cli("doctor", "--json", code=2).document
    assert verdicts(left)["providers"] == "problem"
    assert verdicts(left)["clock"] == "warning"


def test_a_file_that_others_may_read_is_a_problem_until_it_is_closed(cli, place, home):
    place()
    (home / "data").chmod(0o755)
    failed = cli("doctor", "--offline", "--json", code=2).document
    assert verdicts(failed)["file modes"] == "problem"
    assert f"chmod go= '{home / 'data'}'" in failed["error"]["hint"]
    (home / "data").chmod(0o700)
    cli("doctor", "--offline")


def test_a_swap_of_unknown_outcome_is_a_warning(cli, place, box):
    box.control.scenario("error_500_after_accept")
    place()
    left = cli("doctor", "--offline", "--json").document
    assert verdicts(left)["journal"] == "warning"
    assert "swapclient reconcile" in cli("doctor", "--offline").out


@pytest.fixture
def damaged(place, home):
    """A journal with three swaps, the first page of whose events is noise."""
    swaps = [place(amount=amount) for amount in ("0.5", "0.25", "0.3")]
    file = home / "data" / "journal.db"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'events'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    content = bytearray(file.read_bytes())
    content[(page - 1) * size : (page - 1) * size + 64] = os.urandom(64)
    file.write_bytes(content)
    return swaps


def test_a_damaged_journal_is_a_problem_and_what_can_be_read_is_saved(cli, damaged, home):
    before = (home / "data" / "journal.db").read_bytes()
    failed = cli("doctor", "--offline", "--json", code=2).document
    assert verdicts(failed)["journal file"] == "problem"
    assert "--repair" in failed["error"]["hint"]
    done = cli("doctor", "--repair", str(home / "saved.db"), "--json").document["repair"]
    assert done["swaps"] == 3
    assert (home / "data" / "journal.db").read_bytes() == before
    saved = cli("orders", "--journal", f"sqlite:///{home}/saved.db", "--json").document["swaps"]
    assert [swap["id"] for swap in saved] == [swap.swap_id for swap in damaged]
    assert {swap["state"] for swap in saved if swap["id"] in done["doubtful"]} <= {"unknown", "awaiting_deposit"}


def test_a_repair_never_writes_over_a_file(cli, damaged, home):
    (home / "saved.db").write_bytes(b"somebody's")
    failed = cli("doctor", "--repair", str(home / "saved.db"), "--json", code=2)
    assert failed.document["error"]["code"] == "journal_exists"
    assert (home / "saved.db").read_bytes() == b"somebody's"


@pytest.mark.parametrize(
    ("seconds", "verdict", "words"),
    [(1, "ok", "agrees"), (-10, "warning", "10 s behind"), (86400, "problem", "86400 s ahead of")],
)
def test_the_clock_is_held_against_the_providers(seconds, verdict, words):
    found = check_clock({"simpleswap": timedelta(seconds=seconds)}, NOW)
    assert found.verdict == verdict
    assert words in found.message


def test_one_provider_with_a_wrong_clock_is_outvoted():
    good = timedelta(seconds=1)
    assert check_clock({"a": good, "b": timedelta(days=1), "c": good}, NOW).verdict == "ok"
    assert check_clock({}, NOW).verdict == "warning"


@pytest.mark.parametrize(("free", "verdict"), [(10, "problem"), (100, "warning"), (5000, "ok")])
def test_room_on_the_disk_is_told(tmp_path, monkeypatch, free, verdict):
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - what shutil returns
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage(10**12, 0, free * 2**20))
    assert check_room(tmp_path / "not" / "there" / "yet").verdict == verdict


def test_a_place_that_cannot_be_written_is_a_problem(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    assert check_write(tmp_path / "file" / "data").verdict == "problem"
    monkeypatch.setattr("os.fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    found = check_write(tmp_path)
    assert found.verdict == "problem"
    assert "No space left" in found.message
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_modes_of_what_is_not_there_are_no_question(tmp_path):
    assert check_modes([tmp_path / "nothing"]).verdict == "ok"
