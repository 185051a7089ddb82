"""Bounds and digits."""

from decimal import Decimal

import pytest

from swapclient.domain.quotes import Limits
from swapclient.errors import AboveMaximum, BelowMinimum, ProviderRefused
from swapclient.providers.bounds import fits_a_json_number, padded, within
from tests.fakes.bench import asset


def test_a_minimum_goes_up_and_a_maximum_down_to_the_decimals():
    limits = padded(Decimal("0.1234567"), Decimal("9.99999999"), asset("USDT:tron"))
    assert limits == Limits(Decimal("0.124692"), Decimal("9.999999"))


def test_nothing_and_zero_are_no_bounds():
    assert padded(None, None, asset("USDT:tron")) == padded(Decimal(0), Decimal(0), asset("USDT:tron")) == Limits()


def test_the_bounds_themselves_are_within():
    limits = Limits(Decimal(1), Decimal(2))
    for amount in (Decimal(1), Decimal(2)):
        within(amount, limits, asset("USDT:tron"), "one")
    with pytest.raises(BelowMinimum):
        within(Decimal("0.999999"), limits, asset("USDT:tron"), "one")
    with pytest.raises(AboveMaximum):
        within(Decimal("2.000001"), limits, asset("USDT:tron"), "one")


@pytest.mark.parametrize("amount", ["0.1", "123456789012345", "0.000000000000000123", "1000000000000000000000"])
def test_fifteen_digits_survive_a_json_number(amount):
    fits_a_json_number(Decimal(amount), "one")
    assert Decimal(repr(float(amount))) == Decimal(amount)


def test_more_digits_are_refused_before_anything_is_sent():
    with pytest.raises(ProviderRefused) as caught:
        fits_a_json_number(Decimal("0.1234567890123456"), "one")
    assert caught.value.stable_code == "too_many_digits"
