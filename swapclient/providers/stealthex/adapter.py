"""StealthEX behind ``Provider``. Prices are asked by POST, which creates nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from swapclient.domain.assets import Pair
from swapclient.domain.money import plain, round_down
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, Quote, QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import SwapClientError, UnknownPair, Unreadable
from swapclient.providers.bounds import fits_a_json_number, padded, within
from swapclient.providers.cashaddr import without_prefix
from swapclient.providers.coins import Coin
from swapclient.providers.interface import Capabilities
from swapclient.providers.moments import fixed_end, must_hold
from swapclient.providers.order_ids import about_the_one_asked, checked
from swapclient.providers.refusing import Question
from swapclient.providers.rest import RestProvider
from swapclient.providers.stealthex.codes import CODES
from swapclient.providers.stealthex.currencies import coins
from swapclient.providers.stealthex.orders import order
from swapclient.providers.stealthex.refusals import refusal
from swapclient.providers.stealthex.shapes import Estimate, Exchange, Range
from swapclient.wire.settings import Answer

__all__ = ["StealthEx"]

_PAGE = 250
_MOST_PAGES = 100

_ECHOES = frozenset(
    {
        "give",
        "get",
        "give_amount",
        "get_amount",
        "rate_type",
        "receive_address",
        "receive_memo",
        "refund_address",
        "refund_memo",
        "deposit_address",
    }
)


class StealthEx(RestProvider):
    """StealthEX, API v4."""

    name = "stealthex"
    title = "StealthEX"
    codes = CODES
    capabilities = Capabilities(
        rate_types=frozenset(RateType),
        echoes=_ECHOES,
        needs_key=True,
        holds="May hold a swap for verification (verifying).",
    )

    async def limits(self, pair: Pair, rate_type: RateType) -> Limits:
        """``POST /rates/range``, its minimum lifted by 1 %."""
        give, get = await self._both(pair, rate_type)
        return await self._range(pair, _route(give, get, rate_type))

    async def quote(self, request: QuoteRequest) -> Quote:
        """Range and estimate, asked at once."""
        fits_a_json_number(request.amount, self.name)
        pair = request.pair
        route = _route(*await self._both(pair, request.rate_type), request.rate_type)
        limits, estimate = await asyncio.gather(
            self._range(pair, route), self._estimate(request, route), return_exceptions=True
        )
        if isinstance(limits, BaseException):
            raise limits
        within(request.amount, limits, pair.give, self.name)
        if isinstance(estimate, BaseException):
            raise estimate
        said, ends = estimate
        got = said.estimated_amount
        if got and pair.get.decimals is not None:
            got = round_down(got, pair.get.decimals)
        if not got:
            raise UnknownPair(f"{self.name} has no rate for {pair} now", hint="Try again later.", provider=self.name)
        return Quote(
            provider=self.name,
            pair=pair,
            give_amount=request.amount,
            get_amount=got,
            rate_type=request.rate_type,
            limits=limits,
            rate_id=said.rate.id if said.rate and ends else None,
            valid_until=ends,
        )

    async def create(self, intent: Intent) -> Order:
        """``POST /exchanges``, once. Whatever is no clear yes or no is OutcomeUnknown."""
        fits_a_json_number(intent.give_amount, self.name)
        must_hold(intent, self._clock.now())
        give, get = await self._both(intent.pair, intent.rate_type)
        answer = await self._door.send("/exchanges", _body(intent, give, get))
        said = self._created(answer, Exchange, intent)
        self._must_name_an_order(said.id, answer)
        return order(said, self._names(), provider=self.name)

    async def status(self, order_id: str, *, fresh: bool = False) -> Order:
        """``GET /exchanges/{id}``."""
        asked = checked(order_id, self.name)
        answer = await self._door.read(f"/exchanges/{asked}", fresh=fresh, urgent=True)
        said = self._yes(answer, Exchange, Question(order_id=asked))
        self._must_be_named(said.id, "$.id")
        return about_the_one_asked(order(said, self._names(), provider=self.name), asked)

    async def _fetch(self) -> Sequence[Coin]:
        """Every page of the list, until one brings nothing new."""
        found: dict[str, Coin] = {}
        offset = 0
        for _ in range(_MOST_PAGES):
            answer = await self._door.read("/currencies", {"limit": str(_PAGE), "offset": str(offset)})
            rows = self._yes(answer, list[Any], Question())
            before = len(found)
            found |= {coin.key: coin for coin in coins(rows)}
            offset += len(rows)
            if len(found) == before:
                return list(found.values())
        raise Unreadable(f"the currency list of {self.name} does not end", provider=self.name, field="$")

    async def _range(self, pair: Pair, route: dict[str, object]) -> Limits:
        answer = await self._door.read("/rates/range", body=route)
        said = self._yes(answer, Range, Question(pair))
        return padded(said.min_amount, said.max_amount, pair.give)

    async def _estimate(self, request: QuoteRequest, route: dict[str, object]) -> tuple[Estimate, datetime | None]:
        """The estimate, and when its rate ends."""
        fixed = request.rate_type is RateType.FIXED
        body = {**route, "amount": _number(request.amount)}
        answer = await self._door.read("/rates/estimated-amount", body=body, fresh=True)
        said = self._yes(answer, Estimate, Question(request.pair, request.amount, fixed))
        if not fixed:
            return said, None
        until = said.rate.valid_until if said.rate else None
        return said, fixed_end(until, answer.date, self._clock.now(), self.name, "$.rate.valid_until")

    def _refusal(self, answer: Answer, question: Question) -> SwapClientError:
        return refusal(answer, self.name, question, self._secrets)


def _route(give: Coin, get: Coin, rate_type: RateType) -> dict[str, object]:
    return {
        "route": {
            "from": {"symbol": give.ticker, "network": give.network},
            "to": {"symbol": get.ticker, "network": get.network},
        },
        "estimation": "direct",
        "rate": "fixed" if rate_type is RateType.FIXED else "floating",
    }


def _body(intent: Intent, give: Coin, get: Coin) -> dict[str, object]:
    """What creates the order; what is not there is left out."""
    optional = {
        "rate_id": intent.rate_id if intent.rate_type is RateType.FIXED else None,
        "extra_id": intent.receive_memo,
        "refund_address": without_prefix(intent.refund_address),
        "refund_extra_id": intent.refund_memo,
    }
    return {
        **_route(give, get, intent.rate_type),
        "amount": _number(intent.give_amount),
        "address": without_prefix(intent.receive_address),
        **{name: value for name, value in optional.items() if value},
    }


def _number(amount: Decimal) -> msgspec.Raw:
    """The amount as a JSON number with exactly these digits."""
    return msgspec.Raw(plain(amount).encode())
