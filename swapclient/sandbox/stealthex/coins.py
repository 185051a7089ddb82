"""What StealthEX's sandbox lists. Native coins are on a network called ``mainnet``."""

from __future__ import annotations

from swapclient.sandbox.stock import Item, listed

__all__ = ["COINS"]

_MAINNET = (
    "bitcoin", "ethereum", "solana", "tron", "litecoin", "monero", "polygon", "dogecoin", "bitcoin-cash", "ripple",
    "ton", "stellar",
)  # fmt: skip


def _symbol(item: Item) -> str:
    return item.symbol.lower()


COINS = listed(
    {
        "ethereum": "eth", "tron": "trx", "bsc": "bsc", "solana": "sol", "polygon": "matic", "arbitrum": "arbitrum",
        "optimism": "optimism", "avalanche-c": "avax-c", "ton": "ton", "base": "base",
    },
    _symbol,
    native=dict.fromkeys(_MAINNET, "mainnet"),
    floating_only=frozenset({"link"}),
)  # fmt: skip
