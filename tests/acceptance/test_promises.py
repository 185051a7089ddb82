"""The promises that the README makes, each by the name it gives there; through real processes and a real socket."""

from __future__ import annotations

import os
import subprocess
import sys
from json import loads

import pytest

from swapclient.sandbox import Box

TO = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
REFUND = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
CANARY = "sandbox-canary-4b1f7c0e9d"
PASSWORD = "canary-password-77c1"
SWAP = ("swap", "BTC", "USDT:tron", "-a", "0.5", "--to", TO, "--refund-to", REFUND, "--yes", "--no-watch", "--json")


@pytest.fixture
def box(tmp_path):
    with Box(tmp_path / "provider" / "ledger.db", speed=600) as box:
        yield box


@pytest.fixture
def program(box, tmp_path):
    """Run the program as a process; returns (exit code, stdout, stderr)."""
    home = tmp_path / "home"
    home.mkdir()
    names = ("EXOLIX", "CHANGENOW", "STEALTHEX", "NEAR", "CHAINFLIP", "THORCHAIN")
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "SIMPLESWAP_API_URL": box.environ["SIMPLESWAP_API_URL"],
        "SIMPLESWAP_API_KEY": CANARY,
        "SWAPCLIENT_MARKET_URL": box.environ["SWAPCLIENT_MARKET_URL"],
        "SWAPCLIENT_DATA_DIR": str(home / "data"),
        "SWAPCLIENT_CACHE_DIR": str(home / "cache"),
        "SWAPCLIENT_INTERVAL": "0.05",
        **{f"{name}_OFF": "1" for name in names},
    }

    def run(*argv, **more):
        process = subprocess.run(
            [sys.executable, "-m", "swapclient", *argv],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            env=environ | more,
            cwd=home,
        )
        return process.returncode, process.stdout, process.stderr

    run.home = home
    return run


def finished(box, program):
    """A swap that is paid and over, as ``show`` tells it."""
    swap = loads(program(*SWAP)[1])["swap"]
    box.control.deposit(swap["order_id"])
    code, out, _ = program("watch", swap["id"], "--json")
    assert code == 0
    return loads(out.splitlines()[-1])["swap"]


def test_looking_creates_nothing(box, program):
    swap = loads(program(*SWAP)[1])["swap"]
    before = box.control.creates()
    box.control.forget_calls()
    for words in (
        ("quote", "BTC", "USDT:tron", "-a", "0.5"),
        ("quote", "BTC", "USDT:tron", "-a", "0.5", "--fixed"),
        ("validate", "USDT:tron", TO),
        ("orders",),
        ("show", swap["id"]),
        ("show", swap["id"], "--refresh"),
        ("qr", swap["id"]),
        ("support", swap["id"]),
        ("assets",),
        ("networks",),
        ("providers",),
    ):
        assert program(*words)[0] == 0, words
    assert program("watch", swap["id"], "--timeout", "0.3")[0] == 8
    assert box.control.creates() == before
    assert not [call for call in box.control.calls() if call["method"] == "POST" and "exchange" in call["path"]]


def test_a_canary_key_appears_in_nothing_a_whole_run_writes(box, program):
    said = []
    swap = finished(box, program)
    box.control.scenario("error_500_after_accept", on="create")
    for words in (
        SWAP,
        (*SWAP, "--verbose"),
        ("quote", "BTC", "USDT:tron", "-a", "0.5", "--verbose"),
        ("show", swap["id"], "--verbose"),
        ("support", swap["id"]),
        ("export",),
        ("providers", "--json"),
        ("doctor", "--json"),
        ("quote", "NOPE", "USDT:tron", "-a", "0.5"),
    ):
        said += program(*words)[1:]
    said += program(
        "quote", "BTC", "USDT:tron", "-a", "1", SIMPLESWAP_API_KEY=f"{CANARY}-blocked", SWAPCLIENT_DEBUG="1"
    )[1:]
    proxy = f"http://somebody:{PASSWORD}@127.0.0.1:9"
    said += program("quote", "BTC", "USDT:tron", "-a", "1", "--verbose", SWAPCLIENT_PROXY=proxy)[1:]
    said += program("doctor", "--json", SWAPCLIENT_PROXY=proxy)[1:]
    files = [file for file in program.home.rglob("*") if file.is_file()]
    assert any(file.name == "journal.db" for file in files)
    for secret in (CANARY, PASSWORD):
        assert [text for text in said if secret in text] == []
        assert [file for file in files if secret.encode() in file.read_bytes()] == []


def test_finished_is_the_providers_word_until_the_chain_was_seen(box, program):
    swap = finished(box, program)
    assert swap["state"] == "finished"
    assert swap["settlement"] == "unverified"
    assert "by simpleswap's word" in program("show", swap["id"])[1]
