"""StealthEX's codes. Source: cake_wallet's provider and tool. Most native coins are on a network called ``mainnet``."""

from __future__ import annotations

from typing import Final

from swapclient.providers.codes import read_codes

__all__ = ["CODES"]

CODES: Final = read_codes("""
eth       ethereum
trx       tron
bsc       bsc
sol       solana
matic     polygon
arbitrum  arbitrum
optimism  optimism
avax-c    avalanche-c
ton       ton
base      base

btc:mainnet   BTC:bitcoin
eth:mainnet   ETH:ethereum
sol:mainnet   SOL:solana
trx:mainnet   TRX:tron
ltc:mainnet   LTC:litecoin
xmr:mainnet   XMR:monero
pol:mainnet   POL:polygon
doge:mainnet  DOGE:dogecoin
bch:mainnet   BCH:bitcoin-cash
xrp:mainnet   XRP:ripple
ton:mainnet   TON:ton
""")
