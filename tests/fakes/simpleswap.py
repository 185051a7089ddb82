"""SimpleSwap's v3 answers, in the shapes its own plugin and other public clients show. Addresses are published ones."""

from __future__ import annotations

from typing import Any

import httpx
import msgspec

__all__ = ["BASE", "BTC_DEPOSIT", "BTC_REFUND", "KEY", "TRON_RECEIVE", "USDT_TRON", "currencies", "exchange", "result"]

BASE = "https://api.simpleswap.io/v3"
KEY = "k3y-of-a-test-0123456789"
USDT_TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
TRON_RECEIVE = "TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7"
BTC_DEPOSIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
BTC_REFUND = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"


def result(payload: object, status: int = 200, **headers: str) -> httpx.Response:
    """A success as v3 wraps it."""
    body = msgspec.json.encode({"result": payload, "traceId": "trace-1"})
    return httpx.Response(status, content=body, headers={"content-type": "application/json", **headers})


def currency(ticker: str | None, network: str | None, contract: str | None = None, **more: Any) -> dict[str, Any]:
    """One row of the list."""
    row: dict[str, Any] = {
        "ticker": ticker,
        "network": network,
        "name": ticker,
        "legacySymbol": ticker,
        "contractAddress": contract,
        "hasExtraId": False,
        "extraId": "",
        "validationAddress": None,
        "validationExtra": None,
        "addressExplorer": None,
        "confirmationsFrom": " ",
        "warningsFrom": [],
        "warningsTo": [],
        "image": None,
        "precision": 8,
        "isFiat": False,
        "isAvailableFixed": True,
        "isAvailableFloat": True,
    }
    return {**row, **more}


def currencies() -> list[dict[str, Any]]:
    """A list with every oddity of the facts."""
    return [
        currency("btc", "btc", warningsFrom=["Only the Bitcoin network."]),
        currency("eth", "eth", precision=18),
        currency("xrp", "xrp", precision=6, hasExtraId=True, extraId="Destination tag"),
        currency("bch", "bch"),
        currency("bnb-bsc", "bsc", precision=18),
        currency("avaxc", "avaxc", precision=18),
        currency("avax", "avax", precision=9),
        currency("usdt", "trx", USDT_TRON, precision=6, warningsTo=["Not to a contract.\u202e"]),
        currency("usdt", "eth", "0xdac17f958d2ee523a2206206994597c13d831ec7", precision=6),
        currency("usdc", "eth", "0x" + "1" * 40, precision=6),  # a stranger under a good name
        currency("usdc2", "eth", "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48", precision=6),
        currency("usdt", "ton", None, precision=6),  # a token without its contract
        currency("nobody", "eth", "0x" + "2" * 40, precision=18),
        currency("sol", "sol", precision=9, isAvailableFixed=False),
        currency("sol", "sol ", precision=9),
        currency("lat", "PlatON"),
        currency("usd", "usd", isFiat=True, precision=2),
        currency("eur", "eth", isFiat=True, precision=2),
        currency("", "eth"),
        currency("dash", ""),
        currency(None, None),
        currency("zec", "zec", precision="eight"),
    ]


def exchange(order_id: str = "k3v9x0a1b2c3d4e5", **changes: Any) -> dict[str, Any]:
    """0.5 BTC into USDT on TRON, floating, waiting."""
    body: dict[str, Any] = {
        "id": order_id,
        "publicId": order_id,
        "type": "floating",
        "status": "waiting",
        "tickerFrom": "btc",
        "networkFrom": "btc",
        "tickerTo": "usdt",
        "networkTo": "trx",
        "amountFrom": "0.5",
        "amountTo": "29900.123456",
        "expectedAmount": "0.5",
        "addressFrom": BTC_DEPOSIT,
        "extraIdFrom": None,
        "addressTo": TRON_RECEIVE,
        "extraIdTo": None,
        "userRefundAddress": BTC_REFUND,
        "userRefundExtraId": None,
        "txFrom": None,
        "txTo": None,
        "validUntil": None,
        "createdAt": "2026-01-02T03:04:05.000Z",
        "updatedAt": "2026-01-02T03:04:05.000Z",
    }
    return {**body, **changes}
