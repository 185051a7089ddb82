"""Answers of the public markets, shaped as their REST references print them, with prices of our own."""

import json
from datetime import datetime

from swapclient.wire.door import Answer
from tests.fakes.clock import START

MS = int(START.timestamp()) * 1000


def answer(body: object, status: int = 200, date: datetime | None = START) -> Answer:
    text = body if isinstance(body, str) else json.dumps(body)
    return Answer(status=status, body=text.encode(), content_type="application/json", date=date)


def kraken(bid="64990.1", ask="65009.9", pair="XXBTZUSD"):
    sides = {"a": [ask, "1", "1.000"], "b": [bid, "2", "2.000"], "c": ["1.0", "0.1"], "o": "64000.0", "t": [1, 2]}
    return {"error": [], "result": {pair: sides}}


def coinbase(bid="64990.1", ask="65009.9", time="2026-01-02T03:04:05.000001Z"):
    return {"trade_id": 1, "price": "1", "size": "0.1", "bid": bid, "ask": ask, "volume": "9.5", "time": time}


def binance(bid="64990.1", ask="65009.9", at=MS):
    return {"symbol": "BTCUSDT", "lastPrice": "1.00", "bidPrice": bid, "askPrice": ask, "openTime": 1, "closeTime": at}


def okx(bid="64990.1", ask="65009.9", at=MS):
    row = {"instType": "SPOT", "instId": "BTC-USDT", "last": "1", "askPx": ask, "bidPx": bid, "ts": str(at)}
    return {"code": "0", "msg": "", "data": [row]}


def bitstamp(bid="64990.1", ask="65009.9", at=MS // 1000):
    return {"timestamp": str(at), "bid": bid, "ask": ask, "last": "1", "open_24": "1", "side": "0"}
