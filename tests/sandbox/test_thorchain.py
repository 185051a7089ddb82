"""THORChain's sandbox: quotes with a memo, vaults that are addresses, and what becomes of a payment by its memo."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import httpx
import pytest

import networks
from swapclient import SwapClient
from swapclient.providers.thorchain.codes import CODES
from swapclient.providers.thorchain.memo import read
from swapclient.sandbox import Box
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


@pytest.fixture
def vaults(client):
    return {row["chain"]: row["address"] for row in client.get("/inbound_addresses").json()}


def status(client, transaction):
    return client.get(f"/tx/status/{transaction}").json()


def paid(running, vaults, memo, amount="0.5", address=None):
    return running.control.pay(address or vaults["BTC"], amount, memo)["transaction"]


def test_a_payment_is_seen_confirmed_swapped_and_paid_out(running, client, vaults):
    memo = f"=:TRON.USDT:{TRON}:1/1/0"
    transaction = paid(running, vaults, memo)
    assert "tx" not in status(client, transaction)
    running.control.advance(10)
    seen = status(client, transaction)
    assert (seen["tx"]["id"], seen["tx"]["memo"], seen["tx"]["to_address"]) == (transaction, memo, vaults["BTC"])
    assert seen["tx"]["coins"] == [{"asset": "BTC.BTC", "amount": "50000000"}]
    assert seen["stages"]["inbound_finalised"] == {"completed": False}
    running.control.advance(20)
    assert status(client, transaction)["stages"]["swap_status"] == {"pending": True}
    running.control.advance(30)
    done = status(client, transaction)
    [out] = done["out_txs"]
    assert (out["to_address"], out["memo"]) == (TRON, f"OUT:{transaction}")
    assert done["stages"]["outbound_signed"] == {"completed": True}


@pytest.mark.parametrize(
    ("memo", "amount"),
    [("", "0.5"), ("hello", "0.5"), (f"=:TRON.NOPE:{TRON}:1", "0.5"), (f"=:TRON.USDT:{TRON}:1", "0.00000999")],
)
def test_a_payment_without_a_memo_that_swaps_or_of_dust_is_lost(running, client, vaults, memo, amount):
    transaction = paid(running, vaults, memo, amount)
    running.control.advance(3600)
    assert "tx" not in status(client, transaction)


def test_a_payment_to_the_vault_before_is_lost(running, client, vaults):
    running.control.churn("BTC")
    transaction = paid(running, vaults, f"=:TRON.USDT:{TRON}:1")
    running.control.advance(3600)
    assert "tx" not in status(client, transaction)
    assert {row["chain"]: row["address"] for row in client.get("/inbound_addresses").json()}["BTC"] != vaults["BTC"]


def test_a_limit_that_is_not_met_is_a_refund(running, client, vaults):
    transaction = paid(running, vaults, f"=:TRON.USDT:{TRON}:{10**16}")
    running.control.advance(3600)
    document = status(client, transaction)
    assert [one["refund"] for one in document["planned_out_txs"]] == [True]
    assert document["out_txs"][0]["memo"] == f"REFUND:{transaction}"


def test_a_chain_is_halted_and_goes_on(running, client):
    for stopped in (True, False):
        running.control.halt("BTC", stopped=stopped)
        rows = {row["chain"]: row["halted"] for row in client.get("/inbound_addresses").json()}
        assert (rows["BTC"], rows["TRON"]) == (stopped, False)


def test_it_is_paid_over_http_too(running, vaults):
    body = {"address": vaults["BTC"], "amount": "0.5", "memo": f"=:TRON.USDT:{TRON}:1"}
    answer = httpx.post(f"{running.url}/_sandbox/pay", json=body).json()
    assert len(answer["transaction"]) == 64


def test_the_adapter_quotes_through_it_with_and_without_an_address(ours):
    [plain] = ours.quote("BTC", "USDT:tron", "0.5").quotes
    [judged] = ours.offers("BTC", "USDT:tron", "0.5", to=TRON).judged
    assert plain.floor is None
    assert 0.96 * float(judged.quote.get_amount) < float(judged.quote.floor) < float(judged.quote.get_amount)
    assert ours.run(ours.client.house.providers["thorchain"].limits(request().pair, request().rate_type)).minimum
