"""SimpleSwap behind ``Provider``. Creating happens in one place, once; everything else only reads."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from swapclient.domain.assets import Pair
from swapclient.domain.money import plain, round_down
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, Quote, QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import SwapClientError, UnknownPair
from swapclient.providers.bounds import padded, within
from swapclient.providers.cashaddr import without_prefix
from swapclient.providers.coins import Coin
from swapclient.providers.interface import Capabilities
from swapclient.providers.moments import fixed_end, must_hold
from swapclient.providers.order_ids import about_the_one_asked, checked
from swapclient.providers.refusing import Question
from swapclient.providers.rest import RestProvider
from swapclient.providers.simpleswap.codes import CODES
from swapclient.providers.simpleswap.currencies import coins
from swapclient.providers.simpleswap.history import History
from swapclient.providers.simpleswap.orders import order
from swapclient.providers.simpleswap.refusals import refusal
from swapclient.providers.simpleswap.shapes import Created, Estimate, Exchange, Range, Wrapped
from swapclient.wire.settings import Answer

__all__ = ["SimpleSwap"]

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


class SimpleSwap(RestProvider):
    """SimpleSwap, API v3."""

    name = "simpleswap"
    title = "SimpleSwap"
    codes = CODES
    capabilities = Capabilities(
        rate_types=frozenset(RateType),
        echoes=_ECHOES,
        lists=True,
        needs_key=True,
        fixed_window=timedelta(minutes=20),  # from creation to sending, by the provider's own blog (2019)
        holds="May hold a swap for an AML or identity check (verifying) and asks for documents then.",
        support="support@simpleswap.io",
    )

    async def limits(self, pair: Pair, rate_type: RateType) -> Limits:
        """The published range, its minimum lifted by 1 %."""
        give, get = await self._both(pair, rate_type)
        return await self._range(pair, _params(give, get, rate_type), rate_type)

    async def quote(self, request: QuoteRequest) -> Quote:
        """Range and estimate, asked at once. An estimate is always asked past caches."""
        pair, rate_type = request.pair, request.rate_type
        give, get = await self._both(pair, rate_type)
        params = _params(give, get, rate_type)
        limits, estimate = await asyncio.gather(
            self._range(pair, params, rate_type),
            self._estimate(request, {**params, "amount": plain(request.amount)}),
            return_exceptions=True,
        )
        if isinstance(limits, BaseException):
            raise limits
        within(request.amount, limits, pair.give, self.name)
        if isinstance(estimate, BaseException):
            raise estimate
        got, rate_id, valid_until = estimate
        return Quote(
            provider=self.name,
            pair=pair,
            give_amount=request.amount,
            get_amount=got,
            rate_type=rate_type,
            limits=limits,
            rate_id=rate_id,
            valid_until=valid_until,
            warnings=_quote_warnings(give, get, rate_type),
        )

    async def create(self, intent: Intent) -> Order:
        """``POST /exchanges``, once. Whatever is no clear yes or no is OutcomeUnknown."""
        must_hold(intent, self._clock.now())
        give, get = await self._both(intent.pair, intent.rate_type)
        answer = await self._door.send("/exchanges", _body(intent, give, get))
        wrapped = self._created(answer, Created, intent)
        exchanges = wrapped.result if isinstance(wrapped.result, list) else [wrapped.result]
        self._must_name_an_order(exchanges[0].order_id if len(exchanges) == 1 else "", answer)
        return order(exchanges[0], self._names(), provider=self.name, support_ref=wrapped.trace_id)

    async def status(self, order_id: str, *, fresh: bool = False) -> Order:
        """``GET /exchanges/{id}``."""
        asked = checked(order_id, self.name)
        answer = await self._door.read(f"/exchanges/{asked}", fresh=fresh, urgent=True)
        exchange = self._yes(answer, Wrapped[Exchange], Question(order_id=asked)).result
        self._must_be_named(exchange.order_id, "$.result.id")
        return about_the_one_asked(order(exchange, self._names(), provider=self.name), asked)

    async def orders_since(self, since: datetime) -> Sequence[Order]:
        """Every order of this key since then, page after page."""
        history = History(self.name, since)
        while history.more:
            answer = await self._door.read("/exchanges", history.params, fresh=True)
            history.take(answer, self._yes(answer, Wrapped[list[Any]], Question()).result, self._secrets)
        known = self._names()
        return [order(exchange, known, provider=self.name) for exchange in history.found]

    async def _fetch(self) -> Sequence[Coin]:
        answer = await self._door.read("/currencies")
        return coins(self._yes(answer, Wrapped[list[Any]], Question()).result)

    async def _range(self, pair: Pair, params: Mapping[str, str], rate_type: RateType) -> Limits:
        answer = await self._door.read("/ranges", params)
        question = Question(pair, fixed=rate_type is RateType.FIXED)
        said = self._yes(answer, Wrapped[Range], question).result
        return padded(said.min, said.max, pair.give)

    async def _estimate(
        self, request: QuoteRequest, params: Mapping[str, str]
    ) -> tuple[Decimal, str | None, datetime | None]:
        """What arrives, cut to the coin's decimals; the rate's id and its end, for a fixed one."""
        fixed = request.rate_type is RateType.FIXED
        answer = await self._door.read("/estimates", params, fresh=True)
        said = self._yes(answer, Wrapped[Estimate], Question(request.pair, request.amount, fixed)).result
        decimals = request.pair.get.decimals
        got = said.estimated_amount
        if got is not None and decimals is not None:
            got = round_down(got, decimals)
        if not got:
            raise UnknownPair(
                f"{self.name} has no rate for {request.pair} now", hint="Try again later.", provider=self.name
            )
        if not fixed:
            return got, None, None
        ends = fixed_end(said.valid_until, answer.date, self._clock.now(), self.name, "$.result.validUntil")
        return got, said.rate_id or None, ends

    def _refusal(self, answer: Answer, question: Question) -> SwapClientError:
        return refusal(answer, self.name, question, self._secrets)


def _params(give: Coin, get: Coin, rate_type: RateType) -> dict[str, str]:
    """Both flags are always sent: what happens without them is not documented."""
    return {
        "tickerFrom": give.ticker,
        "networkFrom": give.network,
        "tickerTo": get.ticker,
        "networkTo": get.network,
        "fixed": "true" if rate_type is RateType.FIXED else "false",
        "reverse": "false",
    }


def _body(intent: Intent, give: Coin, get: Coin) -> dict[str, object]:
    """What creates the order. What is not there is null, never ""."""
    return {
        "tickerFrom": give.ticker,
        "networkFrom": give.network,
        "tickerTo": get.ticker,
        "networkTo": get.network,
        "amount": plain(intent.give_amount),
        "fixed": intent.rate_type is RateType.FIXED,
        "reverse": False,
        "addressTo": without_prefix(intent.receive_address),
        "extraIdTo": intent.receive_memo or None,
        "userRefundAddress": without_prefix(intent.refund_address),
        "userRefundExtraId": intent.refund_memo or None,
        "rateId": intent.rate_id if intent.rate_type is RateType.FIXED else None,
        "customFee": None,
    }


def _quote_warnings(give: Coin, get: Coin, rate_type: RateType) -> tuple[str, ...]:
    """What the provider wants to be shown, and what is known to go wrong."""
    memo = get.memo and rate_type is RateType.FIXED
    known = ("Fixed rates into coins with a memo are known to be refused; the floating rate works.",) if memo else ()
    return tuple(dict.fromkeys((*give.warnings_from, *get.warnings_to, *known)))
