"""The hand behind the sandbox, over HTTP and in the process; what is counted and what is not."""

from __future__ import annotations

import httpx
import pytest

from swapclient.errors import UsageError


def test_the_control_routes_do_what_the_methods_do(shop):
    with httpx.Client(base_url=shop.box.url + "/_sandbox") as hand:
        assert hand.post("/scenario", json={"name": "refunded"}).json() == {"ok": True}
        order = shop.order()
        told = hand.post("/deposit", json={"id": order["id"], "amount": "0.1"}).json()
        assert (told["id"], told["paid"]) == (order["id"], "0.1")
        hand.post("/advance", json={"seconds": 60})
        assert shop.read(order["id"])["status"] == "refunded"
        listed = hand.get("/orders").json()
        assert listed["creates"] == len(listed["orders"])
        assert listed["orders"][-1]["stage"] == "refunded"
        assert "happy" in hand.get("/scenarios").json()


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("scenario", {"name": "unheard"}, "knows no scenario"),
        ("scenario", {"name": "slow", "colour": "red"}, "has no option colour"),
        ("scenario", {"name": "slow", "on": "tuesday"}, "no request is of kind"),
        ("scenario", {"name": "failed", "order": "nobody"}, "has no order nobody"),
        ("deposit", {"id": "nobody"}, "has no order nobody"),
        ("deposit", {"amount": "much"}, "not understood"),
        ("advance", {}, "not understood"),
        ("advance", [], "not understood"),
    ],
)
def test_what_the_control_does_not_understand_it_says(shop, path, body, words):
    shop.order()
    answer = httpx.post(f"{shop.box.url}/_sandbox/{path}", json=body)
    assert answer.status_code == 400
    assert words in answer.json()["error"]


def test_an_unknown_scenario_is_an_error_in_the_process_too(shop):
    with pytest.raises(UsageError, match="knows no scenario"):
        shop.control.scenario("unheard")


def test_calls_are_counted_without_the_control_and_without_keys(shop):
    shop.get("/currencies")
    shop.order()
    httpx.get(shop.box.url + "/_sandbox/calls")
    calls = shop.control.calls()
    assert [(call["method"], call["path"], call["status"]) for call in calls] == [
        ("GET", "/v3/currencies", 200),
        ("POST", "/v3/exchanges", 201),
    ]
    assert "sandbox-key" not in str(calls)


def test_an_unknown_path_is_404(shop):
    assert httpx.get(shop.box.url + "/v9/nothing").status_code == 404


def test_prices_walk_with_the_clock_but_not_far_in_a_minute(shop):
    first = shop.control.price("BTC")
    shop.control.advance(60)
    second = shop.control.price("BTC")
    assert first != second
    assert abs(second / first - 1) < 0.005
    assert shop.control.price("USDT") == 1
