"""What Chainflip's sandbox swaps."""

from __future__ import annotations

from types import MappingProxyType

from swapclient.sandbox.coins import Coin
from swapclient.sandbox.stock import listed

__all__ = ["COINS", "INTERNAL"]

INTERNAL = MappingProxyType(
    {
        "BTC:Bitcoin": "Btc", "ETH:Ethereum": "Eth", "USDC:Ethereum": "Usdc", "USDT:Ethereum": "Usdt",
        "ETH:Arbitrum": "ArbEth", "USDC:Arbitrum": "ArbUsdc", "USDT:Arbitrum": "ArbUsdt", "SOL:Solana": "Sol",
        "USDC:Solana": "SolUsdc", "USDT:Solana": "SolUsdt", "TRX:Tron": "Trx", "USDT:Tron": "TrxUsdt",
    }
)  # fmt: skip
"""The names in ``networkInfo``."""

_STOCK = listed(
    {"bitcoin": "Bitcoin", "ethereum": "Ethereum", "arbitrum": "Arbitrum", "solana": "Solana", "tron": "Tron"},
    lambda item: item.symbol,
)
COINS: MappingProxyType[str, Coin] = MappingProxyType({key: _STOCK[key] for key in INTERNAL})
