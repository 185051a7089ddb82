from decimal import Decimal

import pytest

from swapclient import errors
from swapclient.quoting.missing import Missing, slow
from swapclient.quoting.nothing import nothing_offered


def entry(code, bound=None, provider="one"):
    down = code in ("unavailable", "rate_limited", "switched_off")
    return Missing(provider, code, f"words about {code}", "", Decimal(bound) if bound else None, down)


@pytest.mark.parametrize(
    ("without", "kind", "code"),
    [
        ([], errors.ConfigError, "no_provider"),
        ([entry("below_minimum"), entry("below_minimum")], errors.BelowMinimum, "below_minimum"),
        ([entry("above_maximum", "2")], errors.AboveMaximum, "above_maximum"),
        ([entry("unknown_pair"), entry("unknown_pair")], errors.UnknownPair, "unknown_pair"),
        ([entry("unavailable"), slow("two", 5), entry("rate_limited")], errors.Unavailable, "all_down"),
        ([entry("switched_off"), entry("unavailable")], errors.Unavailable, "all_down"),
        ([entry("needs_addresses")], errors.ProviderRefused, "needs_addresses"),
        ([entry("above_maximum", "2"), entry("unknown_pair")], errors.AboveMaximum, "above_maximum"),
        ([entry("unavailable"), entry("unknown_pair")], errors.Unavailable, "all_down"),
        ([entry("fixed_not_offered"), entry("fixed_not_offered")], errors.FixedNotOffered, "fixed_not_offered"),
        ([entry("bad_key"), entry("no_key")], errors.BadKey, "bad_key"),
        ([entry("unavailable"), entry("below_minimum")], errors.ProviderRefused, "no_quote"),
    ],
)
def test_each_way_of_having_no_quote_has_its_own_error(without, kind, code):
    error = nothing_offered(without)
    assert (type(error), error.stable_code) == (kind, code)
    for missing in without:
        assert missing.message in f"{error.message} {error.context['missing']}"


def test_the_nearest_bound_is_named():
    below = nothing_offered([entry("below_minimum", "0.6"), entry("below_minimum", "0.02"), entry("below_minimum")])
    assert (below.context["minimum"], below.hint) == ("0.02", "Swap at least 0.02.")
    above = nothing_offered([entry("above_maximum", "3"), entry("above_maximum", "40")])
    assert above.context["maximum"] == "40"
    assert "--split" in above.hint


def test_a_provider_is_named_once_in_its_reason():
    told = Missing("acme", "unavailable", "acme is down (HTTP 502)", down=True)
    assert "(acme is down (HTTP 502); one: words" in nothing_offered([told, entry("unavailable")]).message


def test_every_reason_is_there_for_programs():
    error = nothing_offered([entry("below_minimum", provider="a"), entry("unavailable", provider="b")])
    assert error.context["missing"] == [
        {"provider": "a", "code": "below_minimum", "message": "words about below_minimum"},
        {"provider": "b", "code": "unavailable", "message": "words about unavailable"},
    ]
