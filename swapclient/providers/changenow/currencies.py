"""Rows of ``/exchange/currencies`` as coins."""

from __future__ import annotations

from collections.abc import Iterable

from swapclient.providers.changenow.shapes import Currency
from swapclient.providers.coins import Coin, own_contract, readable

__all__ = ["coins"]


def coins(rows: Iterable[object]) -> list[Coin]:
    """Every crypto coin with usable codes."""
    return [
        Coin(
            ticker=currency.ticker,
            network=currency.network,
            contract=own_contract(currency.token_contract),
            memo=bool(currency.is_extra_id_supported or currency.has_external_id),
            fixed=currency.supports_fixed_rate is not False,
            gives=currency.sell is not False,
            gets=currency.buy is not False,
        )
        for currency in readable(rows, Currency)
        if currency.ticker and currency.network and not currency.is_fiat
    ]
