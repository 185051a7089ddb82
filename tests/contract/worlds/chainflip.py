"""Chainflip of its backend's own test answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import msgspec

from swapclient.providers.chainflip.codes import ASSETS
from tests.contract.worlds.recorded import RecordedWorld, json
from tests.fakes.recordings import raw, recorded
from tests.fakes.simpleswap import BTC_DEPOSIT

__all__ = ["ChainflipWorld", "network_info", "offers", "waiting"]

LEAST = 40_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def network_info(**changes: Any) -> dict[str, Any]:
    """Everything on, but for the changes to rows by name."""
    on = {"depositChannelCreationEnabled": True, "depositChannelDepositsEnabled": True, "egressEnabled": True}
    rows = [{"asset": one.internal, **on, **changes.get(one.internal, {})} for one in ASSETS]
    return {"assets": [*rows, {"asset": "Flip", **on}], "cfBrokerCommissionBps": 0}


def offers(amount: str, kind: str = "quote_ok_regular", **changes: Any) -> list[dict[str, Any]]:
    """Quotes of BTC into USDT on TRON."""
    read: list[dict[str, Any]] = msgspec.json.decode(raw(f"chainflip/{kind}"))
    got = int(amount) * 598
    sides = {
        "srcAsset": {"chain": "Bitcoin", "asset": "BTC"},
        "destAsset": {"chain": "Tron", "asset": "USDT"},
        "depositAmount": amount,
        "egressAmount": str(got),
        "estimatedPrice": "59800.5",
    }
    return [one | sides | changes for one in read]


def waiting(channel: str, body: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """An opened channel as it is read."""
    order = recorded("chainflip/WAITING")
    order["depositChannel"] |= {"id": channel, "depositAddress": BTC_DEPOSIT, "expectedDepositAmount": body["amount"]}
    order |= {
        "srcAsset": body["srcAsset"]["asset"],
        "srcChain": body["srcAsset"]["chain"],
        "destAsset": body["destAsset"]["asset"],
        "destChain": body["destAsset"]["chain"],
        "destAddress": body["destAddress"],
        "fillOrKillParams": {"minPrice": "59202.495", "refundAddress": body["fillOrKillParams"]["refundAddress"]},
    }
    return order | changes


class ChainflipWorld(RecordedWorld):
    name = "chainflip"
    key = None
    create_path = "/api/openSwapDepositChannel"
    memo_get = None

    def answer(self, request: httpx.Request, path: str) -> httpx.Response:
        match request.method, path.strip("/").split("/"):
            case "GET", ["api", "networkInfo"]:
                return httpx.Response(200, json=network_info())
            case "GET", ["v2", "quote"]:
                return self._quote(request.url.params["amount"])
            case "POST", ["api", "openSwapDepositChannel"]:
                return self._open(json(request))
            case "GET", ["v2", "swaps", channel] if channel in self.orders:
                return httpx.Response(200, json=self.orders[channel])
        return httpx.Response(404, content=raw("chainflip/swap_error_not_found"))

    def say(self, order_id: str, word: str) -> None:
        self.orders[order_id]["state"] = word

    def bad_address(self) -> httpx.Response:
        text = 'Address "x" is not a valid "Tron" address for "mainnet"'
        return httpx.Response(400, json={"message": text})

    def _quote(self, amount: str) -> httpx.Response:
        if int(amount) < LEAST:
            no = recorded("chainflip/quote_error_below_minimum")
            return httpx.Response(400, json={"message": no["message"].replace("16777215", str(LEAST))})
        return httpx.Response(200, json=offers(amount, "quote_ok_dca"))

    def _open(self, body: dict[str, Any]) -> httpx.Response:
        channel = f"{9_876_543 + len(self.orders)}-Bitcoin-123"
        ends = int((self.clock.now() + timedelta(hours=20) - EPOCH).total_seconds() * 1000)
        order = waiting(channel, body)
        address = BTC_DEPOSIT if not self.orders else f"bc1qnumber{len(self.orders):032d}"
        order["depositChannel"] |= {"estimatedExpiryTime": ends, "depositAddress": address}
        self.orders[channel] = order
        return httpx.Response(
            201,
            json={
                "id": channel,
                "depositAddress": address,
                "brokerCommissionBps": 0,
                "maxBoostFeeBps": 0,
                "issuedBlock": 9_876_543,
                "srcChainExpiryBlock": "900000",
                "estimatedExpiryTime": ends,
                "channelOpeningFee": "0",
            },
        )
