"""Rows of ``/currencies`` as coins; what cannot be told for certain is left out."""

from __future__ import annotations

from collections.abc import Iterable

from swapclient.providers.coins import Coin, own_contract, readable
from swapclient.providers.simpleswap.shapes import Currency
from swapclient.wire.printable import clean

__all__ = ["coins"]


def coins(rows: Iterable[object]) -> list[Coin]:
    """Every crypto coin with usable codes."""
    return [
        _coin(row)
        for row in readable(rows, Currency)
        if not row.is_fiat and _is_code(row.ticker) and _is_code(row.network)
    ]


def _is_code(text: str | None) -> bool:
    """A code with blanks around it is a trap: trimmed it names another row (seen live: ``"sol "``)."""
    return bool(text) and text == "".join((text or "").split())


def _coin(row: Currency) -> Coin:
    return Coin(
        ticker=row.ticker or "",
        network=row.network or "",
        contract=own_contract(row.contract_address),
        decimals=row.precision,
        memo=bool(row.has_extra_id),
        memo_label=clean(row.extra_id or "", 60),
        fixed=row.is_available_fixed is not False,
        floating=row.is_available_float is not False,
        warnings_from=_texts(row.warnings_from),
        warnings_to=_texts(row.warnings_to),
    )


def _texts(texts: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(shown for text in texts or () if (shown := clean(text))))
