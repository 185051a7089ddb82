"""What the v3 sandbox lists, with the oddities of the live list."""

from __future__ import annotations

from swapclient.sandbox.coins import Coin

__all__ = ["COINS"]


def _native(ticker: str, network: str, name: str, symbol: str, chain: str, decimals: int, **more: object) -> Coin:
    return Coin(ticker=ticker, network=network, name=name, symbol=symbol, chain=chain, decimals=decimals, **more)  # type: ignore[arg-type]  # named in the table below


def _dollars(symbol: str, network: str, chain: str, contract: str, decimals: int = 6) -> Coin:
    name = {"USDT": "Tether", "USDC": "USD Coin"}[symbol]
    ticker = symbol.lower()
    return Coin(
        ticker=ticker, network=network, name=name, symbol=symbol, chain=chain, decimals=decimals, contract=contract
    )


_NATIVE = (
    _native("btc", "btc", "Bitcoin", "BTC", "bitcoin", 8, capped=False),
    _native("eth", "eth", "Ethereum", "ETH", "ethereum", 18, capped=False),
    _native("sol", "sol", "Solana", "SOL", "solana", 9),
    _native("xrp", "xrp", "XRP", "XRP", "ripple", 6),
    _native("xlm", "xlm", "Stellar Lumens", "XLM", "stellar", 7),
    _native("ton", "ton", "Toncoin", "TON", "ton", 9),
    _native("ltc", "ltc", "Litecoin", "LTC", "litecoin", 8),
    _native("doge", "doge", "Dogecoin", "DOGE", "dogecoin", 8),
    _native("bch", "bch", "Bitcoin Cash", "BCH", "bitcoin-cash", 8),
    _native("xmr", "xmr", "Monero", "XMR", "monero", 12),
    _native("trx", "trx", "TRON", "TRX", "tron", 6),
    _native("dash", "dash", "Dash", "DASH", "dash", 8),
    _native("zec", "zec", "Zcash", "ZEC", "zcash", 8, warnings_to=("Only transparent addresses are supported.",)),
    _native("ada", "ada", "Cardano", "ADA", "cardano", 6),
    _native("atom", "atom", "Cosmos", "ATOM", "cosmos", 6),
    _native("algo", "algo", "Algorand", "ALGO", "algorand", 6),
    _native("near", "near", "NEAR Protocol", "NEAR", "near", 24),
    _native("hbar", "hbar", "Hedera", "HBAR", "hedera", 8),
    _native("eos", "eos", "EOS", "EOS", "eos", 4),
    _native("sui", "sui", "Sui", "SUI", "sui", 9),
    _native("xtz", "xtz", "Tezos", "XTZ", "tezos", 6),
    _native("dot", "statemint", "Polkadot", "DOT", "polkadot", 10),
    _native("bnb-bsc", "bsc", "BNB", "BNB", "bsc", 18),
    _native("pol", "matic", "Polygon", "POL", "polygon", 18),
    _native("avaxc", "avaxc", "Avalanche C-Chain", "AVAX", "avalanche-c", 18),
    _native("avax", "avax", "Avalanche X-Chain", "AVAX", "avalanche-x", 9, fixed=False),
    _native("eth", "arbitrum", "Ethereum (Arbitrum One)", "ETH", "arbitrum", 18),
    _native("eth", "base", "Ethereum (Base)", "ETH", "base", 18),
    _native("eth", "optimism", "Ethereum (Optimism)", "ETH", "optimism", 18),
    _native("eth", "lineaeth", "Ethereum (Linea)", "ETH", "linea", 18),
    _native("neo3", "neo3", "Neo N3", "NEO", "neo", 0),
    _native(
        "ethw",
        "ethw",
        "EthereumPoW",
        "ETHW",
        "ethereum-pow",
        18,
        warnings_from=("ETHW deposits need 1500 confirmations.", "No deposits from a smart contract."),
    ),
)
_TOKENS = (
    _dollars("USDT", "trx", "tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
    _dollars("USDT", "eth", "ethereum", "0xdAC17F958D2ee523a2206206994597C13D831ec7"),
    _dollars("USDT", "bsc", "bsc", "0x55d398326f99059fF775485246999027B3197955", 18),
    _dollars("USDT", "matic", "polygon", "0xc2132D05D31c914a87C6611C10748AEb04B58e8F"),
    _dollars("USDT", "sol", "solana", "Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB"),
    _dollars("USDT", "arbitrum", "arbitrum", "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9"),
    _dollars("USDT", "optimism", "optimism", "0x94b008aA00579c1307B0EF2c499aD98a8ce58e58"),
    _dollars("USDT", "avaxc", "avalanche-c", "0x9702230A8Ea53601f5cD2dc00fDBc13d4dF4A8c7"),
    _dollars("USDT", "ton", "ton", "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs"),
    _dollars("USDC", "eth", "ethereum", "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"),
    _dollars("USDC", "bsc", "bsc", "0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d", 18),
    _dollars("USDC", "matic", "polygon", "0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359"),
    _dollars("USDC", "sol", "solana", "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"),
    _dollars("USDC", "arbitrum", "arbitrum", "0xaf88d065e77c8cC2239327C5EDb3A432268e5831"),
    _dollars("USDC", "base", "base", "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"),
    _dollars("USDC", "optimism", "optimism", "0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85"),
    _dollars("USDC", "avaxc", "avalanche-c", "0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E"),
    Coin(
        ticker="dai", network="eth", name="Dai", symbol="DAI", chain="ethereum", decimals=18,
        contract="0x6B175474E89094C44Da98b954EedeAC495271d0F",
    ),
    Coin(
        ticker="link", network="eth", name="Chainlink", symbol="LINK", chain="ethereum", decimals=18,
        contract="0x514910771AF9Ca656af840dff83E8264EcF986CA", fixed=False,
    ),
)  # fmt: skip
_ODD = (
    # a code with a space behind it, and one with capitals: compare exactly
    _native("sol", "sol ", "Solana (old)", "SOL", "solana", 9, floating=False, fixed=False),
    _native("lat", "PlatON", "PlatON", "LAT", "platon", 18, fixed=False),
    # money of states lives in the same list, its network is its own code
    _native("usd", "usd", "US Dollar", "USD", "bank", 2, fiat=True, fixed=False),
    _native("eur", "eur", "Euro", "EUR", "bank", 2, fiat=True, fixed=False),
)
COINS = {coin.key: coin for coin in (*_NATIVE, *_TOKENS, *_ODD)}
"""By ``ticker:network``."""
