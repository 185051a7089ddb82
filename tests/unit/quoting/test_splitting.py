from contextlib import nullcontext, suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swapclient.domain.quotes import Limits
from swapclient.errors import GuardRefused, InputRefused
from swapclient.quoting.splitting import split


def limits(least, most):
    return Limits(Decimal(least) if least else None, Decimal(most) if most else None)


def test_an_amount_that_fits_stays_whole():
    assert split(Decimal("0.5"), limits("0.1", "1"), decimals=8, parts_max=5) == (Decimal("0.5"),)
    assert split(Decimal("0.5"), limits(None, None), decimals=8, parts_max=5) == (Decimal("0.5"),)


def test_as_few_parts_as_possible_and_about_equal():
    parts = split(Decimal("2.5"), limits("0.1", "1"), decimals=8, parts_max=10)
    assert len(parts) == 3
    assert max(parts) - min(parts) <= Decimal("0.000003")


def test_exactly_twice_the_maximum_needs_three_parts_because_no_two_may_be_equal():
    assert len(split(Decimal(2), limits(None, "1"), decimals=8, parts_max=10)) == 3


def test_parts_differ_where_a_provider_with_few_places_still_sees_it():
    parts = split(Decimal("25.000000000000000001"), limits("1", "10"), decimals=18, parts_max=5)
    assert sum(parts) == Decimal("25.000000000000000001")
    assert len({round(part, 6) for part in parts}) == len(parts) == 3


@given(
    whole=st.integers(1, 4 * 10**12),
    least=st.integers(0, 10**9),
    width=st.integers(0, 10**12),
    decimals=st.integers(0, 18),
    parts_max=st.integers(1, 12),
)
def test_parts_add_up_fit_the_limits_and_are_all_different(whole, least, width, decimals, parts_max):
    unit = Decimal(1).scaleb(-decimals)
    bounds = Limits(least * unit, (least + width) * unit)
    step = 10 ** max(decimals - 6, 0)
    possible = any(
        count * least + step * count * count <= whole <= count * (least + width) - step * count * count
        for count in range(1, parts_max + 1)
    )
    with nullcontext() if possible else suppress(GuardRefused):
        check(whole * unit, bounds, split(whole * unit, bounds, decimals=decimals, parts_max=parts_max), parts_max)


def check(whole, bounds, parts, parts_max):
    assert sum(parts) == whole
    assert len(set(parts)) == len(parts) <= parts_max
    assert all(part > 0 and bounds.minimum <= part <= bounds.maximum for part in parts)
    assert list(parts) == sorted(parts, reverse=True)


@pytest.mark.parametrize(
    ("amount", "bounds", "parts_max"),
    [
        ("10", limits("1", "2"), 4),
        ("0.5", limits("1", "2"), 4),
        ("3", limits("2", "2.5"), 4),
        ("2", limits("1", "1"), 9),
    ],
)
def test_what_cannot_be_split_is_refused(amount, bounds, parts_max):
    with pytest.raises(GuardRefused) as caught:
        split(Decimal(amount), bounds, decimals=8, parts_max=parts_max)
    assert caught.value.stable_code == "cannot_split"


def test_more_decimals_than_the_coin_has_are_refused():
    with pytest.raises(InputRefused):
        split(Decimal("0.123456789"), limits(None, None), decimals=8, parts_max=2)
