"""THORChain's sandbox: quotes with a memo, vaults that are addresses, refusals in its words; the adapter on it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import httpx
import pytest

import networks
from swapclient import SwapClient
from swapclient.errors import UsageError
from swapclient.providers.thorchain.codes import CODES
from swapclient.providers.thorchain.memo import read
from swapclient.quoting.policy import Policy
from swapclient.sandbox import Box
from swapclient.swaps.terms import wish
from tests.fakes.bench import request

TRON = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
BITCOIN = "bc1qgwmj2lqcj2f42m2gjqpc0sj0yhudcan8n89wnt"
ASKED = {"from_asset": "BTC.BTC", "to_asset": "TRON.USDT-TR7NHQJEKQXGTCI8Q8ZY4PL8OTSZGJLJ6T"}


@pytest.fixture
def client(running: Box) -> Iterator[httpx.Client]:
    running.control.scenario("happy")
    with httpx.Client(base_url=running.environ["THORCHAIN_API_URL"]) as client:
        yield client


@pytest.fixture
def ours(running, tmp_path):
    """The library's client, whose person can send a memo."""
    running.control.scenario("happy")
    places = {"data_dir": tmp_path / "data", "cache_dir": tmp_path / "cache"}
    with SwapClient(environ=running.environ, i_can_send_a_memo=True, provider="thorchain", **places) as client:
        yield client


def test_a_quote_names_the_vault_of_the_list_and_a_memo_for_the_destination(client):
    terms = ASKED | {"amount": "10000000", "destination": TRON, "liquidity_tolerance_bps": "300"}
    said = client.get("/quote/swap", params=terms).json()
    vaults = {row["chain"]: row["address"] for row in client.get("/inbound_addresses").json()}
    assert said["inbound_address"] == vaults["BTC"]
    memo = read(said["memo"])
    assert memo.destination == TRON
    assert memo.limit == pytest.approx(Decimal(said["expected_amount_out"]).scaleb(-8) * Decimal("0.97"))
    assert len(said["memo"]) <= 80


def test_every_vault_is_an_address_of_its_chain(client):
    for row in client.get("/inbound_addresses").json():
        networks.check(CODES.networks[row["chain"]], row["address"], memo="")
        assert row["halted"] is False


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"amount": "1"}, "recommended_min_amount_in: "),
        ({"to_asset": "TRON.NOPE"}, "pool does not exist"),
        ({"destination": BITCOIN}, "bad destination address"),
        ({"amount": "-5"}, "bad amount"),
    ],
)
def test_what_cannot_be_swapped_is_refused_in_its_words(client, changes, word):
    answer = client.get("/quote/swap", params={**ASKED, "amount": "10000000", **changes})
    assert answer.status_code == 400
    assert word in answer.json()["message"]


def test_the_adapter_quotes_through_it_with_and_without_a_memo(ours):
    [plain] = ours.quote("BTC", "USDT:tron", "0.5").quotes
    [judged] = ours.offers("BTC", "USDT:tron", "0.5", to=TRON).judged
    assert plain.terms == {}
    assert TRON in judged.quote.terms["memo"]
    assert 0.96 * float(judged.quote.get_amount) < float(judged.quote.floor) < float(judged.quote.get_amount)
    assert ours.run(ours.client.house.providers["thorchain"].limits(request().pair, request().rate_type)).minimum


def test_a_swap_is_refused_before_anything_is_written(ours):
    policy = Policy(any_price=True, accept_depeg=True)  # markets stand at another time than this sandbox
    found = ours.offers("BTC", "USDT:tron", "0.5", to=TRON, policy=policy)
    for attempt in (
        lambda wanted: ours.swap(**wanted),
        lambda wanted: ours.accept(_wish(wanted), found),
        lambda wanted: ours.parts_for(_wish(wanted), 3),
    ):
        with pytest.raises(UsageError) as caught:
            attempt({"give": "BTC", "get": "USDT:tron", "amount": "0.5", "to": TRON, "refund_to": BITCOIN})
        assert caught.value.stable_code == "advanced_only_quotes"
    assert ours.swaps() == []


def _wish(wanted):
    return wish(**wanted)
