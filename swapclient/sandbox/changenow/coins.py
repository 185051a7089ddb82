"""What ChangeNOW's sandbox lists. Native AVAX has a network code of its own."""

from __future__ import annotations

from swapclient.sandbox.stock import listed

__all__ = ["COINS"]

COINS = listed(
    {
        "bitcoin": "btc", "ethereum": "eth", "tron": "trx", "bsc": "bsc", "solana": "sol", "polygon": "matic",
        "arbitrum": "arbitrum", "optimism": "op", "avalanche-c": "avaxc", "ton": "ton", "base": "base",
        "litecoin": "ltc", "monero": "xmr", "dogecoin": "doge", "bitcoin-cash": "bch", "ripple": "xrp",
        "zcash": "zec", "stellar": "xlm",
    },
    lambda item: item.symbol.lower(),
    native={"avalanche-c": "cchain"},
    floating_only=frozenset({"link", "xmr"}),
)  # fmt: skip
