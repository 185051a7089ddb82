"""Five public markets, each under ``/markets/<name>``, where quotes are compared: they show the sandbox's own prices.

``control.market("BTC", "0.9")`` makes them show another price than the providers reckon with, ``control.age(3600)`` one
of an hour ago; both can be of one market only. Their faults wait for
``provider="kraken"`` and the like only: a fault for no provider in particular never meets a market.
"""

from __future__ import annotations

from starlette.routing import BaseRoute

from swapclient.sandbox.answers import Answer, Ask, Door
from swapclient.sandbox.engine import Engine
from swapclient.sandbox.markets.tickers import MARKETS, Book, MarketFace
from swapclient.sandbox.refusal import Refusal

__all__ = ["BASE", "routes"]

BASE = "/markets"


def routes(engine: Engine) -> list[BaseRoute]:
    """One route for each market."""
    return [_route(engine, name, face) for name, face in MARKETS.items()]


def _route(engine: Engine, name: str, face: MarketFace) -> BaseRoute:
    def answer(ask: Ask) -> Answer:
        coin = face.coin(ask)
        try:
            price, at = engine.seen_price(name, coin)
        except KeyError:
            return Answer(*face.unlisted)
        return Answer(200, face.ticker(coin, Book.around(price, at)))

    def refused(refusal: Refusal) -> Answer:
        del refusal  # whatever is wrong with a request, a market only knows coins it does not list
        return Answer(*face.unlisted)

    return Door(engine, name, refused).route("GET", f"{BASE}/{name}{face.path}", "ticker", answer)
