"""Several providers over a socket: compared, guarded against the market, and each no in its own words."""

import pytest

from swapclient import SwapClient, errors
from swapclient.quoting.markets import MARKETS
from swapclient.quoting.policy import Policy
from swapclient.sandbox import Box

TO = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
REFUND = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
ASKED = {"simpleswap", "exolix", "changenow", "stealthex"}
QUIET = {"NEAR_OFF": "1", "CHAINFLIP_OFF": "1", "THORCHAIN_OFF": "1"}


@pytest.fixture
def box(tmp_path):
    with Box(tmp_path / "sandbox.db") as box:
        yield box


@pytest.fixture
def client(box, tmp_path):
    with SwapClient(environ=box.environ | QUIET, data_dir=tmp_path / "data", cache_dir=tmp_path / "cache") as client:
        yield client


def swap(client, policy=None):
    return client.swap("BTC", "USDT:tron", "0.5", to=TO, refund_to=REFUND, policy=policy)


def test_every_provider_is_asked_ranked_and_judged_against_the_market(client):
    found = client.offers("BTC", "USDT:tron", "0.5")
    amounts = [quote.get_amount for quote, _ in found.judged]
    assert {quote.provider for quote, _ in found.judged} == ASKED
    assert amounts == sorted(amounts, reverse=True)
    assert all(decision.cost_bps is not None for _, decision in found.judged)


def test_the_decision_and_its_inputs_are_in_the_journal(client):
    _, events = client.history(swap(client).swap_id)
    assert events[0].happening == "guarded"
    assert events[0].detail["verdict"] == "ok"
    assert events[0].detail["input.policy"] == "strict"


def test_every_provider_down_is_unavailable_and_names_each(box, client):
    client.assets()
    box.control.scenario("maintenance", on="quote", times=None)
    with pytest.raises(errors.Unavailable) as refusal:
        swap(client)
    assert refusal.value.exit_code == 6
    assert {one["provider"] for one in refusal.value.context["missing"]} == ASKED
    assert box.control.creates() == 0


def test_one_provider_down_is_a_line_and_not_a_failure(box, client):
    client.assets()
    box.control.scenario("maintenance", provider="exolix", on="quote", times=None)
    found = client.offers("BTC", "USDT:tron", "0.5")
    assert {quote.provider for quote, _ in found.judged} == ASKED - {"exolix"}
    assert [one.provider for one in found.missing] == ["exolix"]


def test_all_below_the_minimum_is_told_with_the_least(client):
    with pytest.raises(errors.BelowMinimum) as refusal:
        client.swap("BTC", "USDT:tron", "0.00000100", to=TO, refund_to=REFUND)
    assert refusal.value.context["minimum"]


def test_one_market_that_talks_nonsense_changes_no_decision(box, client):
    before = [decision.verdict for _, decision in client.offers("BTC", "USDT:tron", "0.5").judged]
    box.control.scenario("huge_number", provider="kraken", on="any", times=None)
    assert [decision.verdict for _, decision in client.offers("BTC", "USDT:tron", "0.5").judged] == before


def test_a_market_twice_as_high_refuses_every_quote_under_the_strict_policy(box, client):
    box.control.market("BTC", "2")
    with pytest.raises(errors.GuardRefused) as refusal:
        swap(client)
    assert (refusal.value.exit_code, refusal.value.stable_code) == (4, "dear")
    assert box.control.creates() == 0
    assert swap(client, Policy(any_price=True)).order_id


def test_a_provider_that_promises_ten_times_the_market_gets_no_order(box, client):
    box.control.rate("10", "exolix")
    found = client.offers("BTC", "USDT:tron", "0.5")
    assert (found.judged[0].quote.provider, found.judged[0].decision.code) == ("exolix", "too_good")
    assert swap(client).intent.provider != "exolix"


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        (lambda control: [control.market("BTC", 1 + n, name) for n, name in enumerate(MARKETS)], "reference_disagrees"),
        (lambda control: control.age(3600), "reference_stale"),
        (lambda control: control.advance(3600), "reference_ahead"),
    ],
)
def test_markets_that_cannot_be_believed_stop_the_strict_policy_each_in_its_own_words(box, client, lie, code):
    lie(box.control)
    with pytest.raises(errors.GuardRefused) as refusal:
        swap(client)
    assert (refusal.value.exit_code, refusal.value.stable_code) == (4, code)
    assert box.control.creates() == 0


def test_failing_over_goes_on_only_after_a_clear_no(box, client):
    best = client.offers("BTC", "USDT:tron", "0.5").judged[0].quote.provider
    box.control.scenario("rate_limited_429", provider=best, on="create")
    placed = swap(client)
    assert placed.intent.provider != best
    assert box.control.creates() == 1


def test_accepted_then_lost_at_the_best_makes_no_order_at_any_other(box, client):
    best = client.offers("BTC", "USDT:tron", "0.5").judged[0].quote.provider
    box.control.scenario("error_500_after_accept", provider=best, on="create")
    placed = swap(client)
    assert (placed.intent.provider, placed.state) == (best, "unknown")
    assert [order["provider"] for order in box.control.orders()] == [best]


def test_a_stablecoin_off_its_peg_is_refused_and_the_next_one_is_named(box, client):
    box.control.market("USDT", "0.985")
    with pytest.raises(errors.GuardRefused) as refusal:
        swap(client)
    assert (refusal.value.exit_code, refusal.value.stable_code) == (4, "off_peg")
    assert "USDC:ethereum" in refusal.value.hint
    assert box.control.creates() == 0
    assert swap(client, Policy(accept_depeg=True)).order_id
