"""Rows of ``/tokens`` as coins, each with the id it is asked for by."""

from __future__ import annotations

from collections.abc import Iterable

from swapclient.providers.coins import Coin, own_contract, readable
from swapclient.providers.near.codes import BITCOIN_IDS
from swapclient.providers.near.shapes import Token

__all__ = ["coins"]

_MOST_DECIMALS = 30


def coins(rows: Iterable[object]) -> list[Coin]:
    """Every token with a usable code; what cannot be read is left out. Of two of one name the first counts."""
    found: dict[str, Coin] = {}
    for token in readable(rows, Token):
        if token.asset_id and token.symbol and token.blockchain and 0 <= token.decimals <= _MOST_DECIMALS:
            coin = _coin(token)
            found.setdefault(coin.key, coin)
    return list(found.values())


def _coin(token: Token) -> Coin:
    if token.asset_id in BITCOIN_IDS:  # the newer row calls itself BTC(OMNI) with a contract named "coin"
        return Coin(ticker="BTC", network="btc", decimals=token.decimals, asset_id=token.asset_id, fixed=False)
    contract = own_contract(token.contract_address)
    if token.blockchain == "stellar" and contract:
        contract = f"{token.symbol}:{contract}"  # an issuer issues many: ours are named with their code
    return Coin(
        ticker=token.symbol,
        network=token.blockchain,
        contract=contract,
        decimals=token.decimals,
        asset_id=token.asset_id,
        fixed=False,
    )
