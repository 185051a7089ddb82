"""A coin as one provider lists it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from swapclient.sandbox.chains import CHAINS, Chain

__all__ = ["Coin", "address_fits", "memo_fits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coin:
    """``ticker`` and ``network`` are the provider's codes; ``symbol`` is what the market knows it by.

    ``contract`` is None for a native coin. ``capped`` is whether a floating swap of it has a maximum.
    """

    ticker: str
    network: str
    name: str
    symbol: str
    chain: str
    decimals: int
    contract: str | None = None
    fixed: bool = True
    floating: bool = True
    capped: bool = True
    fiat: bool = False
    warnings_from: tuple[str, ...] = ()
    warnings_to: tuple[str, ...] = ()

    @property
    def on(self) -> Chain:
        """The network's facts."""
        return CHAINS[self.chain]

    @property
    def key(self) -> str:
        """``ticker:network``, exactly as listed."""
        return f"{self.ticker}:{self.network}"


def address_fits(coin: Coin, address: str) -> bool:
    """The provider's shape rule; everything fits where it has none."""
    return bool(address) and (coin.on.rule is None or re.fullmatch(coin.on.rule, address) is not None)


def memo_fits(coin: Coin, memo: str) -> bool:
    """The provider's rule for a memo; a coin without memos takes none."""
    return bool(coin.on.memo) and (coin.on.memo_rule is None or re.fullmatch(coin.on.memo_rule, memo) is not None)
