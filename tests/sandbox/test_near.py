"""1Click's sandbox: the shapes of captured answers, signatures, a whole life of an order, refusals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import httpx
import msgspec
import pytest
from nacl.signing import VerifyKey

from networks.codec.base58 import decode, encode
from swapclient.sandbox import Box
from tests.fakes.recordings import recorded

TRON = "TBEZFv6ePYBqZq8GX8k7NnaWpTZ8X6XNNH"
BITCOIN = "bc1qgwmj2lqcj2f42m2gjqpc0sj0yhudcan8n89wnt"
USDT = "nep141:tron-d28a265909efecdcee7c5028585214ea0b96f015.omft.near"


@pytest.fixture
def client(running: Box) -> Iterator[httpx.Client]:
    running.control.scenario("happy")
    with httpx.Client(base_url=running.environ["NEAR_API_URL"]) as client:
        yield client


def body(box: Box, **changes: Any) -> dict[str, Any]:
    until = datetime.fromtimestamp(box.control.now(), UTC) + timedelta(hours=2)
    terms = {
        "dry": False,
        "swapType": "EXACT_INPUT",
        "slippageTolerance": 100,
        "originAsset": "nep141:btc.omft.near",
        "depositType": "ORIGIN_CHAIN",
        "destinationAsset": USDT,
        "amount": "10000000",
        "refundTo": BITCOIN,
        "refundType": "ORIGIN_CHAIN",
        "recipient": TRON,
        "recipientType": "DESTINATION_CHAIN",
        "deadline": until.isoformat(),
    }
    return terms | changes


def opened(client: httpx.Client, box: Box, **changes: Any) -> dict[str, Any]:
    answer = client.post("/quote", json=body(box, **changes))
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def status(client: httpx.Client, made: dict[str, Any]) -> dict[str, Any]:
    answer = client.get("/status", params={"depositAddress": made["quote"]["depositAddress"]})
    read: dict[str, Any] = answer.json()
    return read


def test_quotes_are_of_the_captured_shape(client, running):
    live, dry = recorded("nearintents/quote_live"), recorded("nearintents/quote_dry")
    assert set(opened(client, running)["quote"]) == set(live["quote"])
    made = opened(client, running, dry=True)
    assert (set(made), set(made["quote"])) == (set(dry), set(dry["quote"]))
    assert set(dry["quoteRequest"]) - {"appFees"} == set(made["quoteRequest"])


def test_a_status_is_of_the_captured_shape(client, running):
    captured, said = recorded("nearintents/status"), status(client, opened(client, running))
    assert set(said) == set(captured)
    assert set(said["swapDetails"]) == set(captured["swapDetails"])
    assert set(said["quoteResponse"]) == set(captured["quoteResponse"])
    assert set(captured["quoteResponse"]["quoteRequest"]) - {"appFees"} == (
        set(said["quoteResponse"]["quoteRequest"]) | {"depositMode"}
    )


def test_a_dry_quote_makes_no_order(client, running):
    before = running.control.creates()
    assert "depositAddress" not in opened(client, running, dry=True)["quote"]
    assert running.control.creates() == before


def test_quotes_are_signed_with_the_sandboxes_own_key(client, running):
    key = running.environ["NEAR_SIGNING_KEY"].removeprefix("ed25519:")
    made = opened(client, running, dry=True)
    asked = {name: value for name, value in made["quoteRequest"].items() if name in body(running)}
    amounts = {name: value for name, value in made["quote"].items() if "amount" in name.lower()}
    signed = msgspec.json.encode(asked | amounts | {"timestamp": made["timestamp"]}, order="sorted")
    signature = decode(made["signature"].removeprefix("ed25519:"))
    assert VerifyKey(decode(key)).verify(encode(sha256(signed).digest()).encode(), signature)


def test_bitcoin_is_echoed_under_its_new_id(client, running):
    assert opened(client, running)["quoteRequest"]["originAsset"] == "1cs_v1:btc:native:coin"
    assert opened(client, running, originAsset="1cs_v1:btc:native:coin")


def test_an_order_lives_to_its_end(client, running):
    made = opened(client, running)
    address = made["quote"]["depositAddress"]
    words = [status(client, made)["status"]]
    running.control.deposit(address)
    for step in (4, 20, 20, 16):
        running.control.advance(step)
        words.append(status(client, made)["status"])
    assert words == ["PENDING_DEPOSIT", "KNOWN_DEPOSIT_TX", "PROCESSING", "PROCESSING", "SUCCESS"]
    done = status(client, made)["swapDetails"]
    assert done["amountOut"] == made["quote"]["amountOut"]
    assert done["destinationChainTxHashes"][0]["hash"]


def test_an_order_whose_time_is_over_has_no_word_for_it(client, running):
    running.control.scenario("expired")
    made = opened(client, running)
    running.control.advance(3600)
    assert status(client, made)["status"] == "PENDING_DEPOSIT"
    running.control.deposit(made["quote"]["depositAddress"])
    assert status(client, made)["status"] == "REFUNDED"


@pytest.mark.parametrize(
    ("scenario", "word"),
    [
        ("underpaid", "INCOMPLETE_DEPOSIT"),
        ("refunded", "REFUNDED"),
        ("failed", "FAILED"),
        ("held_then_released", "PROCESSING"),
    ],
)
def test_other_lives_have_their_words(client, running, scenario, word):
    running.control.scenario(scenario)
    made = opened(client, running)
    running.control.deposit(made["quote"]["depositAddress"])
    running.control.advance(45)
    said = status(client, made)
    assert said["status"] == word
    assert (said["swapDetails"]["refundedAmount"] != "0") is (word == "REFUNDED")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"amount": "1"}, "Amount is too low for bridge, try at least"),
        ({"amount": "0.5"}, "base units"),
        ({"amount": ""}, "amount should not be empty"),
        ({"recipient": BITCOIN}, "recipient is not valid"),
        ({"refundTo": TRON}, "refundTo is not valid"),
        ({"refundTo": None}, "refundTo should not be empty"),
        ({"destinationAsset": "nep141:nope"}, "not valid"),
        ({"swapType": "ANY_INPUT"}, "swapType"),
        ({"slippageTolerance": 10001}, "slippageTolerance"),
        ({"deadline": "soon"}, "deadline"),
        ({"deadline": "2001-01-01T00:00:00Z"}, "deadline"),
    ],
)
def test_it_refuses_and_makes_nothing(client, running, changes, words):
    before = running.control.creates()
    answer = client.post("/quote", json=body(running, **changes))
    assert answer.status_code == 400
    assert words in answer.json()["message"]
    assert running.control.creates() == before


def test_nobody_knows_an_address_that_was_never_given(client):
    assert client.get("/status", params={"depositAddress": "nobody"}).status_code == 404
