"""Every wrong input: its exit code, words that say what to do, and nothing created."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli.conftest import REFUND, TO

EVM = "0x52908400098527886E0F7030069857D2E4169EE7"
TAGGED = "rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B"
BASE = {"give": "BTC", "get": "USDT:tron", "-a": "0.5", "--to": TO, "--refund-to": REFUND}


def words(**changes):
    said = BASE | {name.replace("_", "-"): value for name, value in changes.items()}
    options = [part for name, value in said.items() if name.startswith("-") and value for part in (name, value)]
    return ("swap", said["give"], said["get"], *options, "--yes", "--no-watch")


TABLE = {
    "an unknown asset": ({"get": "NOPE:tron"}, 3, "unknown_asset"),
    "an unknown network": ({"get": "USDT:nowhere"}, 3, "unknown_network"),
    "an ambiguous ticker": ({"get": "USDT"}, 3, "unknown_asset"),
    "a coin that is not on the network": ({"get": "USDT:bitcoin"}, 3, "asset_not_on_network"),
    "the same asset twice": ({"get": "BTC:bitcoin"}, 3, "same_asset"),
    "an amount with a comma": ({"-a": "0,5"}, 3, None),
    "an exponent": ({"-a": "5e-1"}, 3, None),
    "not a number": ({"-a": "NaN"}, 3, None),
    "nothing": ({"-a": "0"}, 3, None),
    "less than nothing": ({"-a": "-1"}, 3, None),
    "more decimals than the coin has": ({"-a": "0.123456789"}, 3, "too_many_decimals"),
    "below the minimum": ({"-a": "0.0000001"}, 5, "below_minimum"),
    "an address of another network": ({"--to": EVM}, 3, "wrong_network"),
    "a bad checksum": ({"--to": f"{TO[:-1]}D"}, 3, "bad_checksum"),
    "a refund address of another network": ({"--refund-to": TO}, 3, "wrong_network"),
    "a memo that is missing": ({"get": "XRP:ripple", "--to": TAGGED}, 3, "memo_required"),
    "a memo where there is none": ({"--memo": "7"}, 3, "bad_memo"),
    "a cost without a unit": ({"--max-cost": "8"}, 2, "bad_cost"),
    "a floor with a comma": ({"--min-receive": "24,000"}, 3, None),
    "a provider that does not exist": ({"--provider": "nobody"}, 2, "unknown_provider"),
    "a provider that is off": ({"--provider": "exolix"}, 2, "provider_off"),
    "a bad key form": ({"--idempotency-key": "a b"}, 2, "bad_key_form"),
    "a settings file that is not there": ({"--config": "/no/such/file.toml"}, 2, "no_config"),
    "a proxy that is none": ({"--proxy": "ftp://x"}, 2, "bad_proxy"),
}


@pytest.mark.parametrize("name", TABLE)
def test_each_is_refused_with_its_code_and_creates_nothing(cli, home, box, name):
    changes, code, stable = TABLE[name]
    before = box.control.creates()
    error = cli(*words(**changes), "--json", code=code).document["error"]
    assert stable is None or error["code"] == stable
    assert error["message"]
    assert error["hint"] or code == 3
    run = cli(*words(**changes), code=code)
    assert run.err.splitlines()[-1] if not error["hint"] else error["hint"].split()[0] in run.err
    assert box.control.creates() == before
    assert cli("orders", "--json").document["swaps"] == []


def test_above_the_maximum_names_the_maximum_and_the_way_out(cli, home, box):
    before = box.control.creates()
    error = cli(*words(**{"-a": "9"}), "--fixed", "--json", code=5).document["error"]
    assert error["code"] == "above_maximum"
    assert error["maximum"]
    assert "--split" in error["hint"]
    assert box.control.creates() == before


def test_a_missing_key_names_the_variable(cli, home, box, monkeypatch):
    monkeypatch.delenv("SIMPLESWAP_API_KEY")
    error = cli(*words(), "--json", code=2).document["error"]
    assert "SIMPLESWAP_API_KEY" in error["hint"]
    assert box.control.calls() == []


@pytest.mark.parametrize(("key", "code", "stable"), [("wrong", 5, "bad_key"), ("sandbox-blocked", 5, "not_permitted")])
def test_a_wrong_key_is_told_and_not_repeated(cli, home, box, monkeypatch, key, code, stable):
    monkeypatch.setenv("SIMPLESWAP_API_KEY", key)
    before = box.control.creates()
    run = cli(*words(), "--json", code=code)
    assert run.document["error"]["code"] == stable
    assert box.control.creates() == before


@pytest.mark.parametrize("key", ["", "two words"])
def test_a_key_that_is_none_is_a_setting_to_correct(cli, home, box, monkeypatch, key):
    monkeypatch.setenv("SIMPLESWAP_API_KEY", key)
    error = cli(*words(), "--json", code=2).document["error"]
    assert "SIMPLESWAP_API_KEY" in error["message"] + error["hint"]
    assert box.control.calls() == []


def test_a_provider_that_cannot_be_reached_is_unavailable(cli, home, box, monkeypatch):
    monkeypatch.setenv("SIMPLESWAP_API_URL", "http://127.0.0.1:9/v3")
    assert cli(*words(), "--json", code=6).document["error"]["code"]


def test_a_journal_that_cannot_be_written_stops_before_anything_is_created(cli, home, box, monkeypatch):
    (home / "file").write_text("")
    monkeypatch.setenv("SWAPCLIENT_JOURNAL", f"sqlite:///{home}/file/below/journal.db")
    before = box.control.creates()
    error = cli(*words(), "--json", code=2).document["error"]
    assert error["code"].startswith("journal")
    assert error["hint"]
    assert box.control.creates() == before


def test_a_full_disk_stops_before_anything_is_created(home, box):
    """A limit on the size of files stands in for a disk that is full: the journal's first page does not fit."""
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048)); "
        "from swapclient.cli.boundary import run; sys.exit(run(sys.argv[1:]))"
    )
    before = box.control.creates()
    process = subprocess.run(
        [sys.executable, "-c", limited, *words()],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert process.returncode == 2, process.stderr
    assert "error:" in process.stderr
    assert box.control.creates() == before


def test_no_arguments_at_all_is_help(cli, bare):
    run = cli("swap", code=2)
    assert "swapclient swap --help" in run.err
    assert cli("no-such-verb", code=2).err.startswith("error: No such command")


def test_a_bug_is_exit_1_with_its_place(cli, home, monkeypatch):
    def broken(*_args, **_kwargs):
        raise KeyError("secret detail")

    monkeypatch.setattr("swapclient.cli.commands.quote_.words.pair", broken)
    error = cli("quote", "BTC", "USDT:tron", "-a", "1", "--json", code=1).document["error"]
    assert error["code"] == "bug"
    assert "KeyError" in error["message"]
    assert "secret detail" not in error["message"]


def test_a_key_file_that_is_gone_hinders_only_who_would_ask_with_it(cli, place, home, monkeypatch):
    swap = place()
    monkeypatch.delenv("SIMPLESWAP_API_KEY")
    monkeypatch.setenv("SIMPLESWAP_API_KEY_FILE", str(home / "gone"))
    for line in (("orders",), ("show", swap.swap_id), ("export",), ("support", swap.swap_id), ("qr", swap.swap_id)):
        cli(*line)
    listed = cli("providers", "--json").document["providers"]
    assert {one["name"]: one["key"] for one in listed}["simpleswap"] == "unusable"
    for line in (("quote", "BTC", "USDT:tron", "-a", "0.5"), ("watch", swap.swap_id), words()):
        refused = cli(*line, code=2)
        assert f"the key file {home / 'gone'} cannot be read" in refused.err
