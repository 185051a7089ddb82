"""The public markets that the sandbox plays."""

from __future__ import annotations

from decimal import Decimal

import httpx
import pytest

ASK = {
    "kraken": "/0/public/Ticker?pair={}USD",
    "coinbase": "/products/{}-USD/ticker",
    "binance": "/api/v3/ticker/24hr?symbol={}USDT",
    "okx": "/api/v5/market/ticker?instId={}-USDT",
    "bitstamp": "/api/v2/ticker/{}usd/",
}
BID = {
    "kraken": lambda said: said["result"]["XXBTZUSD"]["b"][0],
    "coinbase": lambda said: said["bid"],
    "binance": lambda said: said["bidPrice"],
    "okx": lambda said: said["data"][0]["bidPx"],
    "bitstamp": lambda said: said["bid"],
}


def ask(shop, market: str, coin: str) -> httpx.Response:
    coin = {("kraken", "BTC"): "XBT", ("bitstamp", "BTC"): "btc"}.get((market, coin), coin)
    return httpx.get(shop.box.environ["SWAPCLIENT_MARKET_URL"] + f"/{market}" + ASK[market].format(coin))


@pytest.mark.parametrize("market", ASK)
def test_a_market_shows_the_price_providers_reckon_with(shop, market):
    answer = ask(shop, market, "BTC")
    assert answer.status_code == 200
    bid = Decimal(BID[market](answer.json()))
    assert abs(bid / shop.control.price("BTC") - 1) < Decimal("0.001")


@pytest.mark.parametrize("market", ASK)
def test_a_market_lists_not_everything(shop, market):
    answer = ask(shop, market, "NOPE")
    with pytest.raises((KeyError, IndexError)):
        BID[market](answer.json())


def test_a_market_can_be_made_to_show_another_price(shop):
    estimate = shop.get("/estimates", **shop.pair()).json()["result"]
    before = Decimal(BID["okx"](ask(shop, "okx", "BTC").json()))
    shop.control.market("BTC", "0.5")
    try:
        assert Decimal(BID["okx"](ask(shop, "okx", "BTC").json())) == pytest.approx(before / 2)
        assert shop.get("/estimates", **shop.pair()).json()["result"] == estimate
    finally:
        httpx.post(shop.box.url + "/_sandbox/market", json={"symbol": "BTC", "factor": "1"})


def test_one_market_alone_can_show_another_price_of_another_time(shop):
    said = {name: ask(shop, name, "BTC").json() for name in ("okx", "coinbase")}
    shop.control.market("BTC", "0.5", "okx")
    shop.control.age(600, "okx")
    try:
        lies = ask(shop, "okx", "BTC").json()
        assert Decimal(BID["okx"](lies)) == pytest.approx(Decimal(BID["okx"](said["okx"])) / 2)
        assert int(said["okx"]["data"][0]["ts"]) - int(lies["data"][0]["ts"]) == 600_000
        assert ask(shop, "coinbase", "BTC").json() == said["coinbase"]
    finally:
        httpx.post(shop.box.url + "/_sandbox/market", json={"symbol": "BTC", "factor": "1", "only": "okx"})
        httpx.post(shop.box.url + "/_sandbox/age", json={"seconds": 0, "only": "okx"})
    assert ask(shop, "okx", "BTC").json() == said["okx"]


def test_a_provider_can_be_made_to_offer_ten_times_the_truth(shop):
    def estimate():
        return Decimal(shop.get("/estimates", **shop.pair()).json()["result"]["estimatedAmount"])

    honest = estimate()
    shop.control.rate("10", "simpleswap")
    shop.control.rate("0.1", "exolix")
    try:
        assert estimate() == pytest.approx(honest * 10)
        assert Decimal(shop.order()["amountTo"]) == pytest.approx(honest * 10)
    finally:
        for name in ("simpleswap", "exolix"):
            httpx.post(shop.box.url + "/_sandbox/rate", json={"factor": "1", "provider": name})
    assert estimate() == honest


def test_a_fault_meets_a_market_only_by_its_name(shop):
    shop.control.scenario("maintenance", times=None)
    assert ask(shop, "okx", "BTC").status_code == 200
    shop.control.scenario("html_200", provider="okx")
    assert ask(shop, "kraken", "BTC").status_code == 200
    assert "html" in ask(shop, "okx", "BTC").headers["content-type"]
