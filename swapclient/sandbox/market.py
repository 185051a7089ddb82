"""Prices that walk: a seeded function of time, so that every process sees the same market."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_UP, Decimal
from hashlib import sha256
from math import pi, sin
from typing import NamedTuple

from swapclient.sandbox.coins import Coin

__all__ = ["DOLLARS", "Market", "Range", "cut"]

DOLLARS = {
    "BTC": "96500", "ETH": "3350", "SOL": "182", "XRP": "2.31", "LTC": "98", "DOGE": "0.31", "BCH": "465",
    "XMR": "214", "TRX": "0.243", "BNB": "684", "POL": "0.45", "AVAX": "38", "TON": "5.3", "XLM": "0.39",
    "ADA": "0.91", "DASH": "34", "ZEC": "52", "ATOM": "6.6", "ALGO": "0.34", "NEAR": "5.1", "HBAR": "0.27",
    "SUI": "4.4", "XTZ": "1.3", "EOS": "0.78", "NEO": "13.8", "GAS": "4.7", "LAT": "0.006", "ETHW": "3.2",
    "DOT": "7.1", "LINK": "22", "USDT": "1", "USDC": "1", "DAI": "1", "USD": "1", "EUR": "1.04", "EURC": "1.04",
}  # fmt: skip
"""Where each price walks around, in US dollars."""

STEADY = frozenset({"USDT", "USDC", "DAI", "USD", "EUR", "EURC"})
_WAVES = ((420.0, 0.001), (5_400.0, 0.004), (86_400.0, 0.01), (604_800.0, 0.03))
"""(period in seconds, share of the price)"""
_SENT_PLACES = 8


class Range(NamedTuple):
    """Smallest and largest amount; None is no upper limit."""

    least: Decimal
    most: Decimal | None


def cut(amount: Decimal, places: int) -> Decimal:
    """Fewer decimals, never more value."""
    return amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN)


class Market:
    """What things cost at an instant (seconds since 1970)."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def price(self, symbol: str, at: float) -> Decimal:
        """US dollars for one whole coin."""
        centre = Decimal(DOLLARS[symbol])
        if symbol in STEADY:
            return centre
        swing = sum(share * sin(2 * pi * (at / period + self._phase(symbol, period))) for period, share in _WAVES)
        return centre * (1 + Decimal(str(round(swing, 9))))

    def estimate(self, give: Coin, get: Coin, amount: Decimal, *, spread: Decimal, at: float) -> Decimal:
        """What arrives for ``amount``, spread and payout fee taken off. Eight places, whatever the coin has."""
        dollars = amount * self.price(give.symbol, at) * (1 - spread) - Decimal(get.on.fee)
        return max(Decimal(0), cut(dollars / self.price(get.symbol, at), _SENT_PLACES))

    def needed(self, give: Coin, get: Coin, amount: Decimal, *, spread: Decimal, at: float) -> Decimal:
        """What must be sent so that ``amount`` arrives."""
        dollars = (amount * self.price(get.symbol, at) + Decimal(get.on.fee)) / (1 - spread)
        exact = dollars / self.price(give.symbol, at)
        return exact.quantize(Decimal(1).scaleb(-min(give.decimals, _SENT_PLACES)), rounding=ROUND_UP)

    def range(self, give: Coin, get: Coin, *, fixed: bool, reverse: bool, at: float) -> Range:
        """The published limits, in the coin that the amount is given in. Fixed is the narrower."""
        coin = get if reverse else give
        price = self.price(coin.symbol, at)
        least = (Decimal(25 if fixed else 15) + 2 * Decimal(give.on.fee) + 2 * Decimal(get.on.fee)) / price
        most = Decimal(100_000 if fixed else 1_000_000) / price
        return Range(_rough(least, ROUND_UP), _rough(most, ROUND_DOWN) if fixed or give.capped else None)

    def _phase(self, symbol: str, period: float) -> float:
        digest = sha256(f"{self._seed}/{symbol}/{period}".encode()).digest()
        return int.from_bytes(digest[:4], "big") / 2**32


def _rough(amount: Decimal, rounding: str) -> Decimal:
    """Two significant digits."""
    return amount.quantize(Decimal(1).scaleb(amount.adjusted() - 1), rounding=rounding)
