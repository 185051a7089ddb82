"""What THORChain's sandbox has pools of."""

from __future__ import annotations

from types import MappingProxyType

from swapclient.sandbox.coins import Coin
from swapclient.sandbox.stock import listed

__all__ = ["CHAINS", "POOLS", "pool"]

CHAINS = MappingProxyType(
    {
        "bitcoin": "BTC", "ethereum": "ETH", "litecoin": "LTC", "bitcoin-cash": "BCH", "dogecoin": "DOGE",
        "ripple": "XRP", "tron": "TRON", "bsc": "BSC", "avalanche-c": "AVAX", "base": "BASE", "cosmos": "GAIA",
    }
)  # fmt: skip
_STABLE = frozenset({"USDT", "USDC"})


def pool(coin: Coin) -> str:
    """``TRON.USDT-TR7NHQJ...``: all in upper case."""
    contract = f"-{coin.contract.upper()}" if coin.contract else ""
    return f"{coin.network}.{coin.ticker}{contract}"


POOLS: MappingProxyType[str, Coin] = MappingProxyType(
    {
        pool(coin): coin
        for coin in listed(CHAINS, lambda item: item.symbol).values()
        if coin.contract is None or coin.ticker in _STABLE
    }
)
