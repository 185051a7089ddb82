"""What the sandbox says wrongly about an order when it is told to."""

from __future__ import annotations

import pytest

FIELDS = [
    "addressFrom", "addressTo", "extraIdFrom", "extraIdTo", "amountFrom", "amountTo", "tickerFrom", "tickerTo",
    "networkFrom", "networkTo", "userRefundAddress", "userRefundExtraId", "type", "id", "status",
]  # fmt: skip


def differing(one: dict, other: dict) -> list[str]:
    return [key for key in one if one[key] != other[key]]


@pytest.mark.parametrize("field", FIELDS)
def test_a_drift_later_changes_one_field_and_stays(shop, field):
    shop.control.scenario("drift_later", field=field)
    order = shop.order()
    readings = [shop.read(order["id"]) for _ in range(3)]
    assert [differing(order, reading) for reading in readings] == [[], [field], [field]]


def test_a_drift_can_begin_with_the_next_reading_of_an_order_that_lives(shop):
    order = shop.order()
    shop.read(order["id"])
    shop.control.scenario("drift_later", order=order["id"], field="addressTo", first=1)
    assert differing(order, shop.read(order["id"])) == ["addressTo"]


def test_a_drift_at_creation_is_there_from_the_start(shop):
    shop.control.scenario("drift_at_create", field="addressTo")
    order = shop.order()
    assert order["addressTo"] != "TBEZFv6ePYBqZq8GX8k7NnaWpTZ8X6XNNH"
    assert order["addressTo"].startswith("T")
    assert shop.read(order["id"]) == order


def test_a_field_can_be_given_a_value_or_null(shop):
    shop.control.scenario("drift_at_create", field="networkTo", value="bsc")
    assert shop.order()["networkTo"] == "bsc"
    shop.control.scenario("drift_at_create", field="addressTo", value=None)
    assert shop.order()["addressTo"] is None


def test_the_second_reading_can_differ_once(shop):
    shop.control.scenario("second_read_differs")
    order = shop.order()
    readings = [shop.read(order["id"]) for _ in range(3)]
    assert [differing(order, reading) for reading in readings] == [["addressFrom"], [], []]


def test_the_false_deposit_address_is_a_valid_one(shop):
    from bip_utils import P2WPKHAddrDecoder

    shop.control.scenario("second_read_differs")
    order = shop.order()
    assert P2WPKHAddrDecoder.DecodeAddr(shop.read(order["id"])["addressFrom"], hrp="bc")


def test_an_order_can_vanish_after_it_was_read(shop):
    shop.control.scenario("vanished")
    order = shop.order()
    said = [shop.get(f"/exchanges/{order['id']}").status_code for _ in range(3)]
    assert said == [200, 404, 404]
    assert order["id"] not in shop.get("/exchanges").text
    assert order["id"] in [each["id"] for each in shop.control.orders()]
