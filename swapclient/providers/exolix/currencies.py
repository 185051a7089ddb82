"""Rows of ``/currencies`` as coins: one for every network of a coin."""

from __future__ import annotations

from collections.abc import Iterable

from swapclient.providers.coins import Coin, own_contract, readable
from swapclient.providers.exolix.shapes import Currency, Network
from swapclient.wire.printable import clean

__all__ = ["coins"]


def coins(rows: Iterable[object]) -> list[Coin]:
    """Every coin with usable codes."""
    found = []
    for currency in readable(rows, Currency):
        found += [_coin(currency, network) for network in currency.networks if currency.code and network.network]
    return found


def _coin(currency: Currency, network: Network) -> Coin:
    notes = tuple(dict.fromkeys(shown for text in (currency.notes, network.notes) if (shown := clean(text or ""))))
    return Coin(
        ticker=currency.code or "",
        network=network.network or "",
        contract=own_contract(network.contract),
        decimals=network.decimal,
        memo=bool(network.memo_needed),
        memo_label=clean(network.memo_name or "", 60),
        warnings_from=notes,
        warnings_to=notes,
    )
