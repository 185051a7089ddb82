"""Chainflip's sandbox: the shapes of the backend's own answers, a whole life of a channel, refusals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import msgspec
import pytest

from swapclient.sandbox import Box
from tests.fakes.recordings import raw, recorded

TRON = "TBEZFv6ePYBqZq8GX8k7NnaWpTZ8X6XNNH"
BITCOIN = "bc1qgwmj2lqcj2f42m2gjqpc0sj0yhudcan8n89wnt"
PAIR = {"srcChain": "Bitcoin", "srcAsset": "BTC", "destChain": "Tron", "destAsset": "USDT"}
PRICE = 50_000 * 2**128 // 100


@pytest.fixture
def client(running: Box) -> Iterator[httpx.Client]:
    running.control.scenario("happy")
    with httpx.Client(base_url=running.environ["CHAINFLIP_API_URL"]) as client:
        yield client


def body(**changes: Any) -> dict[str, Any]:
    kept = {"retryDurationBlocks": 300, "refundAddress": BITCOIN, "minPriceX128": str(PRICE)}
    terms = {
        "srcAsset": {"chain": "Bitcoin", "asset": "BTC"},
        "destAsset": {"chain": "Tron", "asset": "USDT"},
        "destAddress": TRON,
        "amount": "10000000",
        "fillOrKillParams": kept | {"maxOraclePriceSlippage": None},
    }
    return terms | changes


def opened(client: httpx.Client) -> dict[str, Any]:
    answer = client.post("/api/openSwapDepositChannel", json=body())
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def swap(client: httpx.Client, made: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = client.get(f"/v2/swaps/{made['id']}").json()
    return read


def test_a_quote_is_of_the_recorded_shape(client):
    [quote] = client.get("/v2/quote", params=PAIR | {"amount": "10000000"}).json()
    [captured] = msgspec.json.decode(raw("chainflip/quote_ok_regular"))
    assert set(quote) == set(captured)
    assert set(quote["includedFees"][0]) == set(captured["includedFees"][0])
    assert 5000 < int(quote["egressAmount"]) / 10**6 < 20000


def test_too_little_and_too_strange_are_refused_in_its_words(client):
    answer = client.get("/v2/quote", params=PAIR | {"amount": "1"})
    said = answer.json()["message"]
    assert answer.status_code == 400
    assert said.partition("(")[0] == recorded("chainflip/quote_error_below_minimum")["message"].partition("(")[0]
    assert client.get("/v2/quote", params=PAIR | {"amount": "0.5"}).json() == recorded(
        "chainflip/quote_error_invalid_request"
    )
    assert client.get("/v2/quote", params=PAIR | {"srcAsset": "DOGE", "amount": "1"}).status_code == 400
    assert client.get("/v2/swaps/1-Bitcoin-1").json() == recorded("chainflip/swap_error_not_found")


def test_a_channel_lives_to_its_end(client, running):
    made = opened(client)
    words = [swap(client, made)["state"]]
    running.control.deposit(made["id"])
    for step in (4, 20, 20, 16):
        running.control.advance(step)
        words.append(swap(client, made)["state"])
    assert words == ["WAITING", "RECEIVING", "SWAPPING", "SENDING", "COMPLETED"]
    done = swap(client, made)
    assert done["swapEgress"]["txRef"]
    assert "refundEgress" not in done


def test_the_chain_tells_what_it_keeps_to(client):
    said = swap(client, opened(client))
    assert said["destAddress"] == TRON
    assert said["fillOrKillParams"]["refundAddress"] == BITCOIN
    assert abs(float(said["fillOrKillParams"]["minPrice"]) - 50_000) < 1e-6
    assert set(recorded("chainflip/WAITING")["depositChannel"]) <= set(said["depositChannel"])


@pytest.mark.parametrize(
    ("scenario", "state", "egress"),
    [("refunded", "COMPLETED", "refundEgress"), ("failed", "FAILED", None), ("held_then_released", "SWAPPING", None)],
)
def test_other_lives_have_their_states(client, running, scenario, state, egress):
    running.control.scenario(scenario)
    made = opened(client)
    running.control.deposit(made["id"])
    running.control.advance(45)
    said = swap(client, made)
    assert said["state"] == state
    assert [name for name in ("swapEgress", "refundEgress") if name in said] == ([egress] if egress else [])


def test_a_channel_expires_after_a_day(client, running):
    made = opened(client)
    running.control.advance(86_401)
    said = swap(client, made)
    assert (said["state"], said["depositChannel"]["isExpired"]) == ("WAITING", True)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"destAddress": BITCOIN}, f'Address "{BITCOIN}" is not a valid "Tron" address for "mainnet"'),
        ({"destAddress": None}, "is not a valid"),
        ({"fillOrKillParams": None}, "invalid request"),
        ({"fillOrKillParams": {"refundAddress": BITCOIN, "retryDurationBlocks": 1}}, "invalid request"),
        ({"amount": "1"}, "below minimum swap amount"),
        ({"srcAsset": "BTC"}, "invalid request"),
        ({"destAsset": {"chain": "Bitcoin", "asset": "BTC"}}, "cannot be swapped"),
    ],
)
def test_it_refuses_and_opens_nothing(client, running, changes, words):
    before = running.control.creates()
    answer = client.post("/api/openSwapDepositChannel", json=body(**changes))
    assert answer.status_code == 400
    assert words in answer.json()["message"]
    assert running.control.creates() == before
