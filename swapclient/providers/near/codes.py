"""1Click's names of networks. Source: rows of ``/v0/tokens`` captured on 2026-07-29 and the API's own list.

Asset ids (``nep141:btc.omft.near``) are never built here: they are looked up in the list by network and contract.
"""

from __future__ import annotations

from typing import Final

from swapclient.providers.codes import read_codes

__all__ = ["BITCOIN_IDS", "CODES", "aliases"]

CODES: Final = read_codes("""
near      near
eth       ethereum
base      base
arb       arbitrum
op        optimism
btc       bitcoin
sol       solana
ton       ton
dash      dash
doge      dogecoin
xrp       ripple
zec       zcash
gnosis    gnosis
bera      berachain
bsc       bsc
pol       polygon
tron      tron
sui       sui
avax      avalanche-c
stellar   stellar
aptos     aptos
cardano   cardano
ltc       litecoin
monad     monad
bch       bitcoin-cash
plasma    plasma
scroll    scroll
starknet  starknet

GRAM:ton  TON:ton
""")

BITCOIN_IDS: Final = ("nep141:btc.omft.near", "1cs_v1:btc:native:coin")
"""Bitcoin is moving from the first id to the second: a request with one may be answered with the other."""


def aliases(asset_id: str) -> tuple[str, ...]:
    """Every id of the same asset, this one first."""
    return (asset_id, *(one for one in BITCOIN_IDS if asset_id in BITCOIN_IDS and one != asset_id))
