"""Rows of ``/exchange/currencies`` as coins."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from swapclient.providers.changenow.shapes import Currency
from swapclient.providers.coins import Coin, own_contract

__all__ = ["coins"]


def coins(rows: Iterable[object]) -> list[Coin]:
    """Every crypto coin with usable codes. One row of another shape costs that row, not the list."""
    found = []
    for row in rows:
        try:
            currency = msgspec.convert(row, Currency)
        except msgspec.ValidationError:
            continue
        if currency.ticker and currency.network and not currency.is_fiat:
            found.append(
                Coin(
                    ticker=currency.ticker,
                    network=currency.network,
                    contract=own_contract(currency.token_contract),
                    memo=bool(currency.is_extra_id_supported or currency.has_external_id),
                    fixed=currency.supports_fixed_rate is not False,
                )
            )
    return found
