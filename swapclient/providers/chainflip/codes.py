"""Chainflip's assets. Source: the backend's own program (chainflip-sdk-monorepo @7047215).

It names no contracts: each (chain, asset) is one asset by its protocol, so this table says which one of ours it is.
Assets of Assethub, FLIP and what is not ours are left out. The newest names (BSC, CBBTC) are not seen in two sources.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from swapclient.providers.codes import read_codes

__all__ = ["ASSETS", "CODES", "Named"]


class Named(NamedTuple):
    """``internal`` is the name in ``networkInfo``; ``ours`` as ``networks`` writes it."""

    internal: str
    chain: str
    asset: str
    ours: str


CODES: Final = read_codes("""
Bitcoin   bitcoin
Ethereum  ethereum
Arbitrum  arbitrum
Solana    solana
Tron      tron
Bsc       bsc
""")

ASSETS: Final = tuple(
    Named(*line.split())
    for line in """
Btc      Bitcoin   BTC    BTC:bitcoin
Eth      Ethereum  ETH    ETH:ethereum
Usdc     Ethereum  USDC   USDC:ethereum
Usdt     Ethereum  USDT   USDT:ethereum
Wbtc     Ethereum  WBTC   WBTC:ethereum
Cbbtc    Ethereum  CBBTC  CBBTC:ethereum
ArbEth   Arbitrum  ETH    ETH:arbitrum
ArbUsdc  Arbitrum  USDC   USDC:arbitrum
ArbUsdt  Arbitrum  USDT   USDT:arbitrum
Sol      Solana    SOL    SOL:solana
SolUsdc  Solana    USDC   USDC:solana
SolUsdt  Solana    USDT   USDT:solana
Trx      Tron      TRX    TRX:tron
TrxUsdt  Tron      USDT   USDT:tron
Bnb      Bsc       BNB    BNB:bsc
BscUsdt  Bsc       USDT   USDT:bsc
""".strip().split("\n")
)
