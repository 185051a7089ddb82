"""A THORNode of captured answers: orders are payments, and only who pays makes one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import httpx

from tests.contract.worlds.recorded import RecordedWorld
from tests.fakes.recordings import recorded
from tests.fakes.simpleswap import BTC_DEPOSIT

__all__ = ["ThorchainWorld"]

VAULTS = {"BTC": BTC_DEPOSIT, "TRON": "TGLFy29V8jPdpCFG1gKAowg4EKp7kRHprH"}
POOLS = ("BTC.BTC", "TRON.TRX", "TRON.USDT-TR7NHQJEKQXGTCI8Q8ZY4PL8OTSZGJLJ6T")
LEAST = 40_000


class ThorchainWorld(RecordedWorld):
    name = "thorchain"
    key = None
    create_path = "/quote/swap"
    memo_get = None

    def answer(self, request: httpx.Request, path: str) -> httpx.Response:
        match path.strip("/").split("/"):
            case ["pools"]:
                return httpx.Response(200, json=[{"asset": pool, "status": "Available"} for pool in POOLS])
            case ["inbound_addresses"]:
                return httpx.Response(200, json=[_row(chain, vault) for chain, vault in VAULTS.items()])
            case ["quote", "swap"]:
                return self._quote(request.url.params)
            case ["tx", "status", found] if found in self.orders:
                return httpx.Response(200, json=self.orders[found])
        return httpx.Response(200, json={"stages": {"inbound_observed": {"completed": False}}})

    def bad_address(self) -> httpx.Response:
        return _no("bad destination address: invalid request")

    def pay(self, address: str, amount: str, memo: str) -> str:
        document = recorded("thorchain/tx_status_btc_to_tron_pending")
        document["tx"] |= {"to_address": address, "memo": memo}
        document["tx"]["coins"][0]["amount"] = str(int(Decimal(amount).scaleb(8)))
        transaction: str = document["tx"]["id"]
        self.orders[transaction] = document
        return transaction

    def _creates(self, request: httpx.Request, path: str) -> bool:
        """What creation asks; it makes nothing."""
        return path == self.create_path and self._fault is not None

    def _quote(self, params: httpx.QueryParams) -> httpx.Response:
        amount = int(params["amount"])
        if amount < LEAST:
            return _no(f"amount less than min swap amount (recommended_min_amount_in: {LEAST}): invalid request")
        got = amount * 59_800
        limit = got * (10_000 - int(params["liquidity_tolerance_bps"])) // 10_000
        document: dict[str, Any] = {
            "inbound_address": VAULTS["BTC"],
            "expected_amount_out": str(got),
            "expiry": int(self.clock.now().timestamp()) + 900,
            "dust_threshold": "1000",
            "recommended_min_amount_in": str(LEAST),
            "total_swap_seconds": 642,
        }
        if "destination" in params:
            document["memo"] = f"=:TRON.USDT:{params['destination']}:{limit}/1/0"
        return httpx.Response(200, json=document)


def _row(chain: str, vault: str) -> dict[str, Any]:
    on = {"halted": False, "global_trading_paused": False, "chain_trading_paused": False}
    return {"chain": chain, "address": vault, **on}


def _no(message: str) -> httpx.Response:
    return httpx.Response(400, json={"code": 3, "message": message, "details": []})
