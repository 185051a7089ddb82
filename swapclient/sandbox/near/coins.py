"""What 1Click's sandbox lists, with the real asset ids as far as they were captured."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from swapclient.sandbox.coins import Coin
from swapclient.sandbox.stock import listed

__all__ = ["BY_ID", "COINS", "asset_id", "rows", "signed_id"]

COINS = listed(
    {
        "bitcoin": "btc", "ethereum": "eth", "tron": "tron", "bsc": "bsc", "solana": "sol", "polygon": "pol",
        "arbitrum": "arb", "optimism": "op", "avalanche-c": "avax", "ton": "ton", "base": "base", "litecoin": "ltc",
        "dogecoin": "doge", "bitcoin-cash": "bch", "ripple": "xrp", "zcash": "zec", "dash": "dash",
        "cardano": "cardano",
    },
    lambda item: item.symbol,
)  # fmt: skip

_IDS = {
    "USDT:tron": "nep141:tron-d28a265909efecdcee7c5028585214ea0b96f015.omft.near",
    "USDT:sol": "nep141:sol-c800a4bd850783ccb82c2b2c7e84175443606352.omft.near",
    "USDC:sol": "nep141:sol-5ce3bf3a31af18be40ba30f721101b4341690186.omft.near",
    "USDT:ton": "nep245:v2_1.omni.hot.tg:1117_3tsdfyziyc7EJbP2aULWSKU4toBaAcN4FdTgfm5W1mC4ouR",
}
_OLD_BITCOIN, _NEW_BITCOIN = "nep141:btc.omft.near", "1cs_v1:btc:native:coin"


def asset_id(coin: Coin) -> str:
    """As listed."""
    if coin.key in _IDS:
        return _IDS[coin.key]
    contract = f"-{coin.contract.lower()}" if coin.contract else ""
    return f"nep141:{coin.network}{contract}.omft.near"


def signed_id(said: str) -> str:
    """As echoed: Bitcoin has moved to a new id, and the old one is still accepted."""
    return _NEW_BITCOIN if said == _OLD_BITCOIN else said


BY_ID = MappingProxyType({asset_id(coin): coin for coin in COINS.values()} | {_NEW_BITCOIN: COINS["BTC:btc"]})


def rows(prices: dict[str, float], at: str) -> list[dict[str, Any]]:
    """``/tokens``: a contract's address is absent for native coins."""
    return [
        {
            "assetId": asset_id(coin),
            "decimals": coin.decimals,
            "blockchain": coin.network,
            "symbol": coin.ticker,
            "price": prices[coin.symbol],
            "priceUpdatedAt": at,
        }
        | ({"contractAddress": coin.contract} if coin.contract else {})
        for coin in COINS.values()
    ]
