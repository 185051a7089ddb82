from datetime import timedelta
from decimal import Decimal

import pytest

from swapclient.errors import Unreadable
from swapclient.quoting import tickers
from tests.fakes.clock import START
from tests.unit.quoting import market_answers as said

READERS = {
    "kraken": (tickers.read_kraken, said.kraken),
    "coinbase": (tickers.read_coinbase, said.coinbase),
    "binance": (tickers.read_binance, said.binance),
    "okx": (tickers.read_okx, said.okx),
    "bitstamp": (tickers.read_bitstamp, said.bitstamp),
}


@pytest.mark.parametrize("name", READERS)
def test_bid_ask_and_time_are_read_exactly(name):
    read, body = READERS[name]
    ticker = read(said.answer(body()))
    assert (ticker.bid, ticker.ask) == (Decimal("64990.1"), Decimal("65009.9"))
    assert abs(ticker.at - START) < timedelta(seconds=1)
    assert ticker.at.utcoffset() == timedelta(0)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("body", ["null", "[]", "{}", "<html>", '{"bid":', '{"result": null, "data": null}'])
def test_an_answer_that_makes_no_sense_is_one_clear_error(name, body):
    read, _ = READERS[name]
    with pytest.raises(Unreadable):
        read(said.answer(body))


@pytest.mark.parametrize("price", ["NaN", "-1", "1e999999", "", "1,5", None, True])
@pytest.mark.parametrize("name", READERS)
def test_a_price_that_is_none_is_refused(name, price):
    read, body = READERS[name]
    with pytest.raises(Unreadable):
        read(said.answer(body(bid=price)))


def test_the_time_of_kraken_is_the_answers_own_date():
    assert tickers.read_kraken(said.answer(said.kraken(), date=None)).at is None


@pytest.mark.parametrize(
    ("read", "body"),
    [
        (tickers.read_kraken, {"error": ["EQuery:Unknown asset pair"]}),
        (tickers.read_kraken, {"error": [], "result": {}}),
        (tickers.read_okx, {"code": "51001", "msg": "Instrument ID does not exist", "data": []}),
    ],
)
def test_an_unlisted_pair_in_a_200_is_said_so(read, body):
    with pytest.raises(Unreadable) as caught:
        read(said.answer(body))
    assert caught.value.stable_code == "not_listed"


def test_an_answer_about_several_pairs_is_none():
    two = said.kraken()
    two["result"]["OTHER"] = two["result"]["XXBTZUSD"]
    with pytest.raises(Unreadable):
        tickers.read_kraken(said.answer(two))


@pytest.mark.parametrize(
    ("read", "body"),
    [
        (tickers.read_okx, said.okx(at="now")),
        (tickers.read_okx, said.okx(at=10**18)),
        (tickers.read_bitstamp, said.bitstamp(at="-5")),
        (tickers.read_bitstamp, said.bitstamp(at="1" * 30)),
        (tickers.read_binance, said.binance(at=10**18)),
        (tickers.read_coinbase, said.coinbase(time="yesterday")),
    ],
)
def test_a_time_that_is_none_is_refused(read, body):
    with pytest.raises(Unreadable):
        read(said.answer(body))
