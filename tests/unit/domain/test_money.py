"""Exact amounts, from text to text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swapclient.domain import money
from swapclient.errors import InputRefused

AMOUNTS = st.decimals(min_value=0, max_value=10**18, places=18, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("0.5", "0.5"), (" 12 ", "12"), (".25", "0.25"), ("0.00000001", "0.00000001"), ("007", "7")],
)
def test_a_plain_decimal_is_an_amount(text, amount):
    assert money.parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "0.0",
        "-1",
        "+1",
        "1e3",
        "NaN",
        "inf",
        "1,5",
        "1.000,5",
        "1_000",
        "0x10",
        "½",
        "٣",
        "1.",
        "9" * 80,
        "1 2",
    ],
)
def test_anything_else_typed_is_refused_with_what_to_write(text):
    with pytest.raises(InputRefused) as refusal:
        money.parse_amount(text)
    assert refusal.value.stable_code == "bad_amount"
    assert refusal.value.hint


@pytest.mark.parametrize("value", [0.5, True, None, b"1", [], float("nan")])
def test_a_float_never_becomes_an_amount(value):
    with pytest.raises(TypeError):
        money.exact(value)


@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "-1", "1e400000", "1e-400000", "0e-999999", "9" * 500, "1_0", "", "٣", -1]
)
def test_a_number_no_coin_can_have_is_refused(value):
    with pytest.raises(ValueError, match="amount"):
        money.exact(value)


@given(AMOUNTS)
def test_text_and_back_is_the_same_amount_without_an_exponent(amount):
    text = money.plain(amount)
    assert money.exact(text) == amount
    assert "e" not in text.lower()


@pytest.mark.parametrize(("value", "text"), [("1E+3", "1000"), ("1.500", "1.5"), ("0.00", "0"), ("1e-8", "0.00000001")])
def test_plain_text_is_the_shortest(value, text):
    assert money.plain(Decimal(value)) == text


@given(AMOUNTS, st.integers(0, 18))
def test_rounding_down_never_gives_more_and_up_never_less(amount, decimals):
    down, up = money.round_down(amount, decimals), money.round_up(amount, decimals)
    assert down <= amount <= up
    assert money.places(down) <= decimals
    assert money.places(up) <= decimals
    assert up - down <= Decimal(1).scaleb(-decimals)


@given(st.integers(0, 10**30), st.integers(0, 18))
def test_base_units_survive_the_way_there_and_back(units, decimals):
    assert money.to_units(money.from_units(units, decimals), decimals) == units


def test_an_amount_finer_than_the_coin_is_refused_with_the_nearest_below():
    with pytest.raises(InputRefused) as refusal:
        money.to_units(Decimal("0.123456789"), 8)
    assert refusal.value.stable_code == "too_many_decimals"
    assert "0.12345678" in refusal.value.hint
