"""What Exolix's sandbox lists: plain codes in capitals."""

from __future__ import annotations

from swapclient.sandbox.stock import listed

__all__ = ["COINS", "NATIVE_CONTRACT"]

NATIVE_CONTRACT = "0x" + "e" * 40
"""What it writes for native coins of EVM chains."""
COINS = listed(
    {
        "bitcoin": "BTC", "ethereum": "ETH", "tron": "TRX", "bsc": "BSC", "solana": "SOL", "polygon": "MATIC",
        "arbitrum": "ARBITRUM", "optimism": "OPTIMISM", "avalanche-c": "AVAXC", "ton": "TON", "base": "BASE",
        "litecoin": "LTC", "monero": "XMR", "dogecoin": "DOGE", "bitcoin-cash": "BCH", "ripple": "XRP",
    },
    lambda item: item.symbol,
)  # fmt: skip
