"""A sandbox on a real socket, its time standing still but where a test moves it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from swapclient.sandbox import Box

NOON = 1_800_000_000.0
TRON = "TBEZFv6ePYBqZq8GX8k7NnaWpTZ8X6XNNH"
BITCOIN = "bc1qgwmj2lqcj2f42m2gjqpc0sj0yhudcan8n89wnt"


class Shop:
    """A client of v3, and the hand behind the sandbox."""

    def __init__(self, box: Box, key: str = "sandbox-key") -> None:
        self.box = box
        self.control = box.control
        self.http = httpx.Client(base_url=box.environ["SIMPLESWAP_API_URL"], headers={"x-api-key": key}, timeout=20)

    def get(self, path: str, **query: str) -> httpx.Response:
        return self.http.get(path, params=query)

    def pair(self, **changes: Any) -> dict[str, Any]:
        """The terms of 0.1 BTC to USDT on TRON, with changes."""
        terms = {"tickerFrom": "btc", "networkFrom": "btc", "tickerTo": "usdt", "networkTo": "trx", "amount": "0.1"}
        return terms | {"fixed": "false", "reverse": "false"} | changes

    def create(self, **changes: Any) -> httpx.Response:
        flags = {"fixed": False, "reverse": False}
        return self.http.post("/exchanges", json=self.pair() | flags | {"addressTo": TRON} | changes)

    def order(self, **changes: Any) -> dict[str, Any]:
        answer = self.create(**changes)
        assert answer.status_code == 201, answer.text
        order: dict[str, Any] = answer.json()["result"]
        return order

    def read(self, order_id: str) -> dict[str, Any]:
        order: dict[str, Any] = self.get(f"/exchanges/{order_id}").json()["result"]
        return order

    def words(self, order_id: str, *steps: float) -> list[str]:
        """The status now and after each step in seconds."""
        said = [self.read(order_id)["status"]]
        for step in steps:
            self.control.advance(step)
            said.append(self.read(order_id)["status"])
        return said


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Box]:
    with Box(tmp_path_factory.mktemp("sandbox") / "ledger.sqlite", real=lambda: NOON) as box:
        yield box


@pytest.fixture
def shop(running: Box) -> Iterator[Shop]:
    running.control.scenario("happy")
    running.control.forget_calls()
    shop = Shop(running)
    with shop.http:
        yield shop
