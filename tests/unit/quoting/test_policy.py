from decimal import Decimal
from fractions import Fraction

import pytest

from swapclient.errors import UsageError
from swapclient.quoting.policy import Policy, parse_cost, percent


@pytest.mark.parametrize(
    ("text", "share"), [("8%", "0.08"), ("0.5 %", "0.005"), ("80bps", "0.008"), ("0%", "0"), (" 99.9% ", "0.999")]
)
def test_a_cost_has_its_unit(text, share):
    assert parse_cost(text) == Decimal(share)


@pytest.mark.parametrize("text", ["8", "0.08", "", "%", "-1%", "100%", "1e1%", "8,5%", "NaN%", "1.2.3%", ".%", "²%"])
def test_anything_else_is_no_cost(text):
    with pytest.raises(UsageError) as caught:
        parse_cost(text)
    assert (caught.value.stable_code, caught.value.exit_code) == ("bad_cost", 2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"any_price": True, "max_cost": Decimal("0.1")},
        {"any_price": True, "min_receive": Decimal(1)},
        {"max_cost": Decimal(1)},
        {"max_cost": Decimal("-0.1")},
        {"min_receive": Decimal(0)},
    ],
)
def test_bounds_that_contradict_or_mean_nothing_are_refused(wrong):
    with pytest.raises(UsageError):
        Policy(**wrong)


@pytest.mark.parametrize(
    ("policy", "name"),
    [
        (Policy(), "strict"),
        (Policy(any_price=True), "any_price"),
        (Policy(max_cost=Decimal("0.08")), "max_cost 8%"),
        (Policy(max_cost=Decimal("0.08"), min_receive=Decimal("24000.00")), "max_cost 8%, min_receive 24000"),
    ],
)
def test_the_journal_names_the_policy(policy, name):
    assert policy.name == name


@pytest.mark.parametrize(
    ("share", "text"),
    [(Fraction(3, 100), "3%"), (Fraction(1, 3), "33.34%"), (Decimal("0.0300000001"), "3.01%"), (Decimal(0), "0%")],
)
def test_percent_is_rounded_up_so_that_more_than_a_bound_reads_so(share, text):
    assert percent(share) == text
