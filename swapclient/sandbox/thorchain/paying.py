"""A payment to a vault: what THORChain makes of it, by its memo alone.

Without a memo that swaps, too little to be noticed, or to a vault that is none any more: the coins are lost, and nobody
knows of them. With a limit that the price does not reach: they are sent back.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from typing import Final, NamedTuple

from swapclient.sandbox.coins import Coin, address_fits
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.thorchain.coins import POOLS
from swapclient.sandbox.thorchain.vaults import chain_of, native
from swapclient.sandbox.trade import Places, Trade, Wanted

__all__ = ["DUST", "PLACES", "pay", "trade_of"]

PLACES: Final = 8
DUST: Final = 1000
"""In 1e-8 of a coin."""

_MEMO = re.compile(r"(?:=|s|swap):([^:]+):([^:/]+)(?:/([^:/]+))?:([0-9]+)(?:/[0-9]*){0,2}", re.IGNORECASE)


class _Order(NamedTuple):
    get: Coin
    to: str
    refund: str | None
    limit: Decimal


def trade_of(engine: Engine) -> Trade:
    """Its way of trading."""
    return Trade(engine=engine, name="thorchain", spread=Decimal("0.004"), with_memos=False)


def pay(engine: Engine, address: str, amount: Decimal, memo: str) -> str:
    """Pay; returns the transaction, which is all that a wallet ever tells."""
    said = f"{address}\n{amount}\n{memo}\n{engine.ledger.count()}\n{engine.clock.now()}"
    transaction = sha256(said.encode()).hexdigest().upper()
    chain, order = chain_of(engine, address), _read(memo)
    if chain is None or order is None or amount.scaleb(PLACES) < DUST:
        return transaction
    wanted = Wanted(native(chain), order.get, amount, fixed=False)
    trade = replace(trade_of(engine), named=lambda _letters, _address: transaction)
    kept = {"memo": memo, "vault": address, "chain": chain}
    made = trade.open(wanted, Places(order.to, None, order.refund, None), "", more=kept)
    if made.amount_to < order.limit:
        made.scenario = "refunded"
    with engine.ledger.writing():
        engine.ledger.save(made)
    engine.deposit(transaction, amount)
    return transaction


def _read(memo: str) -> _Order | None:
    found = _MEMO.fullmatch(memo)
    if found is None:
        return None
    name, to, refund, limit = found.groups()
    get = next((coin for pool, coin in POOLS.items() if name.upper() in {pool, pool.partition("-")[0]}), None)
    if get is None or not address_fits(get, to):
        return None
    return _Order(get, to, refund, Decimal(limit).scaleb(-PLACES))
