"""Play money: the demo, `--sandbox` before any verb, and the sandbox as a server; nothing real is ever touched."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys

import pytest
import zxingcpp
from PIL import Image

from tests.cli.conftest import REFUND, TO, valid

MARK = "SANDBOX - play money"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Play money in a hurry: what is waited for here is not the point."""
    monkeypatch.setattr("swapclient.cli.play._SPEED", 1000.0)
    monkeypatch.setattr("swapclient.cli.play._PAYS_AFTER", 0.1)
    monkeypatch.setattr("swapclient.cli.play._INTERVAL", 0.01)
    monkeypatch.setattr("swapclient.cli.showing._SPEED", 1000.0)
    monkeypatch.setattr("swapclient.cli.showing._INTERVAL", 0.01)


@pytest.fixture
def tempted(bare, monkeypatch):
    """Everything real is set up, so that a mistake would be seen."""
    (bare / "config" / "swapclient").mkdir(parents=True)
    (bare / "config" / "swapclient" / "swapclient.toml").write_text(
        f'proxy = "http://127.0.0.1:9"\nreceipts = "{bare}/receipts"\non_created = "touch {bare}/told"\n'
    )
    monkeypatch.setenv("SIMPLESWAP_API_KEY", "real-key-of-a-person")
    monkeypatch.setenv("EXOLIX_API_KEY", "real-key-of-a-person")
    monkeypatch.setenv("SWAPCLIENT_JOURNAL", f"sqlite:///{bare}/real.db")
    monkeypatch.setenv("SWAPCLIENT_PROXY", "http://127.0.0.1:9")
    return bare


def drawn(text: str) -> str:
    """What a scanner reads from the half blocks, drawn in light ink on a dark ground."""
    rows = []
    for line in [line for line in text.splitlines() if line and set(line) <= set(" ▀▄█")]:
        rows.append([char in "▀█" for char in line])
        rows.append([char in "▄█" for char in line])
    image = Image.new("L", (len(rows[0]), len(rows)))
    image.putdata([255 if light else 0 for row in rows for light in row])
    scaled = image.resize((image.width * 6, image.height * 6), Image.Resampling.NEAREST)
    (found,) = zxingcpp.read_barcodes(scaled)
    return found.text


def test_the_demo_runs_the_whole_flow_to_finished(cli, tempted):
    run = cli("demo")
    out = run.out
    steps = [out.index(word) for word in ("1. quote", "2. validate", "3. create", "SEND", "4. deposit", "5. follow")]
    assert steps == sorted(steps)
    assert "finished" in out[steps[-1] :]
    journal = tempted / "data" / "sandbox" / "journal.db"
    assert str(journal) in out
    assert journal.exists()
    assert MARK in run.err
    (swap,) = cli("--sandbox", "orders", "--json").document["swaps"]
    assert swap["sandbox"] is True
    assert out.splitlines()[-1].split()[1] == swap["order_id"]
    (address,) = [line.split()[1] for line in out.splitlines() if line.startswith("  address")]
    assert drawn(out) == address


def test_the_demo_as_one_document(cli, bare):
    swap = cli("demo", "--json").document["swap"]
    assert swap["state"] == "finished"
    assert swap["sandbox"] is True


def test_nothing_real_is_touched(cli, tempted):
    cli("demo")
    cli("--sandbox", "swap", "BTC", "USDT:tron", "-a", "0.5", "--to", TO, "--refund-to", REFUND, "--yes")
    assert not (tempted / "real.db").exists()
    assert not (tempted / "data" / "journal.db").exists()
    assert not (tempted / "receipts").exists()
    assert not (tempted / "told").exists()
    for file in [file for file in tempted.rglob("*") if file.is_file() and "config" not in file.parts]:
        assert b"real-key-of-a-person" not in file.read_bytes(), file
    assert stat.S_IMODE((tempted / "data" / "sandbox").stat().st_mode) == 0o700


def test_every_verb_in_the_sandbox_says_so(cli, tempted):
    for words in (("orders",), ("quote", "BTC", "USDT:tron", "-a", "0.5"), ("validate", "tron", TO)):
        assert MARK in cli("--sandbox", *words).err


def test_a_sandbox_order_is_found_by_the_next_command(cli, tempted):
    words = ("swap", "BTC", "USDT:tron", "-a", "0.5", "--to", TO, "--refund-to", REFUND, "--yes", "--no-watch")
    run = cli("--sandbox", *words, "--json", code=8)
    swap = run.document["swap"]
    assert swap["sandbox"] is True
    shown = cli("--sandbox", "show", swap["id"]).out
    assert "SANDBOX" in shown
    last = cli("--sandbox", "watch", swap["id"], "--json").documents[-1]["swap"]
    assert last["state"] == "finished"


@pytest.mark.parametrize("option", ["--journal", "--config", "--proxy"])
def test_the_sandbox_takes_nothing_real_by_option(cli, tempted, option):
    words = ("quote",) if option != "--journal" else ("swap", "--to", TO, "--refund-to", REFUND, "--yes")
    verb, *rest = words
    value = f"sqlite:///{tempted}/real.db" if option == "--journal" else str(tempted / "x")
    run = cli("--sandbox", verb, "BTC", "USDT:tron", "-a", "0.5", *rest, option, value, "--json", code=2)
    assert run.document["error"]["code"] == "contradiction"
    assert not (tempted / "real.db").exists()


def test_a_folder_that_cannot_be_made_is_a_clear_no(cli, bare, monkeypatch):
    (bare / "file").write_text("")
    monkeypatch.setenv("SWAPCLIENT_DATA_DIR", str(bare / "file" / "below"))
    assert cli("demo", "--json", code=2).document["error"]["code"] == "data_dir"


def test_the_server_says_what_to_export_and_ends_on_ctrl_c(start, cli, bare, monkeypatch):
    process = start("sandbox", "--port", "0", "--speed", "60")
    exports = []
    for line in process.stdout:
        exports.append(line.strip().removeprefix("export ").split("=", 1))
        if exports[-1][0] == "SWAPCLIENT_MARKET_URL":
            break
    for name, value in exports:
        monkeypatch.setenv(name, value)
    quotes = cli("quote", "BTC", "USDT:tron", "-a", "0.5", "--provider", "simpleswap", "--json").document["quotes"]
    assert quotes[0]["guard"]["verdict"] == "ok"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "sandbox at http://127.0.0.1:" in err
    assert "interrupted; the sandbox has ended" in err


def test_the_server_in_json_is_one_document_even_when_it_ends(start, bare):
    process = start("sandbox", "--port", "0", "--json")
    first = json.loads(process.stdout.readline())
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert valid(first)["sandbox"]["environ"]["SIMPLESWAP_API_URL"].startswith(first["sandbox"]["url"])
    assert (process.returncode, out) == (130, "")
    assert "the sandbox has ended" in err


def test_a_taken_port_is_a_clear_no(cli, bare):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        run = cli("sandbox", "--port", port, code=2)
    assert f"port {port}" in run.err
    assert "another port" in run.err


def test_the_demo_is_a_process_that_needs_no_terminal(bare):
    process = subprocess.run(
        [sys.executable, "-m", "swapclient", "demo"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ) | {"LC_ALL": "C.UTF-8"},
    )
    assert "finished" in process.stdout
