"""Exolix, ChangeNOW and StealthEX: the shapes of captured answers, a whole life of an order, refusals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import httpx
import pytest

from swapclient.sandbox import Box

TRON = "TBEZFv6ePYBqZq8GX8k7NnaWpTZ8X6XNNH"
BITCOIN = "bc1qgwmj2lqcj2f42m2gjqpc0sj0yhudcan8n89wnt"

# Key sets of answers captured from the live APIs on 2026-07-29 (cake-tech/cake_wallet, MIT,
# test/exchange/fixtures) and, for what was not captured, of the lists in the providers' documents.
EXOLIX_RATE = {"fromAmount", "toAmount", "rate", "message", "minAmount", "maxAmount", "priceImpact"}
EXOLIX_ORDER = {
    "id", "amount", "amountTo", "rate", "rateType", "status", "source", "coinFrom", "coinTo", "comment", "createdAt",
    "depositAddress", "depositExtraId", "withdrawalAddress", "withdrawalExtraId", "refundAddress", "refundExtraId",
    "hashIn", "hashOut", "affiliateToken", "email", "clickId",
}  # fmt: skip
CHANGENOW_ESTIMATE = {
    "fromCurrency", "fromNetwork", "toCurrency", "toNetwork", "flow", "type", "rateId", "validUntil",
    "transactionSpeedForecast", "warningMessage", "depositFee", "withdrawalFee", "userId", "fromAmount", "toAmount",
}  # fmt: skip
CHANGENOW_CREATED = {
    "fromAmount", "toAmount", "flow", "type", "payinAddress", "payoutAddress", "fromCurrency", "toCurrency",
    "refundAddress", "id", "directedAmount", "fromNetwork", "toNetwork",
}  # fmt: skip
STEALTHEX_ORDER = {
    "id", "status", "rate", "deposit", "withdrawal", "refund_address", "refund_extra_id", "created_at", "expires_at",
}  # fmt: skip
STEALTHEX_SIDE = {
    "symbol", "network", "amount", "expected_amount", "address", "extra_id", "tx_hash", "address_explorer_url",
    "tx_explorer_url",
}  # fmt: skip


class Desk(NamedTuple):
    """Clients of the three, with their keys, and the sandbox."""

    box: Box
    exolix: httpx.Client
    changenow: httpx.Client
    stealthex: httpx.Client


@pytest.fixture
def desk(running: Box) -> Iterator[Desk]:
    running.control.scenario("happy")
    urls = running.environ
    with (
        httpx.Client(base_url=urls["EXOLIX_API_URL"]) as exolix,
        httpx.Client(
            base_url=urls["CHANGENOW_API_URL"], headers={"x-changenow-api-key": urls["CHANGENOW_API_KEY"]}
        ) as changenow,
        httpx.Client(
            base_url=urls["STEALTHEX_API_URL"], headers={"Authorization": f"Bearer {urls['STEALTHEX_API_KEY']}"}
        ) as stealthex,
    ):
        yield Desk(running, exolix, changenow, stealthex)


def at_exolix(**changes: Any) -> dict[str, Any]:
    terms = {"coinFrom": "BTC", "networkFrom": "BTC", "coinTo": "USDT", "networkTo": "TRX", "amount": 0.1}
    return terms | {"rateType": "float"} | changes


def at_changenow(**changes: Any) -> dict[str, Any]:
    terms = {"fromCurrency": "btc", "fromNetwork": "btc", "toCurrency": "usdt", "toNetwork": "trx"}
    return terms | {"fromAmount": "0.1", "flow": "standard", "type": "direct"} | changes


def at_stealthex(**changes: Any) -> dict[str, Any]:
    route = {"from": {"symbol": "btc", "network": "mainnet"}, "to": {"symbol": "usdt", "network": "trx"}}
    return {"route": route, "amount": 0.1, "estimation": "direct", "rate": "floating"} | changes


def words(client: httpx.Client, box: Box, path: str, steps: tuple[float, ...] = (4, 20, 20, 16)) -> list[str]:
    said = [client.get(path).json()["status"]]
    for step in steps:
        box.control.advance(step)
        said.append(client.get(path).json()["status"])
    return said


def test_exolix_prices_as_captured(desk):
    answer = desk.exolix.get("/rate", params=at_exolix())
    assert answer.status_code == 200
    assert set(answer.json()) == EXOLIX_RATE
    assert 5000 < answer.json()["toAmount"] < 20000


def test_exolix_refuses_too_little_with_a_price_of_nothing(desk):
    answer = desk.exolix.get("/rate", params=at_exolix(amount="1e-8"))
    assert answer.status_code == 422
    assert answer.json()["toAmount"] == 0
    assert "below" in answer.json()["message"]
    assert '"fromAmount":1e-08' in answer.text
    wanted = at_exolix(withdrawalAmount="0.01")
    del wanted["amount"]
    assert desk.exolix.get("/rate", params=wanted).status_code == 200


def test_exolix_lists_coins_with_their_networks_in_pages(desk):
    first = desk.exolix.get("/currencies", params={"size": "3", "page": "2"}).json()
    assert len(first["data"]) == 3
    found = desk.exolix.get("/currencies", params={"search": "usdt"}).json()["data"]
    assert {row["network"] for row in found[0]["networks"]} >= {"TRX", "ETH", "TON"}
    assert desk.exolix.get("/currencies", params={"page": "0"}).status_code == 422


def test_exolix_order_lives_without_a_key(desk):
    answer = desk.exolix.post("/transactions", json=at_exolix(withdrawalAddress=TRON, refundAddress=BITCOIN))
    order = answer.json()
    assert answer.status_code == 201
    assert set(order) == EXOLIX_ORDER
    assert (order["withdrawalAddress"], order["refundAddress"], order["amount"]) == (TRON, BITCOIN, 0.1)
    desk.box.control.deposit(order["id"])
    path = f"/transactions/{order['id']}"
    assert words(desk.exolix, desk.box, path) == ["wait", "confirmation", "exchanging", "sending", "success"]
    assert desk.exolix.get(path).json()["hashOut"]["hash"]


def test_exolix_keeps_the_fixed_price_it_showed_for_a_minute(desk):
    terms = at_exolix(rateType="fixed", amount=0.2)
    shown = desk.exolix.get("/rate", params=terms).json()["toAmount"]
    desk.box.control.advance(59)
    order = desk.exolix.post("/transactions", json=terms | {"withdrawalAddress": TRON}).json()
    assert order["amountTo"] == int(shown * 10**6) / 10**6
    desk.box.control.advance(1)
    later = desk.exolix.post("/transactions", json=terms | {"withdrawalAddress": TRON}).json()
    assert later["amountTo"] != order["amountTo"]


def test_exolix_lists_orders_of_a_key_only(desk):
    body = at_exolix(withdrawalAddress=TRON)
    mine = {"Authorization": "sandbox-mine"}
    order = desk.exolix.post("/transactions", json=body, headers=mine).json()
    desk.exolix.post("/transactions", json=body)
    listed = desk.exolix.get("/transactions", headers=mine).json()
    assert ([row["id"] for row in listed["data"]], listed["count"]) == ([order["id"]], 1)
    assert desk.exolix.get("/transactions").status_code == 401


@pytest.mark.parametrize(
    ("changes", "status", "words_said"),
    [
        ({"coinTo": "NOPE"}, 404, "not available"),
        ({"withdrawalAddress": BITCOIN}, 422, "withdrawalAddress is not valid"),
        ({"amount": 0}, 422, "positive"),
        ({"rateType": "fast"}, 422, "rateType"),
    ],
)
def test_exolix_refuses(desk, changes, status, words_said):
    before = desk.box.control.creates()
    answer = desk.exolix.post("/transactions", json=at_exolix(withdrawalAddress=TRON) | changes)
    assert answer.status_code == status
    assert words_said in answer.text
    assert desk.box.control.creates() == before


def test_changenow_currencies_need_no_key_and_all_else_does(desk):
    keyless = httpx.get(desk.box.environ["CHANGENOW_API_URL"] + "/exchange/currencies")
    rows = {(row["ticker"], row["network"]): row for row in keyless.json()}
    assert ("avax", "cchain") in rows
    assert ("usdt", "avaxc") in rows
    assert rows["xrp", "xrp"]["isExtraIdSupported"]
    base = desk.box.environ["CHANGENOW_API_URL"]
    refused = httpx.get(base + "/exchange/range", params=at_changenow())
    assert (refused.status_code, refused.json()["error"]) == (401, "unauthorized")


def test_changenow_estimates_as_captured_and_a_fixed_rate_has_an_id(desk):
    floating = desk.changenow.get("/exchange/estimated-amount", params=at_changenow()).json()
    assert set(floating) == CHANGENOW_ESTIMATE
    assert floating["rateId"] is None
    terms = at_changenow(flow="fixed-rate", useRateId="true")
    fixed = desk.changenow.get("/exchange/estimated-amount", params=terms).json()
    body = at_changenow(flow="fixed-rate", rateId=fixed["rateId"], address=TRON, toAmount="")
    created = desk.changenow.post("/exchange", json=body).json()
    assert created["toAmount"] == int(fixed["toAmount"] * 10**6) / 10**6
    assert created["validUntil"]
    gone = desk.changenow.post("/exchange", json=body | {"rateId": "nothing"})
    assert gone.json()["error"] == "rate_id_not_found_or_expired"


def test_changenow_order_as_captured_lives_to_its_end(desk):
    answer = desk.changenow.post("/exchange", json=at_changenow(address=TRON, refundAddress=BITCOIN))
    assert answer.status_code == 200
    assert set(answer.json()) == CHANGENOW_CREATED
    path = f"/exchange/by-id?id={answer.json()['id']}"
    unpaid = desk.changenow.get(path).json()
    assert (unpaid["amountFrom"], unpaid["expectedAmountFrom"]) == (None, 0.1)
    desk.box.control.deposit()
    assert words(desk.changenow, desk.box, path) == ["waiting", "confirming", "exchanging", "sending", "finished"]
    assert desk.changenow.get(path).json()["payoutHash"]


def test_changenow_names_the_minimum_and_what_is_wrong(desk):
    answer = desk.changenow.get("/exchange/estimated-amount", params=at_changenow(fromAmount="0.000001"))
    least = desk.changenow.get("/exchange/range", params=at_changenow()).json()["minAmount"]
    assert answer.json()["error"] == "deposit_too_small"
    assert answer.json()["payload"]["range"]["minAmount"] == least
    body = at_changenow(address=BITCOIN)
    assert desk.changenow.post("/exchange", json=body).json()["error"] == "not_valid_address"
    assert desk.changenow.get("/exchange/by-id?id=nobody").status_code == 404
    off = desk.changenow.get("/exchange/range", params=at_changenow(toCurrency="nope"))
    assert off.json()["error"] == "pair_is_inactive"


def test_changenow_validates_addresses(desk):
    right = desk.changenow.get("/validate/address", params={"currency": "btc", "address": BITCOIN}).json()
    wrong = desk.changenow.get("/validate/address", params={"currency": "btc", "address": TRON}).json()
    assert (right["result"], wrong["result"]) == (True, False)


def test_stealthex_asks_prices_by_post(desk):
    span = desk.stealthex.post("/rates/range", json=at_stealthex()).json()
    assert set(span) == {"min_amount", "max_amount"}
    assert span["max_amount"] is None
    floating = desk.stealthex.post("/rates/estimated-amount", json=at_stealthex()).json()
    assert set(floating) == {"estimated_amount"}
    fixed = desk.stealthex.post("/rates/estimated-amount", json=at_stealthex(rate="fixed")).json()
    body = at_stealthex(rate="fixed", rate_id=fixed["rate"]["id"], address=TRON)
    order = desk.stealthex.post("/exchanges", json=body).json()
    assert order["withdrawal"]["amount"] == int(fixed["estimated_amount"] * 10**6) / 10**6
    assert order["expires_at"]


def test_stealthex_order_as_captured_lives_to_its_end(desk):
    answer = desk.stealthex.post("/exchanges", json=at_stealthex(address=TRON, refund_address=BITCOIN))
    order = answer.json()
    assert answer.status_code == 201
    assert set(order) >= STEALTHEX_ORDER
    assert set(order["deposit"]) == set(order["withdrawal"]) == STEALTHEX_SIDE
    assert order["deposit"]["amount"] == order["deposit"]["expected_amount"] == 0.1
    desk.box.control.deposit(order["id"])
    path = f"/exchanges/{order['id']}"
    assert words(desk.stealthex, desk.box, path) == ["waiting", "confirming", "exchanging", "sending", "finished"]
    assert desk.stealthex.get(path).json()["withdrawal"]["tx_hash"]


@pytest.mark.parametrize(
    ("changes", "status", "kind"),
    [
        ({"amount": 0.0000001}, 422, "InvalidAmount"),
        ({"address": BITCOIN}, 400, "InvalidData"),
        ({"route": {}}, 400, "InvalidData"),
        ({"route": {"from": {"symbol": "x"}, "to": {}}}, 404, "NoPair"),
        ({"rate": "fixed", "rate_id": "gone"}, 422, "RateId"),
    ],
)
def test_stealthex_refuses_by_kind(desk, changes, status, kind):
    before = desk.box.control.creates()
    answer = desk.stealthex.post("/exchanges", json=at_stealthex(address=TRON) | changes)
    assert (answer.status_code, answer.json()["err"]["kind"]) == (status, kind)
    assert desk.box.control.creates() == before


def test_stealthex_native_coins_are_on_mainnet_and_pages_have_an_end(desk):
    rows = desk.stealthex.get("/currencies", params={"limit": "250", "offset": "0"}).json()
    codes = {(row["symbol"], row["network"]) for row in rows}
    assert {("btc", "mainnet"), ("usdt", "trx"), ("bnb", "bsc"), ("eth", "arbitrum")} <= codes
    assert desk.stealthex.get("/currencies", params={"offset": "250"}).json() == []
    assert desk.stealthex.get("/currencies/usdt/trx").json()["precision"] == 6
    assert httpx.get(desk.box.environ["STEALTHEX_API_URL"] + "/currencies").status_code == 401


def test_scenarios_reach_every_provider_or_one(desk):
    desk.box.control.scenario("maintenance", provider="stealthex")
    assert desk.changenow.get("/exchange/currencies").status_code == 200
    assert desk.stealthex.get("/currencies").status_code == 503
    desk.box.control.scenario("drift_later", field="deposit.address", first=1)
    order = desk.stealthex.post("/exchanges", json=at_stealthex(address=TRON)).json()
    seen = desk.stealthex.get(f"/exchanges/{order['id']}").json()
    assert seen["deposit"]["address"] != order["deposit"]["address"]
    assert seen["withdrawal"] == order["withdrawal"]
    desk.box.control.scenario("held_then_released")
    held = desk.changenow.post("/exchange", json=at_changenow(address=TRON)).json()
    desk.box.control.deposit()
    desk.box.control.advance(24)
    assert desk.changenow.get(f"/exchange/by-id?id={held['id']}").json()["status"] == "verifying"


def test_an_order_is_known_to_its_own_provider_only(desk):
    order = desk.exolix.post("/transactions", json=at_exolix(withdrawalAddress=TRON)).json()
    assert desk.stealthex.get(f"/exchanges/{order['id']}").status_code == 404
