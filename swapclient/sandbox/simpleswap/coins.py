"""What the v3 sandbox lists, with the oddities of the live list."""

from __future__ import annotations

from dataclasses import replace

from swapclient.sandbox.coins import Coin
from swapclient.sandbox.stock import Item, listed

__all__ = ["COINS"]

_NETWORKS = {
    "bitcoin": "btc", "ethereum": "eth", "solana": "sol", "ripple": "xrp", "stellar": "xlm", "ton": "ton",
    "litecoin": "ltc", "dogecoin": "doge", "bitcoin-cash": "bch", "monero": "xmr", "tron": "trx", "dash": "dash",
    "zcash": "zec", "cardano": "ada", "cosmos": "atom", "algorand": "algo", "near": "near", "hedera": "hbar",
    "eos": "eos", "sui": "sui", "tezos": "xtz", "polkadot": "statemint", "bsc": "bsc", "polygon": "matic",
    "avalanche-c": "avaxc", "avalanche-x": "avax", "arbitrum": "arbitrum", "base": "base", "optimism": "optimism",
    "linea": "lineaeth", "ethereum-pow": "ethw", "neo": "neo3",
}  # fmt: skip
_TICKERS = {("BNB", "bsc"): "bnb-bsc", ("AVAX", "avalanche-c"): "avaxc", ("NEO", "neo"): "neo3"}
_WARNINGS = {
    "zec:zec": ((), ("Only transparent addresses are supported.",)),
    "ethw:ethw": (("ETHW deposits need 1500 confirmations.", "No deposits from a smart contract."), ()),
}
"""When the coin is sent, and when it arrives."""


def _ticker(item: Item) -> str:
    return _TICKERS.get((item.symbol, item.chain), item.symbol.lower())


def _odd(ticker: str, network: str, name: str, symbol: str, chain: str, *, fiat: bool = False) -> Coin:
    return Coin(
        ticker=ticker,
        network=network,
        name=name,
        symbol=symbol,
        chain=chain,
        decimals=2 if fiat else 9,
        fixed=False,
        floating=fiat or network.strip() == network,
        fiat=fiat,
    )


_ODD = (
    # a code with a space behind it, and one with capitals: compare exactly
    _odd("sol", "sol ", "Solana (old)", "SOL", "solana"),
    _odd("lat", "PlatON", "PlatON", "LAT", "platon"),
    # the money of states lives in the same list; its network is its own code
    _odd("usd", "usd", "US Dollar", "USD", "bank", fiat=True),
    _odd("eur", "eur", "Euro", "EUR", "bank", fiat=True),
)
_LISTED = listed(_NETWORKS, _ticker, floating_only=frozenset({"link", "avax"}))
_WARNED = {key: replace(_LISTED[key], warnings_from=sent, warnings_to=got) for key, (sent, got) in _WARNINGS.items()}
COINS = _LISTED | _WARNED | {coin.key: coin for coin in _ODD}
"""By ``ticker:network``."""
