"""The next provider is tried only after a clear no."""

import asyncio
from datetime import timedelta

import pytest

from swapclient.domain.life import State
from swapclient.domain.quotes import RateType
from swapclient.errors import BelowMinimum, GuardRefused, InputRefused, NotSent, OutcomeUnknown
from swapclient.swaps.failover import place_best
from swapclient.swaps.terms import new_id, wish
from tests.fakes.provider import FakeProvider
from tests.unit.swaps.room import RECEIVE, REFUND, Room


def offers(room, **changes):
    wanted = wish("BTC", "USDT:tron", "0.5", to=RECEIVE, refund_to=REFUND, **changes)

    async def ask():
        return [(await provider.quote(wanted.request()), None) for provider in room.desk.providers.values()]

    return wanted, asyncio.run(ask())


def best(room, **changes):
    return asyncio.run(place_best(room.desk, *offers(room, **changes)))


@pytest.mark.parametrize("error", [BelowMinimum("no"), NotSent("no connection")])
def test_after_a_clear_no_the_next_provider_makes_the_order(error):
    a, b = FakeProvider("a"), FakeProvider("b")
    a.refuse = error
    swap, before = best(Room(a, b))
    assert (swap.intent.provider, [one.intent.provider for one in before]) == ("b", ["a"])
    assert (a.creates, b.creates) == (0, 1)


def test_accept_then_timeout_on_a_makes_zero_creates_on_b():
    a, b = FakeProvider("a"), FakeProvider("b")

    def lose(order):
        raise OutcomeUnknown("timed out")

    a.on_create = lose
    swap, before = best(Room(a, b), key="k")
    assert (swap.state, before) == (State.UNKNOWN, ())
    assert b.asked == ["quote"]


def test_one_key_leads_through_every_attempt():
    a, b = FakeProvider("a"), FakeProvider("b")
    a.refuse = BelowMinimum("no")
    room = Room(a, b)
    first, _ = best(room, key="k")
    second, before = best(room, key="k")
    assert first.swap_id == second.swap_id
    assert before == ()
    assert b.creates == 1


def test_when_everybody_says_no_the_last_no_is_the_answer():
    a, b = FakeProvider("a"), FakeProvider("b")
    a.refuse = b.refuse = BelowMinimum("no")
    swap, before = best(Room(a, b))
    assert (swap.state, len(before)) == (State.REJECTED, 1)


def test_a_quote_that_ran_out_while_it_was_read_is_not_used():
    room = Room()
    wanted, quotes = offers(room, rate_type=RateType.FIXED)
    room.clock.advance(timedelta(minutes=20).total_seconds())
    with pytest.raises(GuardRefused) as refusal:
        asyncio.run(place_best(room.desk, wanted, quotes))
    assert refusal.value.stable_code == "quote_expired"
    assert room.provider.creates == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"to": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"}, "wrong_network"),
        ({"to": RECEIVE[:-1] + "D"}, "bad_checksum"),
        ({"amount": "0,5"}, "bad_amount"),
        ({"amount": "0.123456789"}, "too_many_decimals"),
        ({"give": "USDT:tron"}, "same_asset"),
        ({"get": "USDT"}, "unknown_asset"),
        ({"refund_to": RECEIVE}, "wrong_network"),
        ({"refund_to": None, "refund_memo": "1"}, "bad_memo"),
    ],
)
def test_what_is_not_right_is_refused_before_anybody_is_asked(changes, code):
    words = {"give": "BTC", "get": "USDT:tron", "amount": "0.5", "to": RECEIVE, "refund_to": REFUND} | changes
    with pytest.raises(InputRefused) as refusal:
        wish(words.pop("give"), words.pop("get"), words.pop("amount"), **words)
    assert refusal.value.stable_code == code
    assert refusal.value.exit_code == 3
    assert len(refusal.value.message + refusal.value.hint) > 20


def test_ids_are_our_own_and_never_the_same():
    room = Room()
    ids = {new_id(room.desk.chance) for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(one) == 16 and one.isalnum() for one in ids)
