"""Exolix of recorded shapes; the order's is the one documented (its recording is not at hand)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import httpx
import msgspec

from swapclient.clock import iso
from tests.contract.worlds.recorded import RecordedWorld, json
from tests.fakes.recordings import recorded
from tests.fakes.simpleswap import BTC_DEPOSIT, USDT_TRON

__all__ = ["ExolixWorld", "currencies", "transaction"]

NATIVE = "0x" + "e" * 40


def currencies() -> list[dict[str, Any]]:
    """Coins with their networks."""

    def row(code: str, network: str, contract: str, decimals: int, **more: Any) -> dict[str, Any]:
        place = {"network": network, "name": network, "contract": contract, "decimal": decimals, "notes": ""}
        return {"code": code, "name": code, "notes": "", "networks": [{**place, **more}]}

    return [
        row("BTC", "BTC", NATIVE, 8),
        row("XRP", "XRP", NATIVE, 6, memoNeeded=True, memoName="Destination tag"),
        row("USDT", "TRX", USDT_TRON, 6),
        row("USDC", "STRANGE", "x", 6),
    ]


def transaction(order_id: str, **changes: Any) -> dict[str, Any]:
    """An order as documented."""

    def side(code: str, network: str) -> dict[str, Any]:
        return {"coinCode": code, "coinName": code, "network": network, "memoName": None, "contract": None}

    return {
        "id": order_id,
        "amount": 0.5,
        "amountTo": 29900.123456,
        "rate": 59800.2,
        "rateType": "float",
        "status": "wait",
        "source": "api",
        "coinFrom": side("BTC", "BTC"),
        "coinTo": side("USDT", "TRX"),
        "comment": None,
        "createdAt": "2026-01-02T03:04:05.000Z",
        "depositAddress": BTC_DEPOSIT,
        "depositExtraId": None,
        "withdrawalAddress": "TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7",
        "withdrawalExtraId": None,
        "refundAddress": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "refundExtraId": None,
        "hashIn": {"hash": None, "link": None},
        "hashOut": {"hash": None, "link": None},
        "affiliateToken": None,
    } | changes


class ExolixWorld(RecordedWorld):
    name = "exolix"
    create_path = "/transactions"

    def answer(self, request: httpx.Request, path: str) -> httpx.Response:
        match request.method, path.strip("/").split("/"):
            case "GET", ["currencies"]:
                page = currencies() if request.url.params["page"] == "1" else []
                return httpx.Response(200, json={"data": page, "count": len(currencies())})
            case "GET", ["rate"]:
                return self._rate(Decimal(request.url.params["amount"]))
            case "POST", ["transactions"]:
                return self._open(request)
            case "GET", ["transactions"]:
                page = list(self.orders.values()) if request.url.params["page"] == "1" else []
                return httpx.Response(200, json={"data": page, "count": len(self.orders)})
            case "GET", ["transactions", order_id] if order_id in self.orders:
                return httpx.Response(200, json=self.orders[order_id])
        return httpx.Response(404, json={"error": "Not found"})

    def bad_address(self) -> httpx.Response:
        return httpx.Response(422, json={"message": "Invalid withdrawal address"})

    def _rate(self, amount: Decimal) -> httpx.Response:
        if amount < Decimal("0.00007747"):
            return httpx.Response(422, json=recorded("exolix/rate_below_min"))
        if amount > 10:
            body = recorded("exolix/rate", toAmount=0, message="Amount to exchange is above the possible max")
            return httpx.Response(422, json=body)
        return httpx.Response(200, json=recorded("exolix/rate", toAmount=float(amount) * 59800))

    def _open(self, request: httpx.Request) -> httpx.Response:
        body = json(request)
        assert isinstance(body["amount"], float)
        order = transaction(f"ex{len(self.orders):012d}", createdAt=iso(self.clock.now()))
        order |= {
            "amount": body["amount"],
            "amountTo": body["amount"] * 59800,
            "rateType": body["rateType"],
            "withdrawalAddress": body["withdrawalAddress"],
            "withdrawalExtraId": body.get("withdrawalExtraId"),
            "refundAddress": body.get("refundAddress"),
            "refundExtraId": body.get("refundExtraId"),
        }
        order["coinFrom"] |= {"coinCode": body["coinFrom"], "network": body["networkFrom"]}
        order["coinTo"] |= {"coinCode": body["coinTo"], "network": body["networkTo"]}
        self.orders[order["id"]] = order
        return httpx.Response(201, content=msgspec.json.encode(order))
