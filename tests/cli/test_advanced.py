"""`--i-can-send-a-memo`: without it THORChain is never asked; with it a swap is a payment that carries a memo."""

from __future__ import annotations

import time

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
    yield
    box.control.advance(time.time() - box.control.now())  # markets ahead of our clock would be refused


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
    assert "Without it the money is lost" in cli(*QUOTE, FLAG).out


def test_a_quote_for_a_wrong_address_is_refused_before_anybody_is_asked(cli, box, both):
    error = cli(*QUOTE, FLAG, "--to", REFUND, "--json", code=3).document["error"]
    assert error["code"] == "wrong_network"
    assert box.control.calls() == []


def test_the_deposit_is_shown_with_its_memo_as_loud_as_the_address(cli, both):
    swap = cli(*SWAP, FLAG, *ONLY, code=8).document["swap"]
    deposit = swap["deposit"]
    assert deposit["memo_in_payment"] is True
    assert f":{TO}:" in deposit["memo"]
    assert deposit["uri"] is None
    screen = cli("show", swap["id"]).out
    assert f"payment memo (required)  {deposit['memo']}" in screen
    assert "else the money is lost" in screen
    assert "never pay from an exchange" in screen
    assert f"swapclient sent {swap['id']}" in screen
    paying = cli("show", swap["id"], "--json").document["payment"]
    assert (paying["due"], paying["memo_name"]) == (True, "payment memo")
    assert deposit["memo"] in cli("support", swap["id"]).out


def test_no_code_of_the_address_leaves_without_its_memo(cli, both, tmp_path):
    swap = cli(*SWAP, FLAG, *ONLY, code=8).document["swap"]
    screen = cli("qr", swap["id"]).out
    assert screen.index("else the money is lost") < screen.index("█")
    assert swap["deposit"]["memo"] in screen
    for option in ("--png", "--svg"):
        error = cli("qr", swap["id"], option, str(tmp_path / "code"), "--json", code=3).document["error"]
        assert error["code"] == "memo_beside_the_code"
    assert list(tmp_path.glob("code")) == []
    assert cli("qr", swap["id"], "--uri", "--json", code=3).document["error"]["code"] == "no_uri"
    assert cli("qr", swap["id"], "--json").document["qr"]["memo_in_payment"] is True


def test_the_payment_is_told_and_followed_without_the_word(cli, box, both):
    swap = cli(*SWAP, FLAG, *ONLY, code=8).document["swap"]
    deposit = swap["deposit"]
    told = box.control.pay(deposit["address"], deposit["amount"], deposit["memo"])["transaction"]
    box.control.advance(3600)
    answer = cli("sent", swap["id"], told.lower(), "--json").document
    assert (answer["swap"]["state"], answer["swap"]["transactions"]["deposit"]) == ("finished", [told])
    assert answer["payment"]["due"] is False
    assert cli("watch", swap["id"], "--json").documents[-1]["swap"]["state"] == "finished"


def test_what_was_told_is_not_asked_for_again_and_can_be_corrected(cli, box, both):
    swap = cli(*SWAP, FLAG, *ONLY, code=8).document["swap"]
    cli("sent", swap["id"], "00" * 32)
    paying = cli("show", swap["id"], "--json").document["payment"]
    assert (paying["due"], paying["code"]) == (False, "deposit_told")
    told = box.control.pay(swap["deposit"]["address"], "0.5", swap["deposit"]["memo"])["transaction"]
    box.control.advance(3600)
    assert "finished" in cli("sent", swap["id"], told).out


def test_the_payment_of_something_else_is_refused(cli, box, both):
    swap = cli(*SWAP, FLAG, *ONLY, code=8).document["swap"]
    other = box.control.pay(swap["deposit"]["address"], "0.5", f"=:TRON.USDT:{TO}:1")["transaction"]
    box.control.advance(60)
    error = cli("sent", swap["id"], other, "--json", code=3).document["error"]
    assert error["code"] == "other_payment"
    assert "another memo" in error["message"]
    assert cli("sent", swap["id"], "nonsense", "--json", code=3).document["error"]["code"] == "bad_transaction"


def test_a_provider_that_sees_payments_itself_is_told_nothing(cli, both):
    swap = cli(*SWAP, code=8).document["swap"]
    assert cli("sent", swap["id"], "00" * 32, "--json", code=2).document["error"]["code"] == "sees_payments"


def test_nothing_is_shown_to_be_paid_while_trading_stands_still(cli, box, both):
    swap = cli(*SWAP, FLAG, *ONLY, code=8).document["swap"]
    box.control.halt("TRON")
    stopped = cli("show", swap["id"], "--refresh", "--json").document
    assert (stopped["swap"]["state"], stopped["payment"]["due"]) == ("expired", False)
    assert "stands still" in stopped["swap"]["reason"]
    box.control.halt("TRON", stopped=False)
    assert cli("show", swap["id"], "--refresh", "--json").document["payment"]["due"] is True


def test_it_is_listed_as_advanced(cli, both):
    told = {one["name"]: one["advanced"] for one in cli("providers", "--json").document["providers"]}
    assert [name for name, advanced in told.items() if advanced] == ["thorchain"]
    assert FLAG in cli("providers").out
