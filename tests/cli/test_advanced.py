"""`--i-can-send-a-memo`: without it THORChain is never asked, with it there are quotes and no order."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import REFUND, TO

QUOTE = ("quote", "BTC", "USDT:tron", "-a", "0.5")
SWAP = ("swap", "BTC", "USDT:tron", "-a", "0.5", "--to", TO, "--refund-to", REFUND, "--yes", "--json", "--no-watch")
FLAG = "--i-can-send-a-memo"
ONLY = ("--provider", "thorchain")


@pytest.fixture
def both(home, box, monkeypatch):
    """SimpleSwap and THORChain, both of the sandbox."""
    monkeypatch.delenv("THORCHAIN_OFF")
    monkeypatch.setenv("THORCHAIN_API_URL", box.environ["THORCHAIN_API_URL"])


def asked(box):
    return [call for call in box.control.calls() if call["path"].startswith("/thorchain")]


def test_who_says_nothing_never_hears_of_it(cli, box, both):
    answer = cli(*QUOTE, "--json").document
    assert [one["provider"] for one in answer["quotes"]] == ["simpleswap"]
    assert answer["missing"] == []
    cli("assets", "--json")
    assert cli(*SWAP, code=8).document["swap"]["provider"] == "simpleswap"
    assert asked(box) == []


def test_to_pin_it_without_the_word_is_refused_with_the_reason(cli, box, both):
    for words in ((*QUOTE, "--json"), SWAP):
        error = cli(*words, *ONLY, code=2).document["error"]
        assert error["code"] == "needs_memo"
        assert "lost" in error["message"]
        assert FLAG in error["hint"]
    assert asked(box) == []
    assert cli("orders", "--json").document["swaps"] == []


def test_the_word_cannot_be_left_in_the_environment_or_the_settings(cli, box, both, monkeypatch, tmp_path):
    monkeypatch.setenv("SWAPCLIENT_I_CAN_SEND_A_MEMO", "1")
    assert cli(*QUOTE, *ONLY, "--json", code=2).document["error"]["code"] == "needs_memo"
    config = tmp_path / "settings.toml"
    config.write_text("i_can_send_a_memo = true\n", encoding="utf-8")
    assert cli(*QUOTE, "--config", str(config), "--json", code=2).document["error"]["code"] == "unknown_setting"
    assert asked(box) == []


def test_with_the_word_its_quote_stands_beside_the_others(cli, both):
    answer = cli(*QUOTE, FLAG, "--json").document
    assert {one["provider"] for one in answer["quotes"]} == {"simpleswap", "thorchain"}
    screen = cli(*QUOTE, FLAG).out
    assert "Without it the money is lost" in screen
    assert "--to ADDRESS" in screen


def test_the_memo_is_shown_for_the_address_it_would_pay(cli, both):
    (quote,) = cli(*QUOTE, FLAG, *ONLY, "--to", TO, "--json").document["quotes"]
    (memo,) = [said["message"] for said in quote["warnings"] if "to the letter" in said["message"]]
    assert f":{TO}:" in memo
    same = memo.rpartition(":")[0]  # the least at the end is of its moment
    assert same in cli(*QUOTE, FLAG, *ONLY, "--to", TO).out


def test_a_quote_for_a_wrong_address_is_refused_before_anybody_is_asked(cli, box, both):
    error = cli(*QUOTE, FLAG, "--to", REFUND, "--json", code=3).document["error"]
    assert error["code"] == "wrong_network"
    assert box.control.calls() == []


def test_a_swap_through_it_is_refused_before_anything_is_written(cli, box, both):
    error = cli(*SWAP, FLAG, *ONLY, code=2).document["error"]
    assert error["code"] == "advanced_only_quotes"
    assert "Nothing was created" in error["hint"]
    assert asked(box) == []
    assert cli("orders", "--json").document["swaps"] == []


def test_a_swap_with_the_word_goes_through_one_that_has_orders(cli, box, both):
    before = box.control.creates()
    assert cli(*SWAP, FLAG, code=8).document["swap"]["provider"] == "simpleswap"
    assert box.control.creates() == before + 1
    assert asked(box) == []


def test_a_swap_that_nobody_else_takes_says_why_it_did_not(cli, both, box):
    words = [word if word != "0.5" else "0.00001" for word in SWAP]
    run = cli(*words, FLAG, code=5)
    document = json.loads(run.out)
    assert document["error"]["code"] == "below_minimum"
    assert {one["code"] for one in document["missing"]} == {"below_minimum", "advanced_only_quotes"}


def test_it_is_listed_as_advanced(cli, both):
    told = {one["name"]: one["advanced"] for one in cli("providers", "--json").document["providers"]}
    assert [name for name, advanced in told.items() if advanced] == ["thorchain"]
    assert FLAG in cli("providers").out
