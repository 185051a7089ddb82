"""Exolix's codes. Source: Edge's plugin (@e15e6c4, src/mappings/exolix.ts). Coin codes are plain and in capitals."""

from __future__ import annotations

from typing import Final

from swapclient.providers.codes import read_codes

__all__ = ["CODES"]

CODES: Final = read_codes("""
BTC       bitcoin
ETH       ethereum
TRX       tron
BSC       bsc
SOL       solana
MATIC     polygon
ARBITRUM  arbitrum
OPTIMISM  optimism
AVAXC     avalanche-c
TON       ton
BASE      base
LTC       litecoin
XMR       monero
DOGE      dogecoin
BCH       bitcoin-cash
XRP       ripple
""")
