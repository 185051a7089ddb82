"""What v3 looks like from outside: envelope, key, lists, limits, rates, orders, refusals."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal

import httpx
import pytest

BITCOIN = "bc1qgwmj2lqcj2f42m2gjqpc0sj0yhudcan8n89wnt"
RIPPLE = "rnse9EqqdqLriSBpqdP3c3fNYhFSKHLJac"


def test_every_answer_is_a_result_with_a_trace(shop):
    body = shop.get("/currencies").json()
    assert set(body) == {"result", "traceId"}
    assert re.fullmatch(r"[0-9a-f]{32}", body["traceId"])


def test_currencies_have_the_oddities_of_the_live_list(shop):
    coins = {(coin["ticker"], coin["network"]): coin for coin in shop.get("/currencies").json()["result"]}
    assert len(coins) > 40
    assert ("sol", "sol ") in coins
    assert ("lat", "PlatON") in coins
    assert coins["avax", "avax"]["validationAddress"] != coins["avaxc", "avaxc"]["validationAddress"]
    assert coins["usd", "usd"]["isFiat"]
    assert coins["near", "near"]["validationAddress"] is None
    assert coins["eth", "lineaeth"]["confirmationsFrom"].strip() == ""
    assert coins["xrp", "xrp"]["extraId"] == "Destination tag"
    assert {coin["ticker"] for coin in coins.values() if coin["hasExtraId"]} >= {"xrp", "xlm", "ton"}
    assert coins["usdt", "trx"]["contractAddress"] == "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
    assert coins["btc", "btc"]["contractAddress"] is None


def test_one_currency_can_be_asked(shop):
    assert shop.get("/currencies/usdt/trx").json()["result"]["precision"] == 6
    assert shop.get("/currencies/nope/trx").status_code == 404


@pytest.mark.parametrize(("key", "status"), [("", 401), ("wrong", 401), ("sandbox-blocked", 403), ("sandbox-2", 200)])
def test_the_key_is_checked(shop, key, status):
    answer = httpx.get(shop.box.url + "/v3/currencies", headers={"x-api-key": key})
    assert answer.status_code == status


def test_pairs_map_a_coin_to_all_it_is_swapped_to(shop):
    floating = shop.get("/pairs").json()["result"]
    assert "usdt:trx" in floating["btc:btc"]
    assert "usd:usd" not in floating
    fixed = shop.get("/pairs/btc/btc", fixed="true").json()["result"]
    assert list(fixed) == ["btc:btc"]
    assert "link:eth" in floating["btc:btc"]
    assert "link:eth" not in fixed["btc:btc"]


def test_a_floating_range_may_have_no_top_and_a_fixed_one_is_narrower(shop):
    floating = shop.get("/ranges", **shop.pair()).json()["result"]
    fixed = shop.get("/ranges", **shop.pair(fixed="true")).json()["result"]
    assert floating["max"] is None
    assert Decimal(fixed["min"]) > Decimal(floating["min"])
    assert Decimal(fixed["max"]) > 0


def test_a_floating_estimate_has_no_rate_id(shop):
    estimate = shop.get("/estimates", **shop.pair()).json()["result"]
    assert estimate["rateId"] is None
    assert estimate["validUntil"] is None
    assert Decimal(estimate["estimatedAmount"]) > 5000


def test_a_fixed_rate_keeps_its_word_until_it_expires(shop):
    estimate = shop.get("/estimates", **shop.pair(fixed="true")).json()["result"]
    assert datetime.fromisoformat(estimate["validUntil"]).timestamp() == shop.control.now() + 60
    shop.control.advance(59)
    order = shop.order(fixed=True, rateId=estimate["rateId"])
    assert Decimal(order["amountTo"]) == Decimal(estimate["estimatedAmount"]).quantize(
        Decimal("0.000001"), "ROUND_DOWN"
    )
    assert order["validUntil"] is not None
    shop.control.advance(1)
    late = shop.create(fixed=True, rateId=estimate["rateId"])
    assert late.status_code == 422
    assert "expired" in late.json()["message"]


def test_a_rate_is_good_for_its_own_terms_only(shop):
    rate = shop.get("/estimates", **shop.pair(fixed="true")).json()["result"]["rateId"]
    assert shop.create(fixed=True, rateId=rate, amount="0.11").status_code == 422


def test_in_reverse_the_amount_is_what_arrives(shop):
    estimate = shop.get("/estimates", **shop.pair(reverse="true", amount="5000")).json()["result"]
    order = shop.order(reverse=True, amount="5000")
    assert order["amountTo"] == "5000"
    assert order["amountFrom"] == estimate["estimatedAmount"]
    assert Decimal("0.04") < Decimal(order["amountFrom"]) < Decimal("0.07")


def test_an_order_repeats_what_was_asked(shop):
    asked = {"extraIdTo": None, "userRefundAddress": BITCOIN, "userRefundExtraId": None}
    order = shop.order(**asked)
    assert re.fullmatch(r"[0-9a-z]{16}", order["id"])
    assert {key: order[key] for key in asked} == asked
    assert order["addressTo"] == "TBEZFv6ePYBqZq8GX8k7NnaWpTZ8X6XNNH"
    assert (order["tickerFrom"], order["networkFrom"], order["tickerTo"], order["networkTo"]) == (
        "btc", "btc", "usdt", "trx",
    )  # fmt: skip
    assert (order["amountFrom"], order["type"], order["status"]) == ("0.1", "floating", "waiting")
    assert order["validUntil"] is None
    assert order["addressFrom"].startswith("bc1q")
    assert shop.read(order["id"]) == order


def test_a_memo_coin_is_paid_with_a_memo_of_its_own(shop):
    first = shop.order(tickerFrom="xrp", networkFrom="xrp", amount="100")
    second = shop.order(tickerFrom="xrp", networkFrom="xrp", amount="100")
    assert first["extraIdFrom"].isdecimal()
    assert first["extraIdFrom"] != second["extraIdFrom"]


def test_a_fixed_order_to_a_memo_chain_breaks_and_a_floating_one_does_not(shop):
    to_ripple = {"tickerTo": "xrp", "networkTo": "xrp", "addressTo": RIPPLE}
    answer = shop.create(fixed=True, **to_ripple)
    assert (answer.status_code, answer.json()["message"]) == (500, "check extra_id")
    assert shop.order(**to_ripple)["extraIdTo"] is None


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"tickerTo": "nope"}, 404, "not found"),
        ({"networkTo": "nope"}, 404, "unavailable"),
        ({"tickerTo": "usd", "networkTo": "usd"}, 404, "unavailable"),
        ({"tickerFrom": ""}, 400, "tickerFrom should not be empty"),
        ({"amount": "0.00001"}, 422, "Min: 0.0002"),
        ({"amount": "1e3"}, 400, "positive decimal"),
        ({"amount": "-1"}, 400, "positive decimal"),
        ({"addressTo": BITCOIN}, 400, "addressTo is not valid"),
        ({"addressTo": ""}, 400, "addressTo is not valid"),
        ({"userRefundAddress": "0xnothing"}, 400, "userRefundAddress is not valid"),
        ({"extraIdTo": "7"}, 400, "extraIdTo is not valid"),
        ({"fixed": True, "amount": "50"}, 422, "Max: "),
    ],
)
def test_a_refusal_says_why_and_creates_nothing(shop, changes, status, words):
    before = shop.control.creates()
    answer = shop.create(**changes)
    assert answer.status_code == status
    assert words in answer.text
    assert shop.control.creates() == before


def test_the_published_minimum_is_a_little_less_than_creation_takes(shop):
    least = shop.get("/ranges", **shop.pair()).json()["result"]["min"]
    assert shop.get("/estimates", **shop.pair(amount=least)).status_code == 200
    assert shop.create(amount=least).status_code == 422
    assert shop.create(amount=f"{Decimal(least) * Decimal('1.01'):f}").status_code == 201


def test_a_body_that_is_no_json_object_is_refused(shop):
    for content in ("{", "[]", "null"):
        assert shop.http.post("/exchanges", content=content).status_code == 400


def test_all_three_shapes_of_errors_occur(shop):
    assert isinstance(shop.create(amount="").json()["message"], list)
    assert isinstance(shop.create(tickerTo="nope").json()["message"], str)
    assert set(shop.create(amount="0.00001").json()) == {"code", "error", "description", "trace_id"}


def test_an_empty_id_falls_through_to_the_list(shop):
    order = shop.order()
    listed = shop.get("/exchanges/").json()["result"]
    assert listed[0]["id"] == order["id"]


def test_the_list_has_a_window_and_pages_and_only_this_keys_orders(shop):
    from tests.sandbox.conftest import Shop

    other = Shop(shop.box, key="sandbox-other")
    with other.http:
        ids = []
        for _ in range(3):
            ids.append(other.order()["id"])
            shop.control.advance(10)
        second = other.read(ids[1])["createdAt"]
        newest_first = [order["id"] for order in other.get("/exchanges").json()["result"]]
        assert newest_first == ids[::-1]
        assert [o["id"] for o in other.get("/exchanges", limit="1", offset="1").json()["result"]] == [ids[1]]
        assert [o["id"] for o in other.get("/exchanges", gte=second, lte=second).json()["result"]] == [ids[1]]
        assert other.get("/exchanges", gte="yesterday").status_code == 400
        assert shop.get(f"/exchanges/{ids[0]}").status_code == 404


def test_a_check_opens_nothing(shop):
    before = shop.control.creates()
    assert shop.get("/exchanges/check", **shop.pair()).json()["result"] is True
    assert shop.control.creates() == before


def test_the_date_is_the_sandboxs(shop):
    from email.utils import parsedate_to_datetime

    shop.control.advance(5000)
    date = parsedate_to_datetime(shop.get("/currencies").headers["date"]).timestamp()
    assert date == int(shop.control.now())
