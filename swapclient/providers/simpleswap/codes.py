"""SimpleSwap's codes. Source: the vendor's own mapping in Edge's plugin (2026-08-04), agreeing with Rubic's and Neon's.

Left out on purpose: twins whose family is a guess (``linea``, ``arbevm``, ``baseevm``, ``smartchain``, ``aptos``,
``cronos``...), Polkadot's ``statemint``, and every ``erc20``/``trc20`` that public code made up.
"""

from __future__ import annotations

from typing import Final

from swapclient.providers.codes import read_codes

__all__ = ["CODES"]

CODES: Final = read_codes("""
btc       bitcoin
eth       ethereum
bsc       bsc
sol       solana
trx       tron
matic     polygon
arbitrum  arbitrum
optimism  optimism
base      base
avaxc     avalanche-c
avax      avalanche-x
ton       ton
zksera    zksync
lineaeth  linea
ltc       litecoin
bch       bitcoin-cash
bsv       bitcoin-sv
btg       bitcoin-gold
doge      dogecoin
dash      dash
zec       zcash
xmr       monero
xrp       ripple
xlm       stellar
xtz       tezos
ada       cardano
atom      cosmos
algo      algorand
hbar      hedera
sui       sui
near      near
icp       internet-computer
kas       kaspa
tao       bittensor
fantom    fantom
sonic     sonic
celo      celo
opbnb     opbnb
fil       filecoin
xec       ecash
rune      thorchain
osmo      osmosis
hyperevm  hyperevm
monad     monad
neo3      neo-n3
firo      firo
rvn       ravencoin
qtum      qtum
dgb       digibyte
grs       groestlcoin
eos       eos

bnb-bsc:bsc   BNB:bsc
avaxc:avaxc   AVAX:avalanche-c
monad:monad   MON:monad
neo3:neo3     NEO:neo-n3
""")
