"""What is done to answers on their way."""

from __future__ import annotations

import json
import socket
import time
from contextlib import suppress

import httpx
import pytest

from swapclient.sandbox.scenarios import SCENARIOS, Sort

BODY = {
    "tickerFrom": "btc", "networkFrom": "btc", "tickerTo": "usdt", "networkTo": "trx", "amount": "0.1",
    "addressTo": "TBEZFv6ePYBqZq8GX8k7NnaWpTZ8X6XNNH",
}  # fmt: skip
SHORT = {"slow": {"seconds": 0.01}, "hang_after_accept": {"seconds": 0.01}, "gzip_bomb": {"megabytes": 1}}


def test_a_500_after_accept_leaves_an_order_behind(shop):
    before = shop.control.creates()
    shop.control.scenario("error_500_after_accept")
    assert shop.create().status_code == 500
    assert shop.control.creates() == before + 1
    assert shop.create().status_code == 201


def test_a_fault_can_be_one_that_accepts_nothing(shop):
    before = shop.control.creates()
    for name in ("error_500_after_accept", "cut_body", "null_body"):
        shop.control.scenario(name, on="create", accept=False)
    assert shop.create().status_code == 500
    with pytest.raises(httpx.TransportError):
        shop.create()
    assert shop.create().text == "null"
    assert shop.control.creates() == before


def test_a_created_order_can_lack_its_deposit_address_or_another_field(shop):
    shop.control.scenario("created_201_null_field")
    answer = shop.create()
    assert answer.status_code == 201
    assert answer.json()["result"]["addressFrom"] is None
    shop.control.scenario("created_201_null_field", field="id")
    answer = shop.create()
    assert answer.json()["result"]["id"] is None
    assert answer.json()["result"]["addressFrom"]


def test_a_cut_body_ends_within_an_accepted_order(shop):
    before = shop.control.creates()
    shop.control.scenario("cut_body")
    with pytest.raises(httpx.TransportError):
        shop.create()
    assert shop.control.creates() == before + 1


def test_a_hanging_answer_belongs_to_an_accepted_order(shop):
    before = shop.control.creates()
    shop.control.scenario("hang_after_accept")
    body = json.dumps(BODY).encode()
    with socket.create_connection(("127.0.0.1", int(shop.box.url.rpartition(":")[2]))) as line:
        line.sendall(b"POST /v3/exchanges HTTP/1.1\r\nHost: here\r\nx-api-key: sandbox-key\r\n")
        line.sendall(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        while shop.control.creates() == before:
            time.sleep(0)
        assert shop.get("/currencies").status_code == 200
        line.setblocking(False)
        with pytest.raises(BlockingIOError):
            line.recv(1)
    assert shop.control.creates() == before + 1


def test_slow_is_late_and_right(shop):
    shop.control.scenario("slow", seconds=0.05)
    assert shop.create().status_code == 201


def test_429_says_when_to_come_back_and_accepts_nothing(shop):
    before = shop.control.creates()
    shop.control.scenario("rate_limited_429", retry_after=7, times=2)
    first, second = shop.get("/currencies"), shop.create()
    assert [first.status_code, second.status_code] == [429, 429]
    assert first.headers["retry-after"] == "7"
    assert shop.control.creates() == before


def test_maintenance_lasts_until_it_is_over(shop):
    shop.control.scenario("maintenance", times=None)
    assert [shop.get("/currencies").status_code for _ in range(3)] == [503] * 3
    shop.control.scenario("happy")
    assert shop.get("/currencies").status_code == 200


def test_a_fault_waits_for_its_kind_of_request(shop):
    shop.control.scenario("null_body", on="read")
    order = shop.order()
    assert shop.get("/currencies").status_code == 200
    assert shop.get(f"/exchanges/{order['id']}").text == "null"
    assert shop.read(order["id"])["id"] == order["id"]


def test_a_fault_of_one_order_leaves_the_others_alone(shop):
    poor, well = shop.order(), shop.order()
    shop.control.scenario("html_200", order=poor["id"], times=None)
    assert shop.read(well["id"]) == well
    answer = shop.get(f"/exchanges/{poor['id']}")
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, "text/html")


def test_a_gzip_bomb_is_small_on_the_wire(shop):
    shop.control.scenario("gzip_bomb", megabytes=8)
    with shop.http.stream("GET", "/currencies") as answer:
        sent = b"".join(answer.iter_raw())
    assert len(sent) < 100_000
    import gzip

    assert len(gzip.decompress(sent)) > 8 << 20


def test_an_endless_body_outlasts_the_reader(shop):
    shop.control.scenario("endless_body")
    read = 0
    with shop.http.stream("GET", "/currencies") as answer:
        for part in answer.iter_raw():
            read += len(part)
            if read > 5_000_000:
                break
    assert read > 5_000_000


def test_a_redirect_leads_to_another_host(shop):
    shop.control.scenario("redirect_elsewhere")
    answer = shop.get("/currencies")
    assert answer.status_code == 302
    assert "127.0.0.1" not in answer.headers["location"]


def test_duplicate_keys_are_in_the_text(shop):
    shop.control.scenario("duplicate_keys", on="create", value="bc1qother")
    text = shop.create().text
    assert text.count('"addressFrom":') == 2
    assert json.loads(text)["result"]["addressFrom"] == "bc1qother"


def test_a_huge_number_has_ten_thousand_digits(shop):
    shop.control.scenario("huge_number", on="quote", field="estimatedAmount")
    assert '"estimatedAmount":' + "9" * 10_000 in shop.get("/estimates", **shop.pair()).text


def test_deep_nesting_hides_in_an_unknown_field(shop):
    shop.control.scenario("deep_nesting", on="quote")
    text = shop.get("/estimates", **shop.pair()).text
    assert text.startswith('{"nested":' + "[" * 100_000)
    assert "estimatedAmount" in text


def test_control_characters_are_in_every_string_or_in_one(shop):
    shop.control.scenario("control_characters", on="create")
    assert all("\x1b[2J" in value for value in shop.order().values() if isinstance(value, str))
    shop.control.scenario("control_characters", on="create", field="status")
    order = shop.order()
    assert "\u202e" in order["status"]
    assert order["id"].isalnum()


def test_a_dropped_connection_says_nothing_of_the_order_it_accepted(shop):
    before = shop.control.creates()
    shop.control.scenario("dropped_after_accept")
    with pytest.raises(httpx.TransportError):
        shop.create()
    assert shop.control.creates() == before + 1


def test_a_slow_loris_never_ends(shop):
    shop.control.scenario("slow_loris", seconds=0.01)
    read = b""
    with shop.http.stream("GET", "/currencies") as answer:
        for part in answer.iter_raw():
            read += part
            if len(read) > 15:
                break
    assert read.startswith(b'{"result":"0000')


def test_the_right_answer_can_come_under_the_wrong_name(shop):
    shop.control.scenario("wrong_content_type")
    answer = shop.get("/currencies")
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.json()["result"]


@pytest.mark.parametrize("name", [name for name, each in SCENARIOS.items() if each.sort is Sort.FAULT])
def test_every_fault_can_meet_a_creation_accepted_or_not(shop, name):
    """None of them may break the sandbox itself: the next request is answered."""
    for accept in (True, False):
        before = shop.control.creates()
        shop.control.scenario(name, on="create", accept=accept, **SHORT.get(name, {}))
        with suppress(httpx.HTTPError), shop.http.stream("POST", "/exchanges", json=BODY) as answer:
            next(answer.iter_raw(), None)
        assert shop.get("/currencies").status_code == 200
        assert shop.control.creates() - before == accept
