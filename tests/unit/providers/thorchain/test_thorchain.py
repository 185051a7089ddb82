"""THORChain: quotes with a checked memo, and none while a chain stands still."""

from decimal import Decimal

import httpx
import pytest
import respx

from swapclient.domain.quotes import QuoteRequest, RateType
from swapclient.errors import (
    BadAddress,
    BelowMinimum,
    ProviderRefused,
    RateLimited,
    Unavailable,
    UnknownPair,
    Unreadable,
)
from tests.fakes.bench import Bench, pair, request
from tests.fakes.simpleswap import BTC_DEPOSIT

BASE = "https://gateway.liquify.com/chain/thorchain_api/thorchain"
VAULT = BTC_DEPOSIT
TRON = "TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7"
USDT = "TRON.USDT-TR7NHQJEKQXGTCI8Q8ZY4PL8OTSZGJLJ6T"
POOLS = [
    {"asset": name, "status": "Available"}
    for name in ("BTC.BTC", "ETH.ETH", "ETH.USDT-0XDAC17F958D2EE523A2206206994597C13D831EC7", USDT)
] + [{"asset": "DOGE.DOGE", "status": "Staged"}]


def row(chain, address, **changes):
    on = {"halted": False, "global_trading_paused": False, "chain_trading_paused": False}
    return {"chain": chain, "address": address, "gas_rate": "12", **on, **changes}


def inbound(**changes):
    return [
        row("BTC", VAULT, **changes),
        row("TRON", "TGLFy29V8jPdpCFG1gKAowg4EKp7kRHprH"),
        row("ETH", "0xb30ec53f98ff5947ede720d32ac2da7e52a5f56b"),
    ]


def said(bench, **changes):
    return {
        "inbound_address": VAULT,
        "expected_amount_out": "2990012345678",
        "expiry": int(bench.clock.now().timestamp()) + 900,
        "dust_threshold": "1000",
        "recommended_min_amount_in": "40000",
        "memo": f"=:TRON.USDT:{TRON}:2900311975308/1/0",
        "total_swap_seconds": 642,
    } | changes


@pytest.fixture
def api():
    with respx.mock(base_url=BASE, assert_all_called=False) as router:
        router.get("/pools").mock(return_value=httpx.Response(200, json=POOLS))
        router.get("/inbound_addresses").mock(return_value=httpx.Response(200, json=inbound()))
        yield router


@pytest.fixture
def bench(api, clock, tmp_path):
    made = Bench("thorchain", BASE, None, tmp_path, clock)
    api.get("/quote/swap").mock(side_effect=lambda _: httpx.Response(200, json=said(made)))
    return made


def wanted(amount="0.5", to=TRON):
    return QuoteRequest(pair(), Decimal(amount), RateType.FLOATING, to)


def quote(bench, asked=None):
    return bench.ask(lambda provider: provider.quote(asked or wanted()))


def no(api, message, status=400):
    answer = httpx.Response(status, json={"code": 3, "message": message, "details": []})
    api.get("/quote/swap").mock(return_value=answer)


def test_a_quote_is_asked_in_hundred_millionths_and_read_as_whole_coins(api, bench):
    found = quote(bench)
    asked = next(call.request.url.params for call in api.calls if "quote" in call.request.url.path)
    assert (asked["from_asset"], asked["to_asset"], asked["amount"]) == ("BTC.BTC", USDT, "50000000")
    assert asked["destination"] == TRON
    assert (found.get_amount, found.floor) == (Decimal("29900.123456"), Decimal("29003.11975308"))
    assert found.limits.minimum == Decimal("0.000404")
    assert (found.valid_until - bench.clock.now()).total_seconds() == pytest.approx(900, abs=1)


def test_it_is_said_beforehand_that_nothing_goes_without_a_memo_nor_from_an_exchange(bench):
    found = quote(bench)
    assert any("lost" in word for word in found.warnings)
    assert any("never pay from an exchange" in word for word in found.warnings)


@pytest.mark.parametrize("give", ["USDT:ethereum"])
def test_what_a_plain_payment_cannot_give_is_refused(api, bench, give):
    with pytest.raises(ProviderRefused) as caught:
        quote(bench, QuoteRequest(pair(give), Decimal(100), RateType.FLOATING, TRON))
    assert caught.value.stable_code == "not_payable_by_memo"
    assert not any("quote" in call.request.url.path for call in api.calls)


def test_without_an_address_there_is_a_price_and_no_memo(api, bench):
    found = quote(bench, request())
    assert (found.floor, found.get_amount) == (None, Decimal("29900.123456"))
    assert all("destination" not in call.request.url.params for call in api.calls)


@pytest.mark.parametrize("switch", ["halted", "global_trading_paused", "chain_trading_paused"])
def test_a_chain_that_stands_still_has_no_quote(api, bench, switch):
    api.get("/inbound_addresses").mock(return_value=httpx.Response(200, json=inbound(**{switch: True})))
    with pytest.raises(Unavailable) as caught:
        quote(bench)
    assert caught.value.stable_code == "trading_halted"


def test_the_side_that_is_got_must_trade_too(api, bench):
    rows = [one if one["chain"] != "TRON" else one | {"halted": True} for one in inbound()]
    for answer in (rows, rows[:1]):
        api.get("/inbound_addresses").mock(return_value=httpx.Response(200, json=answer))
        with pytest.raises(Unavailable):
            quote(bench)


def test_a_list_of_vaults_that_leaves_a_switch_out_is_not_believed(api, bench):
    rows = inbound()
    del rows[0]["global_trading_paused"]
    api.get("/inbound_addresses").mock(return_value=httpx.Response(200, json=rows))
    with pytest.raises(Unreadable):
        quote(bench)


def test_that_trading_stands_still_is_the_reason_that_counts(api, bench):
    no(api, "amount less than dust threshold: invalid request")
    api.get("/inbound_addresses").mock(return_value=httpx.Response(200, json=inbound(halted=True)))
    with pytest.raises(Unavailable) as caught:
        quote(bench)
    assert caught.value.stable_code == "trading_halted"


@pytest.mark.parametrize(
    "changes",
    [
        {"inbound_address": "bc1qd4jc4kp9jps56vng9ljhxntw9gqp6e2a7r5f22"},
        {"inbound_address": ""},
        {"memo": ""},
        {"memo": "=:TRON.USDT:TMwHWhFuEqSoicouuxgNqy3Z8yTiUoPetA:5"},
        {"memo": f"=:TRON.USDT:{TRON}:0/1/0"},
        {"memo": f"=:TRON.USDT:{TRON}:2840000000000/1/0"},
        {"memo": f"=:TRON.USDT:{TRON}:2990012345679/1/0"},
        {"memo": f"=:TRON.USDT:{TRON}/1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa:2900311975308/1/0"},
        {"expected_amount_out": "1.5"},
        {"expiry": 10**30},
        {"expiry": -(10**12)},
    ],
)
def test_a_quote_that_cannot_be_right_is_no_quote(api, bench, changes):
    api.get("/quote/swap").mock(side_effect=lambda _: httpx.Response(200, json=said(bench, **changes)))
    with pytest.raises(Unreadable):
        quote(bench)


def test_a_quote_of_nothing_is_no_quote(api, bench):
    api.get("/quote/swap").mock(side_effect=lambda _: httpx.Response(200, json=said(bench, expected_amount_out="0")))
    with pytest.raises(UnknownPair):
        quote(bench)


def test_too_little_is_told_with_the_recommended_least(api, bench):
    with pytest.raises(BelowMinimum):
        quote(bench, wanted("0.0004"))
    no(api, "amount less than min swap amount (recommended_min_amount_in: 51234): invalid request")
    with pytest.raises(BelowMinimum) as caught:
        quote(bench)
    assert caught.value.context["minimum"] == "0.00051234"


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("amount less than dust threshold", BelowMinimum),
        ("not enough asset to pay for fees", BelowMinimum),
        ("pool does not exist", UnknownPair),
        ("bad destination address", BadAddress),
        ("generated memo too long for source chain", ProviderRefused),
        ("trading is halted, can't process swap", Unavailable),
    ],
)
def test_each_no_is_typed(api, bench, message, kind):
    no(api, message)
    with pytest.raises(kind):
        quote(bench)


def test_a_busy_and_a_broken_node_are_told_apart(api, bench):
    for status, kind in ((429, RateLimited), (503, Unavailable)):
        no(api, "later", status)
        with pytest.raises(kind):
            quote(bench)


def test_an_amount_finer_than_it_counts_is_refused_before_anything_is_asked(api, bench):
    asked = QuoteRequest(pair("ETH:ethereum"), Decimal("0.123456789"))
    with pytest.raises(ProviderRefused) as caught:
        quote(bench, asked)
    assert caught.value.stable_code == "too_many_digits"
    assert not any("quote" in call.request.url.path for call in api.calls)


def test_only_available_pools_of_our_assets_are_listed(bench):
    listing = bench.ask(lambda provider: provider.assets())
    assert {one.name for one in listing.assets} == {"BTC:bitcoin", "ETH:ethereum", "USDT:ethereum", "USDT:tron"}


def test_limits_come_from_the_first_answer_that_names_the_least(api, bench):
    def answer(asked):
        if asked.url.params["amount"] == "100000000":
            return httpx.Response(400, json={"code": 3, "message": "amount less than dust threshold"})
        return httpx.Response(200, json=said(bench, recommended_min_amount_in="500"))

    api.get("/quote/swap").mock(side_effect=answer)
    found = bench.ask(lambda provider: provider.limits(pair(), RateType.FLOATING))
    assert (found.minimum, found.maximum) == (Decimal("0.0000101"), None), "never below what is dust"
