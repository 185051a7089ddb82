"""What people type, read by ``networks``, in our values and our errors."""

from __future__ import annotations

import networks
from swapclient.domain.assets import Asset, Pair
from swapclient.domain.refusing import refused
from swapclient.errors import InputRefused

__all__ = ["address", "asset", "pair"]


def asset(word: str) -> Asset:
    """``USDT:tron``, ``usdt:trc20`` or, where it lives on one network only, ``BTC``.

    Raises:
        InputRefused: ``unknown_asset``, ``unknown_network``, ``asset_not_on_network``, with the choice.
    """
    try:
        known = networks.resolve(word)
    except networks.AddressError as error:
        raise refused(error) from None
    return Asset(known.ticker, known.network, known.contract, known.decimals)


def pair(give: str, get: str) -> Pair:
    """Two different assets.

    Raises:
        InputRefused: as :func:`asset`, or ``same_asset``.
    """
    both = Pair(asset(give), asset(get))
    if both.give == both.get:
        raise InputRefused(f"{both.give} is swapped for itself", hint="Name two different assets.", code="same_asset")
    return both


def address(of: Asset, text: str, memo: str | None) -> networks.Address:
    """The address, if it may receive the asset. ``memo`` is None when nothing was said, "" for: it needs none.

    Raises:
        InputRefused: with the code of ``networks.AddressError``, ``network`` and ``looks_like``.
    """
    try:
        return networks.check(of.name, text, memo=memo)
    except networks.AddressError as error:
        raise refused(error) from None
