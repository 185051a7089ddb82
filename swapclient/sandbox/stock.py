"""The coins that the providers of the sandbox deal in, before each gives them its own codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from swapclient.sandbox.coins import Coin

__all__ = ["STOCK", "Item", "listed"]


class Item(NamedTuple):
    """``symbol`` on ``chain`` (our own names); ``contract`` None is a native coin."""

    symbol: str
    chain: str
    decimals: int
    name: str
    contract: str | None = None


STOCK = (
    Item("BTC", "bitcoin", 8, "Bitcoin"),
    Item("ETH", "ethereum", 18, "Ethereum"),
    Item("SOL", "solana", 9, "Solana"),
    Item("XRP", "ripple", 6, "XRP"),
    Item("XLM", "stellar", 7, "Stellar Lumens"),
    Item("TON", "ton", 9, "Toncoin"),
    Item("LTC", "litecoin", 8, "Litecoin"),
    Item("DOGE", "dogecoin", 8, "Dogecoin"),
    Item("BCH", "bitcoin-cash", 8, "Bitcoin Cash"),
    Item("XMR", "monero", 12, "Monero"),
    Item("TRX", "tron", 6, "TRON"),
    Item("DASH", "dash", 8, "Dash"),
    Item("ZEC", "zcash", 8, "Zcash"),
    Item("ADA", "cardano", 6, "Cardano"),
    Item("ATOM", "cosmos", 6, "Cosmos"),
    Item("ALGO", "algorand", 6, "Algorand"),
    Item("NEAR", "near", 24, "NEAR Protocol"),
    Item("HBAR", "hedera", 8, "Hedera"),
    Item("EOS", "eos", 4, "EOS"),
    Item("SUI", "sui", 9, "Sui"),
    Item("XTZ", "tezos", 6, "Tezos"),
    Item("DOT", "polkadot", 10, "Polkadot"),
    Item("BNB", "bsc", 18, "BNB"),
    Item("POL", "polygon", 18, "Polygon"),
    Item("AVAX", "avalanche-c", 18, "Avalanche C-Chain"),
    Item("AVAX", "avalanche-x", 9, "Avalanche X-Chain"),
    Item("ETH", "arbitrum", 18, "Ethereum (Arbitrum One)"),
    Item("ETH", "base", 18, "Ethereum (Base)"),
    Item("ETH", "optimism", 18, "Ethereum (Optimism)"),
    Item("ETH", "linea", 18, "Ethereum (Linea)"),
    Item("ETHW", "ethereum-pow", 18, "EthereumPoW"),
    Item("NEO", "neo", 0, "Neo N3"),
    Item("USDT", "tron", 6, "Tether", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
    Item("USDT", "ethereum", 6, "Tether", "0xdAC17F958D2ee523a2206206994597C13D831ec7"),
    Item("USDT", "bsc", 18, "Tether", "0x55d398326f99059fF775485246999027B3197955"),
    Item("USDT", "polygon", 6, "Tether", "0xc2132D05D31c914a87C6611C10748AEb04B58e8F"),
    Item("USDT", "solana", 6, "Tether", "Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB"),
    Item("USDT", "arbitrum", 6, "Tether", "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9"),
    Item("USDT", "optimism", 6, "Tether", "0x94b008aA00579c1307B0EF2c499aD98a8ce58e58"),
    Item("USDT", "avalanche-c", 6, "Tether", "0x9702230A8Ea53601f5cD2dc00fDBc13d4dF4A8c7"),
    Item("USDT", "ton", 6, "Tether", "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs"),
    Item("USDC", "ethereum", 6, "USD Coin", "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"),
    Item("USDC", "bsc", 18, "USD Coin", "0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d"),
    Item("USDC", "polygon", 6, "USD Coin", "0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359"),
    Item("USDC", "solana", 6, "USD Coin", "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"),
    Item("USDC", "arbitrum", 6, "USD Coin", "0xaf88d065e77c8cC2239327C5EDb3A432268e5831"),
    Item("USDC", "base", 6, "USD Coin", "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"),
    Item("USDC", "optimism", 6, "USD Coin", "0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85"),
    Item("USDC", "avalanche-c", 6, "USD Coin", "0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E"),
    Item("DAI", "ethereum", 18, "Dai", "0x6B175474E89094C44Da98b954EedeAC495271d0F"),
    Item("LINK", "ethereum", 18, "Chainlink", "0x514910771AF9Ca656af840dff83E8264EcF986CA"),
)


def listed(
    networks: Mapping[str, str],
    ticker: Callable[[Item], str],
    *,
    native: Mapping[str, str] | None = None,
    floating_only: frozenset[str] = frozenset(),
) -> dict[str, Coin]:
    """The stock on the networks that have a code, by ``ticker:network``.

    ``native`` has codes for native coins where a provider has others for those; ``floating_only`` tickers have no fixed
    rate.
    """
    coins = {}
    for item in STOCK:
        codes = native if native and item.contract is None and item.chain in native else networks
        if item.chain in codes:
            coin = Coin(
                ticker=ticker(item),
                network=codes[item.chain],
                name=item.name,
                symbol=item.symbol,
                chain=item.chain,
                decimals=item.decimals,
                contract=item.contract,
                fixed=ticker(item) not in floating_only,
                capped=item.symbol not in {"BTC", "ETH"},
            )
            coins[coin.key] = coin
    return coins
