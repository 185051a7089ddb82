"""THORChain's chains and pools. Source: THORNode's API 3.16.3 (``/pools``), xchainjs-lib @9583e11.

A pool is ``CHAIN.SYMBOL`` or ``CHAIN.SYMBOL-CONTRACT``, all in upper case: of a Tron contract that is only a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

import networks
from swapclient.providers.codes import read_codes
from swapclient.providers.coins import Coin

__all__ = ["CODES", "SHORT", "coins"]

CODES: Final = read_codes("""
BTC   bitcoin
ETH   ethereum
LTC   litecoin
BCH   bitcoin-cash
DOGE  dogecoin
XRP   ripple
TRON  tron
BSC   bsc
AVAX  avalanche-c
BASE  base
SOL   solana
GAIA  cosmos
""")

SHORT: Final = {
    "BTC.BTC": "b", "ETH.ETH": "e", "LTC.LTC": "l", "BCH.BCH": "c", "DOGE.DOGE": "d", "BSC.BNB": "s", "AVAX.AVAX": "a",
    "XRP.XRP": "x", "BASE.ETH": "f", "TRON.TRX": "tr", "SOL.SOL": "o", "GAIA.ATOM": "g",
}  # fmt: skip
"""How memos write some pools."""


def coins(pools: Iterable[str]) -> list[Coin]:
    """The rows of the pools that are one of our assets, by chain and contract; ``asset_id`` is the pool's name."""
    return [coin for pool in pools if (coin := _coin(pool)) is not None]


def _coin(pool: str) -> Coin | None:
    chain, _, rest = pool.partition(".")
    symbol, _, contract = rest.partition("-")
    network = CODES.networks.get(chain)
    found = _ours().get((network or "", contract.upper() or symbol))
    if found is None:
        return None
    return Coin(
        ticker=found.ticker,
        network=chain,
        contract=found.contract,
        decimals=found.decimals,
        asset_id=pool,
        fixed=False,
    )


@cache
def _ours() -> dict[tuple[str, str], networks.Asset]:
    """By network and contract in upper case, or ticker for a native coin."""
    return {(one.network, (one.contract or one.ticker).upper()): one for one in networks.assets()}
