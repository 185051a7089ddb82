"""StealthEX of recorded shapes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx

from swapclient.clock import iso
from tests.contract.worlds.recorded import RecordedWorld, json
from tests.fakes.recordings import recorded
from tests.fakes.simpleswap import BTC_DEPOSIT, USDT_TRON

__all__ = ["StealthExWorld", "currencies"]


def currencies() -> list[dict[str, Any]]:
    def row(symbol: str, network: str, contract: str | None = None, extra: str | None = None) -> dict[str, Any]:
        return {
            "symbol": symbol,
            "network": network,
            "name": symbol,
            "contract_address": contract,
            "extra_id": extra,
            "features": [],
        }

    return [
        row("btc", "mainnet"),
        row("xrp", "mainnet", extra="Destination tag"),
        row("usdt", "trx", USDT_TRON),
        row("usdt", "mainnet"),
    ]


class StealthExWorld(RecordedWorld):
    name = "stealthex"
    create_path = "/exchanges"

    def answer(self, request: httpx.Request, path: str) -> httpx.Response:
        match request.method, path.strip("/").split("/"):
            case "GET", ["currencies"]:
                page = currencies() if request.url.params["offset"] == "0" else []
                return httpx.Response(200, json=page)
            case "POST", ["rates", "range"]:
                return httpx.Response(200, json=recorded("stealthex/rates_range"))
            case "POST", ["rates", "estimated-amount"]:
                return self._estimate(json(request))
            case "POST", ["exchanges"]:
                return self._open(json(request))
            case "GET", ["exchanges", order_id] if order_id in self.orders:
                return httpx.Response(200, json=self.orders[order_id])
        return httpx.Response(404, json={"err": {"kind": "NotFound", "details": "Exchange not found"}})

    def bad_address(self) -> httpx.Response:
        return httpx.Response(400, json={"err": {"kind": "InvalidData", "details": "Invalid address"}})

    def _estimate(self, body: dict[str, Any]) -> httpx.Response:
        if body["amount"] < 0.0001203:
            return httpx.Response(400, json={"err": {"kind": "InvalidAmount", "details": "Amount is below minimum"}})
        answer: dict[str, Any] = {"estimated_amount": body["amount"] * 59800}
        if body["rate"] == "fixed":
            until = iso(self.clock.now() + timedelta(minutes=20))
            answer["rate"] = {"id": "rate-1", "valid_until": until}
        return httpx.Response(200, json=answer)

    def _open(self, body: dict[str, Any]) -> httpx.Response:
        assert isinstance(body["amount"], float)
        order = recorded("stealthex/create_exchange", id=f"s{len(self.orders):08d}", rate=body["rate"])
        got = body["amount"] * 59800
        order["deposit"] |= body["route"]["from"]
        order["deposit"] |= {"amount": body["amount"], "expected_amount": body["amount"], "address": BTC_DEPOSIT}
        order["withdrawal"] |= body["route"]["to"]
        order["withdrawal"] |= {"amount": got, "expected_amount": got, "address": body["address"]}
        order["withdrawal"]["extra_id"] = body.get("extra_id")
        order |= {"refund_address": body.get("refund_address"), "created_at": iso(self.clock.now())}
        self.orders[order["id"]] = order
        return httpx.Response(201, json=order)
