"""`quote`: what every provider offers, ranked, beside the market; it creates nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

ASKED = ("SIMPLESWAP", "EXOLIX", "CHANGENOW", "STEALTHEX")


@pytest.fixture
def several(home, box, monkeypatch):
    """All four exchanges of the sandbox are asked."""
    for name in ASKED[1:]:
        monkeypatch.delenv(f"{name}_OFF", raising=False)
    for name, value in box.environ.items():
        monkeypatch.setenv(name, value)


def test_every_provider_is_shown_the_best_first_with_its_cost(cli, box, several):
    before = box.control.creates()
    answer = cli("quote", "BTC", "USDT:tron", "-a", "0.5", "--json").document
    amounts = [Decimal(quote["get"]["amount"]) for quote in answer["quotes"]]
    assert {quote["provider"].upper() for quote in answer["quotes"]} == set(ASKED)
    assert amounts == sorted(amounts, reverse=True)
    assert all(0 < Decimal(quote["cost_bps"]) < 200 for quote in answer["quotes"])
    assert answer["quotes"][0]["guard"]["verdict"] == "ok"
    assert answer["quotes"][0]["give"] == {"asset": "BTC:bitcoin", "amount": "0.5"}
    assert box.control.creates() == before


def test_the_screen_says_what_the_document_says(cli, several):
    screen = cli("quote", "BTC", "USDT:tron", "-a", "0.5").out
    for word in ("simpleswap", "exolix", "changenow", "stealthex", "ARRIVES", "COST", "at the market's price", "fair"):
        assert word in screen


def test_a_fixed_rate_says_how_long_it_holds(cli, home):
    answer = cli("quote", "BTC", "USDT:tron", "-a", "0.5", "--fixed", "--json").document
    assert answer["quotes"][0]["rate_type"] == "fixed"
    assert answer["quotes"][0]["valid_until"].endswith("Z")
    assert "HOLDS" in cli("quote", "BTC", "USDT:tron", "-a", "0.5", "--fixed").out


def test_a_provider_without_a_quote_says_why(cli, box, several):
    cli("quote", "BTC", "USDT:tron", "-a", "0.5")  # the lists are known
    box.control.scenario("html_200", provider="exolix", on="quote", times=None)
    answer = cli("quote", "BTC", "USDT:tron", "-a", "0.5", "--json").document
    screen = cli("quote", "BTC", "USDT:tron", "-a", "0.5").out
    box.control.scenario("happy")
    assert [one["provider"] for one in answer["missing"]] == ["exolix"]
    assert "no quote from exolix" in screen


def test_a_provider_without_its_key_is_named_with_the_variable(cli, several, monkeypatch):
    monkeypatch.delenv("STEALTHEX_API_KEY")
    answer = cli("quote", "BTC", "USDT:tron", "-a", "0.5", "--json").document
    (without,) = [one for one in answer["missing"] if one["code"] == "no_key"]
    assert without["provider"] == "stealthex"
    assert "STEALTHEX_API_KEY" in without["hint"]


def test_one_provider_can_be_pinned(cli, several):
    answer = cli("quote", "BTC", "USDT:tron", "-a", "0.5", "--provider", "exolix", "--json").document
    assert [quote["provider"] for quote in answer["quotes"]] == ["exolix"]


def test_a_market_that_says_otherwise_is_a_warning_in_the_row(cli, box, home):
    box.control.market("BTC", "1.1")
    try:
        answer = cli("quote", "BTC", "USDT:tron", "-a", "0.5", "--json").document
        screen = cli("quote", "BTC", "USDT:tron", "-a", "0.5").out
    finally:
        box.control.market("BTC", "1")
    assert answer["quotes"][0]["guard"]["verdict"] == "refuse"
    assert "refused: the quote is" in screen
