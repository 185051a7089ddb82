"""Rows of ``/currencies`` as coins."""

from __future__ import annotations

from collections.abc import Iterable

from swapclient.providers.coins import Coin, own_contract, readable
from swapclient.providers.stealthex.shapes import Currency
from swapclient.wire.printable import clean

__all__ = ["coins"]


def coins(rows: Iterable[object]) -> list[Coin]:
    """Every coin with usable codes."""
    return [
        Coin(
            ticker=currency.symbol,
            network=currency.network,
            contract=own_contract(currency.contract_address),
            decimals=currency.precision,
            memo=bool(currency.extra_id),
            memo_label=clean(currency.extra_id or "", 60),
        )
        for currency in readable(rows, Currency)
        if currency.symbol and currency.network
    ]
