"""What is swapped: a ticker on a network. Identity is (ticker, network), and the contract where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from swapclient.domain.money import places, plain, round_down
from swapclient.errors import InputRefused

__all__ = ["Asset", "Pair"]


@dataclass(frozen=True, slots=True)
class Asset:
    """One asset on one network, named as ``networks`` names it: upper-case ticker, canonical network.

    ``contract`` is the token's contract, mint or issuer; None for the native coin. ``decimals`` is None where unknown.
    """

    ticker: str
    network: str
    contract: str | None = None
    decimals: int | None = None

    @property
    def name(self) -> str:
        """As printed and as typed: ``USDT:tron``."""
        return f"{self.ticker}:{self.network}"

    def check_places(self, amount: Decimal) -> Decimal:
        """The amount, if the asset is fine enough for it.

        Raises:
            InputRefused: ``too_many_decimals``.
        """
        if self.decimals is not None and places(amount) > self.decimals:
            raise InputRefused(
                f"{plain(amount)} {self.name} has {places(amount)} decimals, {self.ticker} has {self.decimals}",
                hint=f"Use at most {self.decimals} decimals: {plain(round_down(amount, self.decimals))}.",
                code="too_many_decimals",
                asset=self.name,
            )
        return amount

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Pair:
    """What is given and what is got."""

    give: Asset
    get: Asset

    @property
    def name(self) -> str:
        """``BTC:bitcoin -> USDT:tron``."""
        return f"{self.give.name} -> {self.get.name}"

    def __str__(self) -> str:
        return self.name
