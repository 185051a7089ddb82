"""ChangeNOW of recorded shapes."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import httpx

from swapclient.clock import iso
from tests.contract.worlds.recorded import RecordedWorld, json
from tests.fakes.recordings import recorded
from tests.fakes.simpleswap import BTC_DEPOSIT, USDT_TRON

__all__ = ["ChangeNowWorld", "currencies"]


def currencies() -> list[dict[str, Any]]:
    def row(ticker: str, network: str, contract: str | None = None, **more: Any) -> dict[str, Any]:
        base = {
            "ticker": ticker,
            "network": network,
            "name": ticker,
            "tokenContract": contract,
            "hasExternalId": False,
            "isExtraIdSupported": False,
            "isFiat": False,
            "supportsFixedRate": True,
            "buy": True,
            "sell": True,
        }
        return {**base, **more}

    return [
        row("btc", "btc"),
        row("xrp", "xrp", isExtraIdSupported=True, hasExternalId=True),
        row("usdt", "trx", USDT_TRON),
        row("avax", "cchain"),
        row("eur", "eur", isFiat=True),
    ]


class ChangeNowWorld(RecordedWorld):
    name = "changenow"
    create_path = "/exchange"

    def answer(self, request: httpx.Request, path: str) -> httpx.Response:
        asked = request.url.params
        match request.method, path:
            case "GET", "/exchange/currencies":
                return httpx.Response(200, json=currencies())
            case "GET", "/exchange/range":
                return httpx.Response(200, json={"minAmount": 0.0001203, "maxAmount": None, "flow": asked["flow"]})
            case "GET", "/exchange/estimated-amount":
                return self._estimate(asked)
            case "POST", "/exchange":
                return self._open(request)
            case "GET", "/exchange/by-id" if asked["id"] in self.orders:
                return httpx.Response(200, json=self.orders[asked["id"]])
        return httpx.Response(404, json={"error": "not_found", "message": "Not found"})

    def bad_address(self) -> httpx.Response:
        return httpx.Response(400, json={"error": "not_valid_address", "message": "Address is not valid"})

    def _estimate(self, asked: Any) -> httpx.Response:
        amount = Decimal(asked["fromAmount"])
        if amount < Decimal("0.0001203"):
            payload = {"range": {"minAmount": 0.0001203, "maxAmount": None}}
            body = {"error": "deposit_too_small", "message": "Amount is less than minimal", "payload": payload}
            return httpx.Response(400, json=body)
        body = recorded("changenow/estimated_amount", fromAmount=float(amount), toAmount=float(amount) * 59800)
        if asked["flow"] == "fixed-rate":
            until = iso(self.clock.now() + timedelta(minutes=20))
            body |= {"flow": "fixed-rate", "rateId": "rate-1", "validUntil": until}
        return httpx.Response(200, json=body)

    def _open(self, request: httpx.Request) -> httpx.Response:
        body = json(request)
        assert isinstance(body["fromAmount"], float)
        assert body["toAmount"] == ""
        order_id = f"c{len(self.orders):013d}"
        same = {name: body[name] for name in ("fromCurrency", "fromNetwork", "toCurrency", "toNetwork")}
        got = body["fromAmount"] * 59800
        places = {
            "payinAddress": BTC_DEPOSIT,
            "payoutAddress": body["address"],
            "payoutExtraId": body["extraId"] or None,
            "refundAddress": body["refundAddress"],
        }
        moments = {"createdAt": iso(self.clock.now()), "updatedAt": iso(self.clock.now())}
        self.orders[order_id] = {
            "id": order_id,
            "status": "new",
            "actionsAvailable": False,
            "expectedAmountFrom": body["fromAmount"],
            "expectedAmountTo": got,
            "amountFrom": None,
            "amountTo": None,
            "payinExtraId": None,
            "refundExtraId": None,
            "validUntil": None,
            "payinHash": None,
            "payoutHash": None,
            "refundHash": None,
            "refundAmount": None,
        } | {**same, **places, **moments}
        answer = recorded("changenow/create_exchange", id=order_id, flow=body["flow"], toAmount=got)
        answer |= {"fromAmount": body["fromAmount"], **same, **places}
        return httpx.Response(200, json=answer)
