"""ChangeNOW's codes. Source: Edge's plugin (@e15e6c4, src/mappings). Native AVAX has a network code of its own."""

from __future__ import annotations

from typing import Final

from swapclient.providers.codes import read_codes

__all__ = ["CODES"]

CODES: Final = read_codes("""
btc       bitcoin
eth       ethereum
trx       tron
bsc       bsc
sol       solana
matic     polygon
arbitrum  arbitrum
op        optimism
avaxc     avalanche-c
ton       ton
base      base
ltc       litecoin
xmr       monero
doge      dogecoin
bch       bitcoin-cash
xrp       ripple
zec       zcash

avax:cchain  AVAX:avalanche-c
""")
