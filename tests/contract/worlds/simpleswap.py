"""SimpleSwap of recorded shapes."""

from __future__ import annotations

from decimal import Decimal

import httpx

from swapclient.clock import iso
from tests.contract.worlds.recorded import RecordedWorld, json
from tests.fakes.simpleswap import BTC_DEPOSIT, currencies, exchange, result

__all__ = ["SimpleSwapWorld"]


class SimpleSwapWorld(RecordedWorld):
    name = "simpleswap"
    create_path = "/exchanges"

    def answer(self, request: httpx.Request, path: str) -> httpx.Response:
        if request.headers["x-api-key"] != self.key:
            return httpx.Response(401, json={"message": "Unauthorized"})
        match request.method, path.strip("/").split("/"):
            case "GET", ["currencies"]:
                return result(currencies())
            case "GET", ["ranges"]:
                return result({"min": "0.001", "max": "10"})
            case "GET", ["estimates"]:
                return self._estimate(request)
            case "POST", ["exchanges"]:
                return self._open(request)
            case "GET", ["exchanges"]:
                return result(list(self.orders.values())[int(request.url.params["offset"]) :][:100])
            case "GET", ["exchanges", order_id]:
                known = self.orders.get(order_id)
                return result(known) if known else httpx.Response(404, json={"message": "Exchange is not found"})
        return httpx.Response(404, json={"message": "Not Found"})

    def bad_address(self) -> httpx.Response:
        return httpx.Response(400, json={"statusCode": 400, "message": ["addressTo is not valid"]})

    def _estimate(self, request: httpx.Request) -> httpx.Response:
        asked = request.url.params
        body: dict[str, str | None] = {"estimatedAmount": str(Decimal(asked["amount"]) * 59800)}
        if asked["fixed"] == "true":
            until = self.clock.now().replace(minute=self.clock.now().minute + 20)
            body |= {"rateId": "rate-1", "validUntil": iso(until)}
        return result(body)

    def _open(self, request: httpx.Request) -> httpx.Response:
        body = json(request)
        order = exchange(
            f"order{len(self.orders):011d}",
            type="fixed" if body["fixed"] else "floating",
            tickerFrom=body["tickerFrom"],
            networkFrom=body["networkFrom"],
            tickerTo=body["tickerTo"],
            networkTo=body["networkTo"],
            amountFrom=body["amount"],
            amountTo=str(Decimal(body["amount"]) * 59800),
            expectedAmount=body["amount"],
            addressFrom=BTC_DEPOSIT,
            addressTo=body["addressTo"],
            extraIdTo=body["extraIdTo"],
            userRefundAddress=body["userRefundAddress"],
            userRefundExtraId=body["userRefundExtraId"],
            createdAt=iso(self.clock.now()),
        )
        self.orders[order["id"]] = order
        return result(order, 201)
