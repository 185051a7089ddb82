"""`swap --split`: one amount above a maximum in several orders, each its own intent, followed together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from swapclient.sandbox import Box
from tests.cli.conftest import REFUND, TO

WORDS = ("swap", "BTC", "USDT:tron", "--fixed", "--to", TO, "--refund-to", REFUND, "--yes", "--no-watch")


@pytest.fixture
def box(tmp_path):
    """A sandbox of each test's own: the clock of one is put ahead."""
    with Box(tmp_path / "ledger.db") as box:
        yield box


def test_the_parts_add_up_and_each_has_an_order_and_a_key_of_its_own(cli, home, box):
    swaps = cli(*WORDS, "-a", "2.5", "--split", "5", "--idempotency-key", "out", "--json", code=8).document["swaps"]
    amounts = [Decimal(swap["give"]["amount"]) for swap in swaps]
    assert sum(amounts) == Decimal("2.5")
    assert len(set(amounts)) == len(swaps) == 3
    assert [swap["idempotency_key"] for swap in swaps] == ["out/1", "out/2", "out/3"]
    assert {swap["group"] for swap in swaps} == {"out"}
    assert len({swap["deposit"]["address"] for swap in swaps}) == box.control.creates() == 3


def test_the_same_key_again_makes_no_new_order(cli, home, box):
    words = (*WORDS, "-a", "2.5", "--split", "5", "--idempotency-key", "out", "--json")
    first = cli(*words, code=8).document["swaps"]
    again = cli(*words, code=8).document["swaps"]
    assert [swap["id"] for swap in again] == [swap["id"] for swap in first]
    assert box.control.creates() == 3


def test_the_floor_is_that_of_the_whole(cli, home, box):
    total = cli("quote", "BTC", "USDT:tron", "-a", "0.9", "--fixed", "--json").document["quotes"][0]["get"]["amount"]
    fair = Decimal(total) / Decimal("0.9") * Decimal("2.5")
    split = (*WORDS, "-a", "2.5", "--split", "5", "--json", "--min-receive")
    refused = cli(*split, str((fair * Decimal("1.01")).quantize(Decimal(1))), code=4).document
    assert refused["error"]["code"] == "below_floor"
    assert box.control.creates() == 0
    swaps = cli(*split, str((fair * Decimal("0.99")).quantize(Decimal(1))), code=8).document["swaps"]
    assert sum(Decimal(swap["get"]["expected"]) for swap in swaps) >= fair * Decimal("0.99")


def test_what_cannot_be_split_is_refused_with_words(cli, home, box):
    answer = cli(*WORDS, "-a", "9", "--split", "2", "--json", code=4).document
    assert answer["error"]["code"] == "cannot_split"
    assert "2 parts" in answer["error"]["message"]
    assert box.control.creates() == 0


def test_after_an_unclear_answer_no_further_part_is_tried(cli, home, box):
    box.control.scenario("error_500_after_accept", on="create")
    run = cli(*WORDS, "-a", "2.5", "--split", "5", code=7)
    assert "0 of 3 parts were created; the rest was not tried" in run.err
    assert box.control.creates() == 1


def test_all_parts_are_followed_to_their_end(cli, home, box, hurried, monkeypatch):
    sleep = hurried.sleep

    async def pay(seconds):
        for order in box.control.orders():
            if order["stage"] == "waiting":
                box.control.deposit(order["id"])
        await sleep(seconds)

    monkeypatch.setattr(hurried, "sleep", pay)
    run = cli(*WORDS[:-1], "-a", "2.5", "--split", "5")
    for order in box.control.orders():
        assert order["stage"] == "finished"
        assert order["address_from"] in run.out
        assert order["id"] in run.out.split("saved in")[0]
