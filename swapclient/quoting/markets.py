"""The public markets that a quote is compared with, as one table: where to ask, and how to read the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

from swapclient.errors import Unreadable
from swapclient.quoting import tickers
from swapclient.quoting.tickers import Ticker
from swapclient.wire.door import Answer, Door, segment

__all__ = ["MARKETS", "Market", "market_address"]

_OK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """One exchange. ``dollar`` is what it prices in: USD, or USDT where it has no dollars.

    ``path`` has ``{coin}`` where the coin's ticker goes, or ``{lower}`` for it in small letters; what the exchange
    calls otherwise stands in ``spelling``. A price older than ``max_age`` is not used: Coinbase tells the time of the
    last trade, which on a quiet pair is minutes ago.
    """

    name: str
    title: str
    url: str
    dollar: str
    path: str
    read: Callable[[Answer], Ticker]
    max_age: timedelta = timedelta(minutes=1)
    spelling: Mapping[str, str] = field(default_factory=dict)

    async def ticker(self, door: Door, asset_ticker: str) -> Ticker:
        """Its best bid and ask for one coin.

        Raises:
            Unavailable: it cannot be asked, its answer makes no sense, or (``not_listed``) it has no such market.
        """
        coin = segment(self.spelling.get(asset_ticker, asset_ticker))
        path, _, query = self.path.format(coin=coin, lower=coin.lower()).partition("?")
        answer = await door.read(path, dict([query.split("=")]) if query else {})
        if answer.status != _OK:
            raise Unreadable(
                f"{self.title} gives no price of {asset_ticker} (HTTP {answer.status})",
                provider=self.name,
                code="not_listed",
            )
        return self.read(answer)


def market_address(market: Market, stand_in: str | None) -> str:
    """Its base URL; under ``stand_in``, where one server plays all markets, the market's name comes first."""
    return f"{stand_in.rstrip('/')}/{market.name}" if stand_in else market.url


_ALL = (
    Market(
        name="kraken",
        title="Kraken",
        url="https://api.kraken.com",
        dollar="USD",
        path="/0/public/Ticker?pair={coin}USD",
        read=tickers.read_kraken,
        spelling={"BTC": "XBT", "DOGE": "XDG"},
    ),
    Market(
        name="coinbase",
        title="Coinbase",
        url="https://api.exchange.coinbase.com",
        dollar="USD",
        path="/products/{coin}-USD/ticker",
        read=tickers.read_coinbase,
        max_age=timedelta(minutes=5),
    ),
    Market(
        name="binance",
        title="Binance",
        url="https://data-api.binance.vision",
        dollar="USDT",
        path="/api/v3/ticker/24hr?symbol={coin}USDT",
        read=tickers.read_binance,
    ),
    Market(
        name="okx",
        title="OKX",
        url="https://www.okx.com",
        dollar="USDT",
        path="/api/v5/market/ticker?instId={coin}-USDT",
        read=tickers.read_okx,
    ),
    Market(
        name="bitstamp",
        title="Bitstamp",
        url="https://www.bitstamp.net",
        dollar="USD",
        path="/api/v2/ticker/{lower}usd/",
        read=tickers.read_bitstamp,
    ),
)

MARKETS: Mapping[str, Market] = MappingProxyType({market.name: market for market in _ALL})
"""Five of them, two without dollars of their own."""
