"""From words to an intent: what can be checked is checked before anybody is asked."""

import random
from datetime import timedelta
from decimal import Decimal

import pytest

from swapclient.domain.quotes import Quote, RateType
from swapclient.errors import InputRefused, UsageError
from swapclient.swaps.terms import intend, new_id, wish
from tests.fakes.clock import START
from tests.unit.swaps.room import RECEIVE, REFUND

TAG = "rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH"
EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"


def wished(give="BTC", get="USDT:tron", amount="0.5", **words):
    return wish(give, get, amount, **{"to": RECEIVE, "refund_to": REFUND, **words})


def test_words_become_exact_values_with_networks_spelled_out():
    wanted = wished(key="exit-1")
    assert (wanted.pair.give.name, wanted.pair.get.name) == ("BTC:bitcoin", "USDT:tron")
    assert (wanted.give_amount, wanted.rate_type) == (Decimal("0.5"), RateType.FLOATING)
    assert (wanted.receive_address, wanted.refund_address, wanted.key) == (RECEIVE, REFUND, "exit-1")
    assert (wanted.receive_memo, wanted.refund_memo) == (None, None)


@pytest.mark.parametrize("amount", ["0.12345678", Decimal("0.12345678"), Decimal("12345678E-8")])
def test_an_amount_keeps_every_digit_whatever_it_is_written_as(amount):
    assert wished(amount=amount).give_amount == Decimal("0.12345678")


@pytest.mark.parametrize("amount", ["0.123456789", "0", "-1", "1e3", "NaN", "0,5", "", Decimal("NaN"), Decimal(-1)])
def test_an_amount_that_cannot_be_sent_is_refused(amount):
    with pytest.raises(InputRefused):
        wished(amount=amount)


@pytest.mark.parametrize(
    "words",
    [
        {"to": REFUND},
        {"to": RECEIVE[:-1] + "D"},
        {"to": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"},
        {"refund_to": RECEIVE},
        {"get": "USDT"},
        {"get": "USDT:nowhere"},
        {"get": "BTC"},
        {"refund_to": None, "refund_memo": "7"},
        {"refund_to": "", "refund_memo": "7"},
    ],
)
def test_what_cannot_arrive_or_come_back_is_refused(words):
    with pytest.raises(InputRefused):
        wished(**words)


def test_a_receive_memo_is_kept_and_an_empty_one_is_none():
    assert wished(get="XRP", to=TAG, memo="77").receive_memo == "77"
    assert wished(get="XRP", to=TAG, memo="").receive_memo is None


def test_receive_and_refund_may_be_one_address_where_both_coins_live_there():
    """One account of one person, on a network of both coins."""
    wanted = wished("ETH:ethereum", "USDT:ethereum", "1", to=EVM, refund_to=EVM.lower())
    assert wanted.receive_address == wanted.refund_address == EVM


@pytest.mark.parametrize("key", ["a b", "a#2", "ü", "", "k" * 129])
def test_a_key_that_could_be_one_of_our_own_forms_is_refused(key):
    if not key:
        assert wished(key=key).key is None
        return
    with pytest.raises(UsageError):
        wished(key=key)


def test_an_intent_takes_the_person_s_terms_from_the_wish_and_the_price_from_the_quote():
    wanted = wished(key="exit-1")
    quote = Quote(
        provider="fake",
        pair=wanted.pair,
        give_amount=wanted.give_amount,
        get_amount=Decimal(30000),
        rate_type=RateType.FLOATING,
        rate_id="r",
        valid_until=START + timedelta(minutes=5),
        floor=Decimal(29000),
        warnings=("slow",),
        terms={"quote": "7"},
    )
    made = intend(wanted, quote, now=START, chance=random.Random(1), sandbox=True)
    assert (made.provider, made.expected, made.floor, made.rate_id) == ("fake", Decimal(30000), Decimal(29000), "r")
    assert (made.receive_address, made.refund_address, made.key) == (RECEIVE, REFUND, "exit-1")
    assert (made.created_at, made.valid_until, made.sandbox) == (START, quote.valid_until, True)
    quote.terms["quote"] = "8"
    assert made.terms == {"quote": "7"}


def test_an_id_is_sixteen_letters_and_digits_and_never_the_same_twice():
    chance = random.Random(1)
    ids = {new_id(chance) for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(one) == 16 and one.isalnum() and one == one.lower() for one in ids)
