"""`swap`: one order, its document, its exit code; each step in its order."""

from __future__ import annotations

import signal
from decimal import Decimal

import pytest

from swapclient.sandbox import Box
from tests.cli.conftest import REFUND, TO

WORDS = ("swap", "BTC", "USDT:tron", "-a", "0.5", "--to", TO, "--refund-to", REFUND, "--yes")


@pytest.fixture
def box(tmp_path):
    """A sandbox of each test's own: its clock is put ahead, and markets ahead of ours are not believed."""
    with Box(tmp_path / "ledger.db") as box:
        yield box


@pytest.fixture
def paying(box, hurried, monkeypatch):
    """Who waits pays first: the coins of every order that waits arrive."""
    sleep = hurried.sleep

    async def pay(seconds):
        for order in box.control.orders():
            if order["stage"] == "waiting":
                box.control.deposit(order["id"])
        await sleep(seconds)

    monkeypatch.setattr(hurried, "sleep", pay)


def test_a_swap_is_followed_to_finished_and_ends_with_the_order_id(cli, home, box, paying):
    run = cli(*WORDS)
    order = box.control.orders()[-1]
    lines = run.out.splitlines()
    assert lines[-1].split() == ["order", order["id"], "at", "simpleswap"]
    assert str(home / "data" / "journal.db") in run.out
    for word in ("arrives", "against the market", "floating", "may hold funds for checks", order["address_from"]):
        assert word in run.out
    for stage in ("confirming", "exchanging", "sending", "finished"):
        assert stage in run.out
    assert "creating the order at simpleswap" in run.err


def test_the_quote_is_shown_before_the_deposit_and_the_deposit_before_the_end(cli, home, paying):
    out = cli(*WORDS).out
    places = [out.index(word) for word in ("against the market", "SEND", "Do not send twice", "by simpleswap's word")]
    assert places == sorted(places)


def test_json_is_one_document_at_the_end(cli, home, box, paying):
    swap = cli(*WORDS, "--json").document["swap"]
    assert swap["state"] == "finished"
    assert swap["order_id"] == box.control.orders()[-1]["id"]
    assert Decimal(swap["get"]["received"]) > 0
    assert swap["transactions"]["payout"]
    assert swap["sandbox"] is False


def test_without_watching_the_deposit_is_shown_and_the_code_is_8(cli, home, box):
    answer = cli(*WORDS, "--no-watch", "--json", code=8).document
    order = box.control.orders()[-1]
    assert answer["error"]["code"] == "in_flight"
    assert answer["swap"]["deposit"]["address"] == order["address_from"]
    assert answer["swap"]["deposit"]["uri"] == f"bitcoin:{order['address_from']}?amount=0.5"
    assert answer["swap"]["receive"] == {"address": TO, "memo": None}


def test_a_time_limit_leaves_the_order_alive(cli, home, hurried):
    answer = cli(*WORDS, "--timeout", "0.2", "--interval", "0.01", "--json", code=8).document
    assert answer["error"]["code"] == "still_watching"
    assert answer["swap"]["state"] == "awaiting_deposit"


def test_json_tells_where_to_send_before_the_document(cli, home, box, paying):
    run = cli(*WORDS, "--json")
    assert f"send 0.5 BTC:bitcoin to {box.control.orders()[-1]['address_from']}" in run.err


@pytest.mark.parametrize(
    ("scenario", "code", "state"),
    [("refunded", 10, "refunded"), ("failed", 10, "failed")],
)
def test_the_exit_code_is_the_outcomes(cli, home, box, paying, scenario, code, state):
    box.control.scenario(scenario)
    answer = cli(*WORDS, "--json", code=code).document
    assert answer["swap"]["state"] == state
    assert answer["error"]["order_id"] == answer["swap"]["order_id"]


def test_a_lost_answer_is_unknown_and_never_asked_again(cli, home, box):
    box.control.scenario("error_500_after_accept", on="create")
    before = box.control.creates()
    answer = cli(*WORDS, "--json", code=7).document
    assert answer["swap"]["state"] == "unknown"
    assert answer["swap"]["deposit"]["address"] is None
    assert "reconcile" in answer["error"]["hint"]
    assert box.control.creates() == before + 1


def test_an_order_that_differs_is_not_shown_for_payment(cli, home, box):
    box.control.scenario("drift_at_create", field="addressTo", value="TNPeeaaFB7K9cmo4uQpcU32zGK8G1NYqeL")
    run = cli(*WORDS, code=11)
    assert box.control.orders()[-1]["address_from"] not in run.out + run.err
    assert "do not send anything" in run.err


def test_the_same_key_gives_back_the_same_swap(cli, home, box):
    first = cli(*WORDS, "--idempotency-key", "exit-1", "--no-watch", "--json", code=8).document["swap"]
    before = box.control.creates()
    run = cli(*WORDS, "--idempotency-key", "exit-1", "--no-watch", "--json", code=8)
    assert run.document["swap"]["id"] == first["id"]
    assert run.document["swap"]["idempotency_key"] == "exit-1"
    assert "nothing new is made" in run.err
    assert box.control.creates() == before


def test_the_same_key_with_other_terms_is_refused(cli, home, box):
    cli(*WORDS, "--idempotency-key", "exit-2", "--no-watch", code=8)
    before = box.control.creates()
    other = [word if word != "0.5" else "0.6" for word in WORDS]
    answer = cli(*other, "--idempotency-key", "exit-2", "--json", code=13).document
    assert answer["error"]["code"] == "key_has_other_terms"
    assert box.control.creates() == before


def test_a_bad_price_is_refused_with_the_quotes(cli, home, box):
    before = box.control.creates()
    box.control.market("BTC", "1.1")
    try:
        answer = cli(*WORDS, "--json", code=4).document
        run = cli(*WORDS, code=4)
        dear = cli(*WORDS, "--max-cost", "8%", "--json", code=4).document
        floor = cli(*WORDS, "--min-receive", "1000000", "--json", code=4).document
        cli(*WORDS, "--max-cost", "15%", "--no-watch", code=8)
        cli(*WORDS, "--any-price", "--no-watch", code=8)
        cli(*WORDS, "--min-receive", "1000", "--no-watch", code=8)
    finally:
        box.control.market("BTC", "1")
    assert answer["error"]["code"] == dear["error"]["code"] == "dear"
    assert floor["error"]["code"] == "below_floor"
    assert answer["quotes"][0]["provider"] == "simpleswap"
    assert "below the market" in run.out + run.err
    assert box.control.creates() == before + 3


def test_a_stablecoin_off_its_peg_must_be_accepted_by_name(cli, home, box):
    box.control.market("USDT", "0.97")
    try:
        answer = cli(*WORDS, "--any-price", "--json", code=4).document
        cli(*WORDS, "--any-price", "--accept-depeg", "--no-watch", code=8)
    finally:
        box.control.market("USDT", "1")
    assert answer["error"]["code"] == "off_peg"


def test_without_a_refund_address_it_warns_and_goes_on(cli, home):
    run = cli("swap", "BTC", "USDT:tron", "-a", "0.5", "--to", TO, "--yes", "--no-watch", code=8)
    assert "no refund address" in run.err
    assert "no refund address" in run.out


def test_a_provider_that_needs_a_refund_address_is_left_out_without_one(cli, home, monkeypatch):
    from dataclasses import replace

    from swapclient.providers.simpleswap.adapter import SimpleSwap

    needing = replace(SimpleSwap.capabilities, refund_required=True)
    monkeypatch.setattr(SimpleSwap, "capabilities", needing)
    answer = cli("swap", "BTC", "USDT:tron", "-a", "0.5", "--to", TO, "--yes", "--json", code=2).document
    assert answer["error"]["code"] == "refund_required"
    assert "--refund-to" in answer["error"]["hint"]
    cli(*WORDS, "--no-watch", code=8)


def test_a_memo_stands_as_loud_as_the_address(cli, home, box):
    words = ("swap", "XRP:ripple", "USDT:tron", "-a", "900", "--to", TO, "--yes", "--no-watch")
    run = cli(*words, "--refund-to", "rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B", "--refund-memo", "7", code=8)
    order = box.control.orders()[-1]
    assert order["refund_extra"] == "7"
    assert f"destination tag (required)  {order['extra_from']}" in run.out
    assert "destination tag" in run.out.split("Do not send", 1)[1]


def test_a_failed_write_of_the_intent_asks_nobody_to_create(cli, home, box, monkeypatch):
    blocked = home / "file"
    blocked.write_text("not a folder")
    before = box.control.creates()
    answer = cli(*WORDS, "--journal", f"sqlite:///{blocked}/journal.db", "--json", code=2).document
    assert answer["error"]["code"].startswith("journal")
    assert box.control.creates() == before


def test_ctrl_c_while_following_ends_with_the_ids(start, home, box):
    process = start(*WORDS)
    for line in process.stdout:
        if "Do not send twice" in line:
            break
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    order = box.control.orders()[-1]
    assert process.returncode == 130
    assert err.splitlines()[-1].startswith("interrupted; swap ")
    assert err.splitlines()[-1].endswith(f"order {order['id']} at simpleswap")


def test_ctrl_c_while_creating_tells_our_id_and_nothing_is_lost(start, cli, home, box):
    box.control.scenario("hang_after_accept", on="create")
    process = start(*WORDS)
    for line in process.stderr:
        if "creating the order" in line:
            break
    while not box.control.creates():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    (swap,) = cli("orders", "--json").document["swaps"]
    assert f"swap {swap['id']} was being created at simpleswap" in err.splitlines()[-1]
    assert swap["state"] == "unknown"
