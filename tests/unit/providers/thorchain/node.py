"""A THORNode on a bench: what it answers, to be bent by each test."""

from __future__ import annotations

import httpx
import respx

from tests.fakes.bench import Bench
from tests.fakes.simpleswap import BTC_DEPOSIT

__all__ = ["BASE", "OTHER_VAULT", "POOLS", "TRON", "USDT", "VAULT", "Node", "row"]

BASE = "https://gateway.liquify.com/chain/thorchain_api/thorchain"
VAULT = BTC_DEPOSIT
OTHER_VAULT = "bc1qd4jc4kp9jps56vng9ljhxntw9gqp6e2a7r5f22"
EVM_VAULT = "0xb30ec53f98ff5947ede720d32ac2da7e52a5f56b"
TRON = "TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7"
USDT = "TRON.USDT-TR7NHQJEKQXGTCI8Q8ZY4PL8OTSZGJLJ6T"
POOLS = ("BTC.BTC", "LTC.LTC", "ETH.ETH", "ETH.USDT-0XDAC17F958D2EE523A2206206994597C13D831EC7", USDT)
VAULTS = {"BTC": VAULT, "TRON": "TGLFy29V8jPdpCFG1gKAowg4EKp7kRHprH", "ETH": EVM_VAULT}


def row(chain, address, **changes):
    on = {"halted": False, "global_trading_paused": False, "chain_trading_paused": False}
    return {"chain": chain, "address": address, "gas_rate": "12", **on, **changes}


class Node:
    """``expected`` is what arrives, in 1e-8; the limit is what the tolerance asked for leaves of it.

    ``rows`` are changes to the vaults by chain, ``payments`` answers by transaction, ``said`` changes to a quote.
    """

    def __init__(self, clock, folder):
        self.bench = Bench("thorchain", BASE, None, folder, clock)
        self.expected = 2_990_012_345_678
        self.rows = {}
        self.said = {}
        self.payments = {}
        self.asked = []

    def ask(self, question):
        with respx.mock(base_url=BASE, assert_all_called=False) as router:
            router.route().mock(side_effect=self._answer)
            return self.bench.ask(question)

    def quoted(self):
        """The parameters of each quote that was asked for."""
        return [dict(url.params) for url in self.asked if url.path.endswith("/quote/swap")]

    def _answer(self, request):
        self.asked.append(request.url)
        path = request.url.path.removeprefix(httpx.URL(BASE).path)
        match path.split("/")[1:]:
            case ["pools"]:
                return httpx.Response(200, json=[{"asset": name, "status": "Available"} for name in POOLS])
            case ["inbound_addresses"]:
                rows = [row(chain, address) | self.rows.get(chain, {}) for chain, address in VAULTS.items()]
                return httpx.Response(200, json=rows)
            case ["quote", "swap"]:
                return httpx.Response(200, json=self._quote(request.url.params) | self.said)
            case ["tx", "status", found] if found in self.payments:
                return httpx.Response(200, json=self.payments[found])
            case ["tx", "status", _]:
                return httpx.Response(200, json={"stages": {"inbound_observed": {"completed": False}}})
        return httpx.Response(404, json={"code": 5, "message": "Not Implemented", "details": []})

    def _quote(self, params):
        places = params.get("destination", "")
        if "refund_address" in params:
            places += f"/{params['refund_address']}"
        limit = self.expected * (10_000 - int(params["liquidity_tolerance_bps"])) // 10_000
        chain = params["from_asset"].partition(".")[0]
        return {
            "inbound_address": self.rows.get(chain, {}).get("address", VAULTS[chain]),
            "expected_amount_out": str(self.expected),
            "expiry": int(self.bench.clock.now().timestamp()) + 900,
            "dust_threshold": "1000",
            "recommended_min_amount_in": "40000",
            "memo": f"=:TRON.USDT:{places}:{limit}/1/0",
        }
