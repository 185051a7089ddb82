"""What becomes of orders, by scenario."""

from __future__ import annotations

from decimal import Decimal

import pytest

HAPPY_STEPS = (4, 20, 20, 16)
HAPPY = ["waiting", "confirming", "exchanging", "sending", "finished"]


def test_a_paid_order_walks_to_finished(shop):
    order = shop.order()
    assert shop.words(order["id"], 60) == ["waiting", "waiting"]
    shop.control.deposit(order["id"])
    assert shop.words(order["id"], *HAPPY_STEPS) == HAPPY
    done = shop.read(order["id"])
    assert done["txFrom"] != done["txTo"]
    assert done["amountFrom"] == order["amountFrom"]
    assert done["amountTo"] == order["amountTo"]


def test_transactions_are_null_until_they_are_known(shop):
    order = shop.order()
    assert (order["txFrom"], order["txTo"]) == (None, None)
    shop.control.deposit()
    assert shop.read(order["id"])["txFrom"]
    assert shop.read(order["id"])["txTo"] is None


@pytest.mark.parametrize("arranged", ["before", "after"])
@pytest.mark.parametrize(
    ("scenario", "steps", "words"),
    [
        ("refunded", (4, 20, 20), ["waiting", "confirming", "exchanging", "refunded"]),
        ("failed", (4, 20, 20), ["waiting", "confirming", "exchanging", "failed"]),
        ("held_then_released", (4, 20, 60, 20, 16), [*HAPPY[:2], "verifying", *HAPPY[2:]]),
        ("unknown_status_word", (4, 20, 60, 20, 16), [*HAPPY[:2], "awaiting_compliance_review", *HAPPY[2:]]),
    ],
)
def test_a_life_is_set_before_or_after_creation(shop, scenario, steps, words, arranged):
    if arranged == "before":
        shop.control.scenario(scenario)
    order = shop.order()
    if arranged == "after":
        shop.control.scenario(scenario, order=order["id"])
    shop.control.deposit(order["id"])
    assert shop.words(order["id"], *steps) == words
    following = shop.order()
    shop.control.deposit(following["id"])
    assert shop.words(following["id"], *HAPPY_STEPS) == HAPPY


def test_the_strange_word_and_the_length_of_a_hold_can_be_chosen(shop):
    shop.control.scenario("unknown_status_word", word="frozen", seconds=5)
    order = shop.order()
    shop.control.deposit()
    assert shop.words(order["id"], 24, 5) == ["waiting", "frozen", "exchanging"]


def test_an_unpaid_order_expires_and_a_late_deposit_changes_nothing(shop):
    shop.control.scenario("expired")
    order = shop.order()
    assert shop.words(order["id"], 29, 1) == ["waiting", "waiting", "expired"]
    shop.control.deposit(order["id"])
    assert shop.words(order["id"], 600) == ["expired", "expired"]
    assert shop.read(order["id"])["txFrom"]


def test_a_late_deposit_can_revive_an_order(shop):
    shop.control.scenario("late_deposit")
    order = shop.order()
    assert shop.words(order["id"], 30) == ["waiting", "expired"]
    shop.control.deposit(order["id"])
    assert shop.words(order["id"], *HAPPY_STEPS) == HAPPY


def test_a_fixed_order_waits_twenty_minutes(shop):
    order = shop.order(fixed=True)
    assert shop.words(order["id"], 1199, 1) == ["waiting", "waiting", "expired"]


def test_an_underpaid_order_is_held_until_the_rest_arrives(shop):
    shop.control.scenario("underpaid")
    order = shop.order()
    shop.control.deposit(order["id"])
    assert shop.words(order["id"], 4, 20, 6000) == ["waiting", "confirming", "verifying", "verifying"]
    assert shop.read(order["id"])["amountFrom"] == "0.09"
    assert shop.read(order["id"])["expectedAmount"] == "0.1"
    shop.control.deposit(order["id"])
    assert shop.words(order["id"], 60) == ["waiting", "finished"]
    assert shop.read(order["id"])["amountTo"] == order["amountTo"]


def test_an_overpaid_order_pays_out_more(shop):
    shop.control.scenario("overpaid", share="1.5")
    order = shop.order()
    shop.control.deposit(order["id"])
    assert shop.words(order["id"], 60)[-1] == "finished"
    done = shop.read(order["id"])
    assert done["amountFrom"] == "0.15"
    assert abs(Decimal(done["amountTo"]) - Decimal(order["amountTo"]) * Decimal("1.5")) <= Decimal("0.000001")


def test_an_amount_can_be_deposited(shop):
    order = shop.order()
    shop.control.deposit(order["id"], "0.2")
    assert shop.read(order["id"])["amountFrom"] == "0.2"


def test_a_life_can_be_set_for_the_next_two_orders_or_for_all(shop):
    def end():
        order = shop.order()
        shop.control.deposit(order["id"])
        return shop.words(order["id"], 100)[-1]

    shop.control.scenario("failed", times=2)
    assert [end(), end(), end()] == ["failed", "failed", "finished"]
    shop.control.scenario("refunded", times=None)
    assert [end(), end(), end()] == ["refunded"] * 3
    shop.control.scenario("happy")
    assert end() == "finished"


def test_a_listing_can_be_slow_to_show_an_order(shop):
    shop.control.scenario("listed_late", seconds=45)
    order = shop.order()

    def listed() -> bool:
        return order["id"] in [each["id"] for each in shop.get("/exchanges").json()["result"]]

    assert not listed()
    assert shop.read(order["id"])["id"] == order["id"]
    shop.control.advance(45)
    assert listed()
