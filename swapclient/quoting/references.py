"""Look at the market: every source, every coin, at once."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from typing import Any

from swapclient.clock import Clock
from swapclient.errors import SwapClientError
from swapclient.quoting.markets import Market
from swapclient.quoting.reference import Prices, Reference, Sighting, settle
from swapclient.quoting.tickers import Ticker
from swapclient.quoting.together import SLOW, Slow, together
from swapclient.wire.door import Door

__all__ = ["DEADLINE", "Source", "look"]

DEADLINE = 4.0
"""Seconds."""

_TETHER = "USDT"


@dataclass(frozen=True, slots=True)
class Source:
    """A market and the door to it."""

    market: Market
    door: Door


async def look(
    sources: Iterable[Source], tickers: Iterable[str], *, deadline: float = DEADLINE, clock: Clock
) -> Prices:
    """What the market says of these coins. Never raises for a source: one that fails or is slow is named as dropped.

    USDT is always looked at, because some markets price in it.
    """
    asked = {source.market.name: source for source in sources}
    coins = dict.fromkeys((_TETHER, *tickers))
    questions = {
        (coin, name): _question(source, coin)
        for coin in coins
        for name, source in asked.items()
        if source.market.dollar != coin
    }
    answers = await together(questions, deadline=deadline)
    now = clock.now()
    references: dict[str, Reference] = {}
    for coin in coins:  # USDT comes first
        sightings, failures = [], {}
        for (of, name), answer in answers.items():
            if of != coin:
                continue
            if isinstance(answer, Ticker):
                sightings.append(_sighting(asked[name].market, answer))
            else:
                failures[name] = _reason(answer)
        references[coin] = settle(coin, sightings, failures, tether=references.get(_TETHER), now=now)
    return Prices(references, now)


def _question(source: Source, coin: str) -> Callable[[], Coroutine[Any, Any, Ticker]]:
    async def question() -> Ticker:
        return await source.market.ticker(source.door, coin)

    return question


def _sighting(market: Market, said: Ticker) -> Sighting:
    return Sighting(
        source=market.name, bid=said.bid, ask=said.ask, dollar=market.dollar, at=said.at, max_age=market.max_age
    )


def _reason(answer: BaseException | Slow) -> str:
    if answer is SLOW:
        return "slow"
    return answer.stable_code if isinstance(answer, SwapClientError) else f"bug ({type(answer).__name__})"
