"""One price out of several sources: the median of what is young and agrees, or nothing. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from statistics import median

__all__ = ["AHEAD_OF_US", "LEAST_ASKED", "LEAST_LEFT", "OUTLIER", "STALE", "Prices", "Reference", "Sighting", "settle"]

STALE, OUTLIER, AHEAD_OF_US = "stale", "outlier", "from the future"
LEAST_ASKED = 3
LEAST_LEFT = 2
DISPERSION = Fraction(2, 100)
"""A source further than this from the median of all is dropped."""

SPREAD = Fraction(2, 100)
"""A market whose ask is further than this above its bid has no price worth the name."""

AHEAD = timedelta(seconds=30)
"""A source may be this far ahead of our clock; one further ahead has a wrong clock, or we have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What one source said. ``bid`` and ``ask`` are in ``dollar``, USD or USDT; ``at`` is None where nobody says."""

    source: str
    bid: Decimal
    ask: Decimal
    dollar: str
    at: datetime | None
    max_age: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The market's price of a coin in USD, exact; None where it cannot be told.

    ``used`` are the sources behind it, ``dropped`` the others with the reason (``stale``, ``outlier``...).
    """

    ticker: str
    usd: Fraction | None
    used: tuple[str, ...] = ()
    dropped: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prices:
    """References by ticker, as of ``at``. A coin that was not looked at has no price."""

    references: Mapping[str, Reference]
    at: datetime

    def of(self, ticker: str) -> Reference:
        """The reference; an empty one for a coin that was not looked at."""
        return self.references.get(ticker) or Reference(ticker=ticker, usd=None)


def settle(
    ticker: str,
    sightings: Sequence[Sighting],
    failures: Mapping[str, str],
    *,
    tether: Reference | None,
    now: datetime,
) -> Reference:
    """The median of at least two sources that are left of at least three that were asked.

    ``failures`` are the sources that gave nothing, with the reason. Prices in USDT are turned into USD with
    ``tether``; without it they are dropped.
    """
    dropped = dict(failures)
    prices: dict[str, Fraction] = {}
    for seen in sightings:
        fault = _fault(seen, now)
        rate = _rate(seen.dollar, tether)
        if fault is not None:
            dropped[seen.source] = fault
        elif rate is None:
            dropped[seen.source] = f"priced in {seen.dollar}, whose own price cannot be told"
        else:
            prices[seen.source] = (Fraction(seen.bid) + Fraction(seen.ask)) / 2 * rate
    asked = len(prices) + len(dropped)
    if prices:
        middle = median(prices.values())
        for source in [name for name, price in prices.items() if abs(price - middle) > DISPERSION * middle]:
            dropped[source] = OUTLIER
            del prices[source]
    told = asked >= LEAST_ASKED and len(prices) >= LEAST_LEFT
    return Reference(
        ticker=ticker,
        usd=median(prices.values()) if told else None,
        used=tuple(prices),
        dropped=dropped,
    )


def _fault(seen: Sighting, now: datetime) -> str | None:
    if seen.at is None:
        return "tells no time"
    if now - seen.at > seen.max_age:
        return STALE
    if seen.at - now > AHEAD:
        return AHEAD_OF_US
    bid, ask = Fraction(seen.bid), Fraction(seen.ask)
    if not 0 < bid <= ask or ask - bid > SPREAD * bid:
        return "no sound bid and ask"
    return None


def _rate(dollar: str, tether: Reference | None) -> Fraction | None:
    """USD for one of the source's dollars."""
    if dollar == "USD":
        return Fraction(1)
    return tether.usd if tether and tether.ticker == dollar else None
