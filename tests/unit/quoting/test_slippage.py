from decimal import Decimal

import pytest

from swapclient.quoting.slippage import worse


@pytest.mark.parametrize(
    ("created", "tolerance", "is_worse"),
    [
        ("30000", 0, False),
        ("29999.999999", 0, True),
        ("29850", 50, False),
        ("29849.999999999999999999999999999999999999", 50, True),
        ("31000", 0, False),
        ("29999.25", Decimal("0.25"), False),
        ("29999.2499", Decimal("0.25"), True),
        ("0", 100, True),
    ],
)
def test_worse_is_below_the_tolerance_and_exact(created, tolerance, is_worse):
    assert worse(Decimal(30000), Decimal(created), tolerance) is is_worse
