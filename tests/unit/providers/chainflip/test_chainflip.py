"""Chainflip: what is particular to it."""

from decimal import Decimal

import httpx
import msgspec
import pytest
import respx

from swapclient.domain.life import Observation
from swapclient.errors import (
    AboveMaximum,
    BadAddress,
    BelowMinimum,
    OutcomeUnknown,
    ProviderRefused,
    RateLimited,
    Unavailable,
    UnknownOrder,
    UnknownPair,
    Unreadable,
)
from swapclient.providers.chainflip.orders import LOUD
from swapclient.providers.chainflip.terms import x128
from swapclient.swaps.judge import drift
from tests.contract.worlds.chainflip import network_info, offers, waiting
from tests.fakes.bench import Bench, intent, pair, request
from tests.fakes.recordings import raw, recorded
from tests.fakes.simpleswap import BTC_DEPOSIT

BASE = "https://chainflip-swap.chainflip.io"
CHANNEL = "9876543-Bitcoin-123"
TERMS = {"price": "59800.5", "slippage": "1.5", "retry_minutes": "30", "live_slippage": "1"}
OPENED = {"id": CHANNEL, "depositAddress": BTC_DEPOSIT, "estimatedExpiryTime": 1767398645000, "issuedBlock": 1}
SMALLEST = "1"


@pytest.fixture
def api():
    with respx.mock(base_url=BASE, assert_all_called=False) as router:
        router.get("/api/networkInfo").mock(return_value=httpx.Response(200, json=network_info()))
        router.get("/v2/quote").mock(side_effect=quoted)
        yield router


@pytest.fixture
def bench(api, clock, tmp_path):
    return Bench("chainflip", BASE, None, tmp_path, clock)


def quoted(asked, **changes):
    amount = asked.url.params["amount"]
    if amount == SMALLEST:
        return httpx.Response(400, json={"message": "expected amount is below minimum swap amount (40000)"})
    return httpx.Response(200, json=offers(amount, "quote_ok_dca", **changes))


def wanted(bench, **changes):
    return intent("chainflip", bench.clock, **{"terms": TERMS, **changes})


def create(api, bench, reply=None, **changes):
    reply = reply or httpx.Response(201, json=OPENED)
    route = api.post("/api/openSwapDepositChannel").mock(return_value=reply)
    made = bench.ask(lambda provider: provider.create(wanted(bench, **changes)))
    return made, msgspec.json.decode(route.calls.last.request.content)


def standing(bench, **changes):
    asked = wanted(bench)
    body = {
        "amount": "50000000",
        "srcAsset": {"chain": "Bitcoin", "asset": "BTC"},
        "destAsset": {"chain": "Tron", "asset": "USDT"},
        "destAddress": asked.receive_address,
        "fillOrKillParams": {"refundAddress": asked.refund_address},
    }
    return waiting(CHANNEL, body, **changes)


def status(api, bench, body, channel=CHANNEL):
    api.get(f"/v2/swaps/{channel}").mock(return_value=httpx.Response(200, json=body))
    return bench.ask(lambda provider: provider.status(channel))


def test_the_regular_quote_is_taken_and_pieces_are_not_offered(api, bench):
    quote = bench.ask(lambda provider: provider.quote(request()))
    assert (quote.get_amount, quote.terms["price"]) == (Decimal(29900), "59800.5")
    assert quote.floor < quote.get_amount
    assert LOUD in quote.warnings
    api.get("/v2/quote").mock(side_effect=only_pieces)
    with pytest.raises(UnknownPair):
        bench.ask(lambda provider: provider.quote(request()))


def only_pieces(asked):
    return httpx.Response(200, json=offers(asked.url.params["amount"], "quote_ok_dca")[1:])


def test_a_thin_pool_is_told(api, bench):
    api.get("/v2/quote").mock(side_effect=lambda asked: quoted(asked, lowLiquidityWarning=True))
    assert len(bench.ask(lambda provider: provider.quote(request())).warnings) == 2


@pytest.mark.parametrize(
    "changes",
    [{"depositAmount": "1"}, {"destAsset": {"chain": "Ethereum", "asset": "USDT"}}, {"egressAmount": "1.5"}],
)
def test_a_quote_for_something_else_is_no_quote(api, bench, changes):
    api.get("/v2/quote").mock(return_value=httpx.Response(200, json=offers("50000000", **changes)))
    with pytest.raises(Unreadable):
        bench.ask(lambda provider: provider.quote(request()))


def test_the_body_names_a_refund_address_and_the_least_price(api, bench):
    order, sent = create(api, bench)
    kept = sent["fillOrKillParams"]
    assert kept["refundAddress"] == "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
    assert kept["minPriceX128"] == x128(Decimal("58903.4925"), 8, 6)
    assert (kept["retryDurationBlocks"], kept["maxOraclePriceSlippage"]) == (300, 100)
    assert (sent["amount"], sent["takeCommission"]) == ("50000000", False)
    assert (order.order_id, order.deposit_address) == (CHANNEL, BTC_DEPOSIT)
    assert LOUD in order.warnings


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"refund_address": None}, "refund_address_needed"),
        ({"receive_memo": "1"}, "memo_not_carried"),
        ({"terms": {}}, "no_minimum_price"),
        ({"terms": TERMS | {"price": "0"}}, "no_minimum_price"),
        ({"give_amount": Decimal("0.0004")}, "below_minimum"),
        ({"terms": TERMS | {"least": "0.6"}}, "below_minimum"),
    ],
)
def test_what_would_lose_money_is_refused_before_a_channel_is_opened(api, bench, changes, code):
    route = api.post("/api/openSwapDepositChannel")
    with pytest.raises(ProviderRefused) as caught:
        bench.ask(lambda provider: provider.create(wanted(bench, **changes)))
    assert caught.value.stable_code == code
    assert not route.called


def test_too_little_is_blocked_at_a_margin_above_the_minimum(api, bench):
    with pytest.raises(BelowMinimum) as caught:
        bench.ask(lambda provider: provider.quote(request("0.0004")))
    assert caught.value.context["minimum"] == "0.000404"


def test_what_the_chain_says_passes_the_judge(api, bench):
    order = status(api, bench, standing(bench))
    assert drift(wanted(bench), order, bench.open().capabilities.echoes) == ()
    assert (order.give, order.get, order.give_amount) == ("BTC:bitcoin", "USDT:tron", Decimal("0.5"))


@pytest.mark.parametrize(
    "changes",
    [
        {"destAddress": "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"},
        {"destAddress": None},
        {"destAsset": "TRX"},
        {"srcChain": "Ethereum"},
        {"fillOrKillParams": None},
        {"fillOrKillParams": {"refundAddress": "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "minPrice": "59000"}},
        {"fillOrKillParams": {"refundAddress": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "minPrice": "0"}},
    ],
)
def test_what_the_chain_keeps_to_is_compared_with_what_was_asked(api, bench, changes):
    order = status(api, bench, standing(bench, **changes))
    assert drift(wanted(bench), order, bench.open().capabilities.echoes)


def test_a_lower_price_on_the_chain_than_was_asked_is_withheld(api, bench):
    api.post("/api/openSwapDepositChannel").mock(return_value=httpx.Response(201, json=OPENED))
    kept = {"refundAddress": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "minPrice": "50000"}
    body = standing(bench, fillOrKillParams=kept)
    api.get(f"/v2/swaps/{CHANNEL}").mock(return_value=httpx.Response(200, json=body))

    async def both(provider):
        await provider.create(wanted(bench))
        return await provider.status(CHANNEL, fresh=True)

    assert "minimum price" in bench.ask(both).doubt


@pytest.mark.parametrize(("price", "wrong"), [("59202.495", ()), ("58000", ("minimum_get",))])
def test_a_lower_price_on_the_chain_is_found_by_another_process_too(api, bench, price, wrong):
    asked = wanted(bench, floor=bench.ask(lambda provider: provider.quote(request())).floor)
    kept = {"refundAddress": asked.refund_address, "minPrice": price}
    order = status(api, bench, standing(bench, fillOrKillParams=kept))
    assert drift(asked, order, bench.open().capabilities.echoes) == wrong


def test_a_channel_that_is_new_may_not_be_shown_yet(api, bench, clock):
    api.post("/api/openSwapDepositChannel").mock(return_value=httpx.Response(201, json=OPENED))
    missing = httpx.Response(404, content=raw("chainflip/swap_error_not_found"))
    replies = [missing, missing, httpx.Response(200, json=standing(bench))]
    route = api.get(f"/v2/swaps/{CHANNEL}").mock(side_effect=replies)

    async def both(provider):
        await provider.create(wanted(bench))
        return await provider.status(CHANNEL, fresh=True)

    assert bench.ask(both).observation is Observation.WAITING
    route.mock(return_value=missing)
    with pytest.raises(Unavailable) as caught:
        bench.ask(both)
    assert caught.value.stable_code == "not_shown_yet"


def test_no_more_unknown_orders_are_asked_about_than_is_borne(api, bench, clock):
    route = api.get(url__startswith=f"{BASE}/v2/swaps/").mock(
        return_value=httpx.Response(404, content=raw("chainflip/swap_error_not_found"))
    )

    async def many(provider):
        for number in range(8):
            with pytest.raises(UnknownOrder):
                await provider.status(f"1-Bitcoin-{number}")
        with pytest.raises(RateLimited) as caught:
            await provider.status("1-Bitcoin-9")
        assert route.call_count == 8
        await clock.sleep(float(caught.value.context["retry_after"]))
        with pytest.raises(UnknownOrder):
            await provider.status("1-Bitcoin-9")

    bench.ask(many)


@pytest.mark.parametrize(
    ("recording", "changes", "seen"),
    [
        ("WAITING", {}, Observation.WAITING),
        ("WAITING", {"depositChannel": {"isExpired": True}}, Observation.EXPIRED),
        ("RECEIVING", {}, Observation.CONFIRMING),
        ("SWAPPING", {}, Observation.EXCHANGING),
        ("SENDING", {}, Observation.SENDING),
        ("COMPLETED", {}, Observation.FINISHED),
        ("COMPLETED_refunded", {}, Observation.REFUNDED),
        ("COMPLETED", {"refundEgress": {"amount": "1", "txRef": "0x1"}}, Observation.FINISHED),
        ("COMPLETED", {"swapEgress": None}, Observation.UNRECOGNIZED),
        ("FAILED_deposit_below_minimum", {}, Observation.FAILED),
        ("FAILED_deposit_below_minimum", {"refundEgress": {"amount": "1"}}, Observation.FAILED),
        ("FAILED_deposit_below_minimum", {"refundEgress": {"amount": "1", "txRef": "0x1"}}, Observation.REFUNDED),
        ("COMPLETED", {"state": "BOOSTING"}, Observation.UNRECOGNIZED),
    ],
)
def test_every_recorded_state_is_understood(api, bench, recording, changes, seen):
    body = recorded(f"chainflip/{recording}")
    channel = body["depositChannel"].get("id", "86-Ethereum-85")
    order = status(api, bench, body | changes, channel)
    assert order.observation is seen
    assert order.order_id == channel


def test_amounts_of_what_went_in_out_and_back_are_whole_coins(api, bench):
    body = recorded("chainflip/COMPLETED_refunded")
    order = status(api, bench, body, "86-Ethereum-85")
    assert (order.deposited, order.refunded) == (Decimal(5), Decimal("0.99984499999916"))
    assert (order.received, order.payout_tx) == (None, ())
    assert order.refund_tx


def test_a_deposit_that_was_too_small_says_so(api, bench):
    body = recorded("chainflip/FAILED_deposit_below_minimum")
    assert "below the minimum" in status(api, bench, body, "86-Ethereum-85").reason


@pytest.mark.parametrize(
    ("code", "message", "error"),
    [
        (400, 'Address "x" is not a valid "Tron" address for "mainnet"', BadAddress),
        (400, "expected amount is below minimum swap amount (60000000)", BelowMinimum),
        (400, "expected amount is above maximum swap amount (40000000)", AboveMaximum),
        (400, "amount is lower than estimated ingress fee (7)", BelowMinimum),
        (400, "egress amount (1) is lower than minimum egress amount (9)", BelowMinimum),
        (400, "insufficient liquidity for requested amount", UnknownPair),
        (400, "invalid request", UnknownPair),
        (400, "too many channels", ProviderRefused),
        (503, "Asset Btc is disabled", OutcomeUnknown),
        (500, "oops", OutcomeUnknown),
    ],
)
def test_every_no_to_a_channel_has_its_type(api, bench, code, message, error):
    with pytest.raises(error) as caught:
        create(api, bench, httpx.Response(code, json={"message": message}))
    assert type(caught.value) is error


def test_a_bound_of_what_is_given_is_told_and_one_of_what_is_got_is_not(api, bench):
    for message, minimum in (("below minimum swap amount (16777215)", "0.16777215"), ("the egress fee (5)", None)):
        with pytest.raises(BelowMinimum) as caught:
            create(api, bench, httpx.Response(400, json={"message": message}))
        assert caught.value.context.get("minimum") == minimum


def test_assets_that_are_switched_off_are_not_swapped(api, bench):
    off = {"Btc": {"depositChannelCreationEnabled": False}, "Usdc": {"egressEnabled": False}}
    api.get("/api/networkInfo").mock(return_value=httpx.Response(200, json=network_info(**off)))
    for what in (pair("BTC:bitcoin", "USDT:tron"), pair("ETH:ethereum", "USDC:ethereum")):
        with pytest.raises(UnknownPair):
            bench.ask(lambda provider, what=what: provider.quote(request(what=what)))


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("Asset Btc is disabled", "switched_off"),
        ("Quoting is currently unavailable due to maintenance", "maintenance"),
        ("oops", "unavailable"),
    ],
)
def test_a_pause_told_with_a_503_is_told_as_such_after_every_attempt(api, bench, message, code):
    route = api.get("/v2/quote").mock(return_value=httpx.Response(503, json={"message": message}))
    with pytest.raises(Unavailable) as caught:
        bench.ask(lambda provider: provider.quote(request()))
    assert message in caught.value.message
    assert (caught.value.stable_code, caught.value.exit_code) == (code, 6)
    assert route.call_count >= 4


def test_a_pause_that_answers_a_creation_stays_an_unknown_outcome(api, bench):
    with pytest.raises(OutcomeUnknown, match="Asset Btc is disabled"):
        create(api, bench, httpx.Response(503, json={"message": "Asset Btc is disabled"}))


def test_assets_are_known_by_chain_and_have_our_contracts(api, bench):
    assets = {one.name: one for one in bench.ask(lambda provider: provider.assets()).assets}
    assert assets["USDT:tron"].contract == "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
    assert {"BTC:bitcoin", "USDC:ethereum", "USDT:bsc", "ETH:arbitrum"} <= set(assets)
    assert not any(name.startswith("FLIP") for name in assets)
