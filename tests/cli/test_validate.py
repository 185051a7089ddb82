"""`validate`: one address, many, or a text whose network nobody told; offline and without the rest of the program."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from tests.cli.conftest import TO

EVM = "0x52908400098527886E0F7030069857D2E4169EE7"
BAD = f"{TO[:-1]}D"


def test_a_right_address_is_ok(cli):
    address = cli("validate", "usdt:trc20", TO, "--json").document["address"]
    assert address == {
        "asset": "USDT:tron",
        "network": "tron",
        "text": TO,
        "kind": "base58check",
        "memo": None,
        "warnings": [],
    }
    assert cli("validate", "USDT:tron", TO).out.startswith(f"ok  {TO}\n")
    assert cli("validate", "tron", TO, "--json").document["address"]["asset"] is None


@pytest.mark.parametrize(
    ("asset", "address", "code", "looks_like"),
    [
        ("USDT:tron", EVM, "wrong_network", "ethereum"),
        ("USDT:ethereum", TO, "wrong_network", "tron"),
        ("USDT:tron", BAD, "bad_checksum", None),
        ("USDT:bitcoin", TO, "asset_not_on_network", None),
        ("USDT", TO, "unknown_asset", None),
        ("NOPE:tron", TO, "unknown_asset", None),
    ],
)
def test_a_wrong_one_says_why_and_where_it_belongs(cli, asset, address, code, looks_like):
    error = cli("validate", asset, address, "--json", code=3).document["error"]
    assert error["code"] == code
    assert error["message"]
    assert looks_like is None or looks_like in error["looks_like"]


def test_a_memo_is_checked_with_it(cli):
    xrp = ("validate", "XRP:ripple", "rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B")
    assert cli(*xrp, "--memo", "12345", "--json").document["address"]["memo"] == "12345"
    assert cli(*xrp, "--memo", "nonsense", "--json", code=3).document["error"]["code"] == "bad_memo"
    (notice,) = cli(*xrp, "--json").document["address"]["warnings"]
    assert notice["code"] == "memo_maybe"
    assert cli(*xrp, "--no-memo", "--json").document["address"]["warnings"] == []


def test_a_text_is_identified(cli):
    found = cli("validate", "--identify", EVM, "--json").document["candidates"]
    assert found[0]["network"] == "ethereum"
    assert "ethereum" in cli("validate", "--identify", EVM).out
    assert cli("validate", "--identify", "no address at all", "--json", code=3).document["error"]["code"]


def test_many_are_answered_in_their_order(cli, tmp_path):
    file = tmp_path / "addresses.txt"
    file.write_text(f"{TO}\n{BAD}\n\n{TO}\n")
    rows = cli("validate", "USDT:tron", "--batch", str(file), "--json", code=3).documents
    assert [row["ok"] for row in rows] == [True, False, True]
    assert [row["row"] for row in rows] == [1, 2, 4]
    run = cli("validate", "USDT:tron", "--batch", str(file), code=3)
    assert "bad_checksum" in run.out
    assert "1 of 3 rows" in run.err
    file.write_text(f"{TO}\n")
    cli("validate", "USDT:tron", "--batch", str(file))


def test_stdin_may_name_the_asset_on_each_row(tmp_path):
    process = subprocess.run(
        [sys.executable, "-m", "swapclient", "validate", "--batch", "-"],
        input=f"USDT:tron {TO}\nUSDT:ethereum {EVM}\nXRP:ripple rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B 7\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line.split(",")[:3] for line in process.stdout.splitlines()[1:]] == [
        ["1", "yes", "USDT:tron"],
        ["2", "yes", "USDT:ethereum"],
        ["3", "yes", "XRP:ripple"],
    ]


@pytest.mark.parametrize(
    "words", [(), ("USDT:tron",), ("USDT:tron", TO, "--identify", TO), ("USDT:tron", TO, "--batch", "-")]
)
def test_what_cannot_be_meant_is_a_usage_error(cli, words):
    assert cli("validate", *words, "--json", code=2).document["error"]["code"] == "usage"
    assert (
        cli("validate", "USDT:tron", "--batch", "/no/such/file", "--json", code=2).document["error"]["code"]
        == "no_file"
    )


def test_a_pasted_secret_is_never_repeated(cli):
    secret = "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"
    run = cli("validate", "BTC", secret, code=3)
    assert secret not in run.out + run.err
    assert "secret" in run.err.lower() or "key" in run.err.lower()


def test_it_starts_without_the_rest_of_the_program():
    code = (
        "import sys; from swapclient.cli.boundary import run; "
        f"assert run(['validate', 'USDT:tron', '{TO}']) == 0; print(*sorted(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = set(io.StringIO(said).read().splitlines()[-1].split())
    heavy = {
        "asyncio",
        "httpx",
        "msgspec",
        "rich",
        "sqlalchemy",
        "swapclient.client",
        "swapclient.domain.assets",
        "uvicorn",
    }
    assert not heavy & loaded
