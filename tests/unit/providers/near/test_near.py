"""NEAR Intents: what is particular to it."""

from datetime import UTC, datetime
from decimal import Decimal

import httpx
import pytest
import respx

import networks
from swapclient.domain.life import Observation
from swapclient.domain.quotes import QuoteRequest
from swapclient.errors import (
    BadAddress,
    BelowMinimum,
    NotPermitted,
    OutcomeUnknown,
    ProviderRefused,
    UnknownOrder,
    UnknownPair,
    Unreadable,
)
from swapclient.providers.near.codes import BITCOIN_IDS
from swapclient.providers.near.ids import order_id, place_of
from swapclient.providers.near.placeholders import PLACEHOLDERS
from swapclient.providers.near.tokens import coins
from swapclient.providers.order_ids import fits
from swapclient.sandbox.near.signing import public
from swapclient.swaps.judge import drift
from tests.contract.worlds.near import KEY, resign, tokens
from tests.fakes.bench import Bench, asset, intent, pair, request
from tests.fakes.recordings import raw, recorded
from tests.fakes.simpleswap import BTC_DEPOSIT

BASE = "https://1click.chaindefuser.com/v0"
USDT = "nep141:tron-d28a265909efecdcee7c5028585214ea0b96f015.omft.near"


@pytest.fixture
def api():
    with respx.mock(base_url=BASE, assert_all_called=False) as router:
        router.get("/tokens").mock(return_value=httpx.Response(200, content=raw("nearintents/tokens")))
        yield router


@pytest.fixture
def bench(api, clock, tmp_path):
    bench = Bench("near", BASE, None, tmp_path, clock)
    bench.signing_key = public(KEY)
    return bench


def answer(recording="nearintents/quote_live", echo=None, **quote):
    """0.5 BTC into USDT as asked by ``intent``, signed."""
    made = recorded(recording)
    made["quoteRequest"] |= {
        "slippageTolerance": 150,
        "originAsset": BITCOIN_IDS[0],
        "destinationAsset": USDT,
        "amount": "50000000",
        "refundTo": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "recipient": "TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7",
        "deadline": "2026-01-02T06:04:05.000Z",
    }
    made["quote"] |= {
        "amountIn": "50000000",
        "minAmountIn": "50000000",
        "amountOut": "29900123456",
        "minAmountOut": "29451621604",
        "depositAddress": BTC_DEPOSIT,
    }
    made["quoteRequest"] |= echo or {}
    made["quote"] |= quote
    return resign(made)


def standing(status="PENDING_DEPOSIT", details=None, **quoted):
    """The status of the same."""
    made = recorded("nearintents/status", status=status)
    made["quoteResponse"] = {**answer(), **quoted}
    made["swapDetails"] |= details or {}
    return made


def create(api, bench, reply, **changes):
    route = api.post("/quote").mock(return_value=reply)
    made = bench.ask(lambda provider: provider.create(intent("near", bench.clock, **changes)))
    return made, route.calls.last.request


def judged(bench, order):
    return drift(intent("near", bench.clock), order, bench.open().capabilities.echoes)


def status(api, bench, body):
    api.get("/status").mock(return_value=httpx.Response(200, json=body))
    return bench.ask(lambda provider: provider.status(BTC_DEPOSIT))


def test_a_live_answer_becomes_an_order_that_passes_the_judge(api, bench):
    order, sent = create(api, bench, httpx.Response(201, json=answer()))
    assert b'"dry":false' in sent.content
    assert judged(bench, order) == ()
    assert (order.order_id, order.deposit_address, order.doubt) == (BTC_DEPOSIT, BTC_DEPOSIT, None)
    assert (order.give_amount, order.get_amount) == (Decimal("0.5"), Decimal("29900.123456"))
    assert order.minimum_get == Decimal("29451.621604")
    assert order.deadline == datetime(2026, 1, 2, 6, 4, 5, tzinfo=UTC)


def test_either_id_of_bitcoin_is_bitcoin(api, bench):
    for asset_id in BITCOIN_IDS:
        order, _ = create(api, bench, httpx.Response(201, json=answer(echo={"originAsset": asset_id})))
        assert order.give == "BTC:bitcoin"


@pytest.mark.parametrize(
    ("echo", "quote"),
    [
        ({"swapType": "FLEX_INPUT"}, {}),
        ({"dry": True}, {}),
        ({"recipientType": "INTENTS"}, {}),
        ({"refundType": "INTENTS"}, {}),
        ({"slippageTolerance": 5000}, {}),
        ({"recipient": "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"}, {}),
        ({"refundTo": "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"}, {}),
        ({"destinationAsset": "nep141:eth.omft.near"}, {}),
        ({"originAsset": "nep141:not-listed"}, {}),
        ({"amount": "60000000"}, {}),
        ({}, {"amountIn": "60000000"}),
        ({}, {"amountOut": "19900123456"}),
    ],
)
def test_a_signed_answer_to_another_question_is_withheld(api, bench, echo, quote):
    order, _ = create(api, bench, httpx.Response(201, json=answer(echo=echo, **quote)))
    assert judged(bench, order)


@pytest.mark.parametrize("signature", [None, "ed25519:abc", recorded("nearintents/quote_live")["signature"]])
def test_an_answer_that_is_not_signed_is_withheld(api, bench, signature):
    order, _ = create(api, bench, httpx.Response(201, json=answer() | {"signature": signature}))
    assert "signature" in order.doubt
    assert "doubt" in judged(bench, order)


def test_a_changed_address_in_a_later_answer_is_withheld(api, bench):
    body = standing()
    body["quoteResponse"]["quote"]["depositAddress"] = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
    assert status(api, bench, body).doubt


def test_a_price_that_is_not_signed_is_no_price(api, bench):
    body = answer("nearintents/quote_dry", {"dry": True}) | {"signature": "ed25519:abc"}
    api.post("/quote").mock(return_value=httpx.Response(201, json=body))
    with pytest.raises(Unreadable) as caught:
        bench.ask(lambda provider: provider.quote(request()))
    assert caught.value.stable_code == "bad_signature"


def test_a_price_for_something_else_is_no_price(api, bench):
    for echo in ({"amount": "1"}, {"originAsset": USDT}, {"dry": False}):
        body = answer("nearintents/quote_dry", {"dry": True} | echo)
        api.post("/quote").mock(return_value=httpx.Response(201, json=body))
        with pytest.raises(Unreadable):
            bench.ask(lambda provider: provider.quote(request()))


def test_a_price_without_addresses_is_asked_dry_and_with_placeholders(api, bench):
    body = answer("nearintents/quote_dry", {"dry": True})
    route = api.post("/quote").mock(return_value=httpx.Response(201, json=body))
    quote = bench.ask(lambda provider: provider.quote(request()))
    sent = route.calls.last.request.content
    assert b'"dry":true' in sent
    assert PLACEHOLDERS["bitcoin"].encode() in sent
    assert PLACEHOLDERS["tron"].encode() in sent
    assert (quote.get_amount, quote.floor) == (Decimal("29900.123456"), Decimal("29451.621604"))


def test_addresses_that_were_named_are_asked_with(api, bench):
    body = answer("nearintents/quote_dry", {"dry": True})
    route = api.post("/quote").mock(return_value=httpx.Response(201, json=body))
    asked = QuoteRequest(pair(), Decimal("0.5"), receive_address="TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC")
    bench.ask(lambda provider: provider.quote(asked))
    assert b"TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC" in route.calls.last.request.content


def test_a_network_without_a_placeholder_needs_addresses(api, bench):
    route = api.post("/quote")
    with pytest.raises(ProviderRefused) as caught:
        bench.ask(lambda provider: provider.quote(request(what=pair("ZEC:zcash", "USDT:tron"))))
    assert caught.value.stable_code == "needs_addresses"
    assert not route.called


@pytest.mark.parametrize(("network", "address"), PLACEHOLDERS.items())
def test_a_placeholder_is_an_address_of_its_network(network, address):
    native = {"bsc": "BNB", "polygon": "POL", "avalanche-c": "AVAX", "tron": "TRX", "solana": "SOL", "ripple": "XRP"}
    native |= {"dogecoin": "DOGE", "bitcoin": "BTC", "gnosis": "XDAI", "berachain": "BERA", "monad": "MON"}
    native |= {"plasma": "XPL"}
    code = ""
    try:
        networks.check(f"{native.get(network, 'ETH')}:{network}", address)
    except networks.AddressError as error:
        code = error.code
    assert code in ("", "burn_address")


@pytest.mark.parametrize(("changes", "code"), [
    ({"refund_address": None}, "refund_address_needed"),
    ({"receive_memo": "1"}, "memo_not_carried"),
    ({"refund_memo": "1"}, "memo_not_carried"),
])  # fmt: skip
def test_what_it_cannot_do_is_refused_before_anything_is_sent(api, bench, changes, code):
    with pytest.raises(ProviderRefused) as caught:
        create(api, bench, httpx.Response(201, json=answer()), **changes)
    assert caught.value.stable_code == code
    assert not api.calls


def test_the_minimum_is_in_the_text_in_base_units_of_what_is_given(api, bench):
    no = recorded("nearintents/quote_bad_request", message="Amount is too low for bridge, try at least 12345")
    api.post("/quote").mock(return_value=httpx.Response(400, json=no))
    with pytest.raises(BelowMinimum) as caught:
        bench.ask(lambda provider: provider.quote(request()))
    assert caught.value.context["minimum"] == "0.00012345"
    limits = bench.ask(lambda provider: provider.limits(pair(), "floating"))
    assert limits.minimum == Decimal("0.00012345")


@pytest.mark.parametrize(
    ("status_code", "message", "error"),
    [
        (400, "Temporary swap limits: minimum swap amount is $1,000", BelowMinimum),
        (400, "No liquidity available", UnknownPair),
        (400, "Failed to get quote", UnknownPair),
        (400, "recipient is not valid", BadAddress),
        (400, "This wallet is blocked", NotPermitted),
        (400, "no", ProviderRefused),
        (500, "Internal server error", OutcomeUnknown),
    ],
)
def test_every_no_to_a_creation_has_its_type(api, bench, status_code, message, error):
    reply = httpx.Response(status_code, json=recorded("nearintents/quote_bad_request", message=message))
    with pytest.raises(error) as caught:
        create(api, bench, reply)
    assert type(caught.value) is error


def test_a_creation_that_cannot_be_read_keeps_the_address_it_told(api, bench):
    body = answer() | {"quoteRequest": None}
    with pytest.raises(OutcomeUnknown) as caught:
        create(api, bench, httpx.Response(201, json=body))
    assert caught.value.context["order_id"] == BTC_DEPOSIT


@pytest.mark.parametrize(
    ("word", "details", "seen"),
    [
        ("PENDING_DEPOSIT", {}, Observation.WAITING),
        ("KNOWN_DEPOSIT_TX", {}, Observation.CONFIRMING),
        ("INCOMPLETE_DEPOSIT", {}, Observation.UNDERPAID),
        ("PROCESSING", {}, Observation.EXCHANGING),
        ("PROCESSING", {"destinationChainTxHashes": [{"hash": "aa"}]}, Observation.SENDING),
        ("SUCCESS", {}, Observation.FINISHED),
        ("REFUNDED", {}, Observation.REFUNDED),
        ("FAILED", {}, Observation.FAILED),
        ("SWAP_LIQUIDITY_TIMEOUT", {}, Observation.UNRECOGNIZED),
    ],
)
def test_every_word_is_understood_and_kept(api, bench, word, details, seen):
    order = status(api, bench, standing(word, details))
    assert (order.status, order.observation) == (word, seen)


def test_what_was_paid_and_what_came_are_whole_coins(api, bench):
    details = {"depositedAmount": "50000000", "amountOut": "29900000000", "originChainTxHashes": [{"hash": "aa"}]}
    details |= {"destinationChainTxHashes": [{"hash": "bb"}]}
    order = status(api, bench, standing("SUCCESS", details))
    assert (order.deposited, order.received) == (Decimal("0.5"), Decimal(29900))
    assert (order.deposit_tx, order.payout_tx, order.refund_tx) == (("aa",), ("bb",), ())


def test_a_refund_says_how_much_and_why(api, bench):
    details = {"refundedAmount": "49994700", "refundReason": "PRICE\x1b[2J", "depositedAmount": "50000000"}
    order = status(api, bench, standing("REFUNDED", details))
    assert order.refunded == Decimal("0.499947")
    assert order.reason
    assert "\x1b" not in order.reason


def test_the_recorded_status_of_an_order_is_read_whole(api, bench):
    bench.signing_key = None
    api.get("/status").mock(return_value=httpx.Response(200, content=raw("nearintents/status")))
    order = bench.ask(lambda provider: provider.status("0x6145625D094e8C70bb94784C7d6a4390Ead6947d"))
    assert (order.give, order.give_amount) == ("USDC:arbitrum", Decimal(10))
    assert order.get_amount == Decimal("6.160820348891358620689654")
    assert (order.doubt, order.refunded, order.observation) == (None, None, Observation.WAITING)


@pytest.mark.parametrize(("address", "memo"), [
    (BTC_DEPOSIT, None),
    ("0x6145625D094e8C70bb94784C7d6a4390Ead6947d", None),
    ("GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVN", "1234567"),
    ("somebody.near", None),
    ("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", None),
    ("addr1" + "q" * 98, None),
    ("_strange", "a|b"),
])  # fmt: skip
def test_an_order_id_is_a_place_and_back(address, memo):
    made = order_id(address, memo)
    assert fits(made)
    assert place_of(made, "near") == {"depositAddress": address} | ({"depositMemo": memo} if memo else {})


@pytest.mark.parametrize("order", ["____", "_abc", "_!!!!", "_YWJj"])
def test_an_order_id_of_nothing_is_unknown(order):
    with pytest.raises(UnknownOrder):
        place_of(order, "near")


def test_the_recorded_list_holds_the_stablecoins_and_knows_each_by_its_contract(api, bench):
    names = {one.name for one in bench.ask(lambda provider: provider.assets()).assets}
    assert {"BTC:bitcoin", "TON:ton", "USDT:tron", "USDT:arbitrum", "USDC:stellar", "USDC:base", "USDT:ton"} <= names


def test_bitcoin_is_one_asset_whichever_of_its_rows_is_listed():
    rows = [row for row in tokens() if row["assetId"] != BITCOIN_IDS[0]]
    assert [one.asset_id for one in coins(rows) if one.network == "btc"] == [BITCOIN_IDS[1]]
    assert [one.asset_id for one in coins(tokens()) if one.network == "btc"] == [BITCOIN_IDS[0]]


def test_rows_that_cannot_be_read_cost_themselves_only():
    rows = [*tokens(), {"assetId": 1}, None, {"assetId": "x", "decimals": -1, "blockchain": "btc", "symbol": "B"}]
    assert len(coins(rows)) == len(coins(tokens()))


def test_a_token_of_other_decimals_is_not_swapped(api, bench):
    rows = [row | {"decimals": 8} if row["assetId"] == USDT else row for row in tokens()]
    api.get("/tokens").mock(return_value=httpx.Response(200, json=rows))
    with pytest.raises(UnknownPair):
        bench.ask(lambda provider: provider.quote(request()))
    assert asset("USDT:tron").decimals == 6
