"""Rows of ``/currencies`` as coins."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from swapclient.providers.coins import Coin, own_contract
from swapclient.providers.stealthex.shapes import Currency
from swapclient.wire.printable import clean

__all__ = ["coins"]


def coins(rows: Iterable[object]) -> list[Coin]:
    """Every coin with usable codes. One row of another shape costs that row, not the list."""
    found = []
    for row in rows:
        try:
            currency = msgspec.convert(row, Currency)
        except msgspec.ValidationError:
            continue
        if currency.symbol and currency.network:
            found.append(
                Coin(
                    ticker=currency.symbol,
                    network=currency.network,
                    contract=own_contract(currency.contract_address),
                    decimals=currency.precision,
                    memo=bool(currency.extra_id),
                    memo_label=clean(currency.extra_id or "", 60),
                )
            )
    return found
