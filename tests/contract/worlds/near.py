"""1Click of recorded answers, signed anew with a throw-away key."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import msgspec
from nacl.signing import SigningKey

from swapclient.clock import iso
from swapclient.sandbox.near.signing import public, sign
from tests.contract.worlds.recorded import RecordedWorld, json
from tests.fakes.recordings import raw, recorded
from tests.fakes.simpleswap import BTC_DEPOSIT

__all__ = ["KEY", "NearWorld", "resign", "tokens"]

KEY = SigningKey(bytes(range(32)))
LEAST = 10_000


def tokens() -> list[dict[str, Any]]:
    """The whole list as it came."""
    rows: list[dict[str, Any]] = msgspec.json.decode(raw("nearintents/tokens"))
    return rows


def resign(answer: dict[str, Any]) -> dict[str, Any]:
    """The same, signed with our key."""
    signature = sign(answer["quoteRequest"], answer["quote"], answer["timestamp"], KEY)
    return answer | {"signature": signature}


class NearWorld(RecordedWorld):
    name = "near"
    create_path = "/quote"
    memo_get = None

    def __init__(self, place: Path) -> None:
        self.signing_key = public(KEY)
        super().__init__(place)

    def answer(self, request: httpx.Request, path: str) -> httpx.Response:
        match request.method, path.strip("/"):
            case "GET", "tokens":
                return httpx.Response(200, content=raw("nearintents/tokens"))
            case "POST", "quote":
                return self._quote(json(request))
            case "GET", "status" if request.url.params["depositAddress"] in self.orders:
                return httpx.Response(200, json=self.orders[request.url.params["depositAddress"]])
        return httpx.Response(404, json={"message": "Deposit address not found", "statusCode": 404})

    def bad_address(self) -> httpx.Response:
        return httpx.Response(400, json=recorded("nearintents/quote_bad_request", message="recipient is not valid"))

    def _creates(self, request: httpx.Request, path: str) -> bool:
        return super()._creates(request, path) and not json(request)["dry"]

    def _quote(self, body: dict[str, Any]) -> httpx.Response:
        if int(body["amount"]) < LEAST:
            text = f"Amount is too low for bridge, try at least {LEAST}"
            return httpx.Response(400, json=recorded("nearintents/quote_bad_request", message=text))
        answer = recorded("nearintents/quote_dry" if body["dry"] else "nearintents/quote_live")
        answer["quoteRequest"] |= body
        answer["timestamp"] = iso(self.clock.now())
        whole = Decimal(body["amount"]).scaleb(-8) * 59800
        got = int(whole.scaleb(6))
        floor = got * (10_000 - body["slippageTolerance"]) // 10_000
        answer["quote"] |= {
            "amountIn": body["amount"],
            "minAmountIn": body["amount"],
            "amountOut": str(got),
            "minAmountOut": str(floor),
        }
        if not body["dry"]:
            self._open(answer, body)
        return httpx.Response(201, json=resign(answer))

    def _open(self, answer: dict[str, Any], body: dict[str, Any]) -> None:
        address = BTC_DEPOSIT if not self.orders else f"bc1qnumber{len(self.orders):032d}"
        watched = iso(datetime.fromisoformat(body["deadline"]) + timedelta(days=3))
        answer["quote"] |= {"depositAddress": address, "deadline": watched, "timeWhenInactive": watched}
        signed = resign(answer)
        order = recorded("nearintents/status", updatedAt=answer["timestamp"])
        order["quoteResponse"]["quoteRequest"] |= body
        order["quoteResponse"] |= {
            "timestamp": signed["timestamp"],
            "signature": signed["signature"],
            "quote": signed["quote"],
        }
        self.orders[address] = order
