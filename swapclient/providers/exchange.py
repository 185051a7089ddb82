"""SimpleSwap and the exchanges that work like it: what they do alike, so that each adapter only says what differs.

A range and an estimate make a quote, one POST makes an order, one GET reads it.
"""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import ClassVar, NamedTuple

from swapclient.domain.assets import Pair
from swapclient.domain.money import round_down
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, Quote, QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import SwapClientError
from swapclient.providers.bounds import fits_a_json_number, within
from swapclient.providers.coins import Coin
from swapclient.providers.moments import fixed_end, must_hold
from swapclient.providers.order_ids import about_the_one_asked, checked
from swapclient.providers.refusing import Question, no_by_status
from swapclient.providers.rest import RestProvider
from swapclient.providers.said import Said, hear
from swapclient.wire.settings import Answer

__all__ = ["ECHOES", "ExchangeProvider", "Price", "Wanted"]

ECHOES = frozenset(
    {"give", "get", "give_amount", "get_amount", "rate_type"}
    | {"receive_address", "receive_memo", "refund_address", "refund_memo", "deposit_address"}
)
"""What such an exchange repeats in every answer about an order."""


class Wanted(NamedTuple):
    """A pair with its two rows in the exchange's list, and the kind of rate."""

    pair: Pair
    give: Coin
    get: Coin
    rate_type: RateType

    @property
    def fixed(self) -> bool:
        """Whether the rate is to be fixed."""
        return self.rate_type is RateType.FIXED


class Price(NamedTuple):
    """What is offered. ``arrives`` may have more decimals than the coin; None and 0 are "no rate now"."""

    arrives: Decimal | None
    rate_id: str | None = None
    valid_until: datetime | None = None
    eta_seconds: int | None = None
    warnings: tuple[str, ...] = ()


class ExchangeProvider(RestProvider):
    """Quote, create and read an order. ``creation`` is the path of the POST that creates.

    ``exact`` is whether amounts are counted in exact decimals there, and not in JSON numbers.
    """

    creation: ClassVar[str]
    exact: ClassVar[bool] = False

    async def limits(self, pair: Pair, rate_type: RateType) -> Limits:
        """The published range, its minimum lifted by 1 %."""
        return await self._range(await self._wanted(pair, rate_type))

    async def quote(self, request: QuoteRequest) -> Quote:
        """Range and price, asked at once; a price always past caches."""
        self._must_be_countable(request.amount)
        pair = request.pair
        wanted = await self._wanted(pair, request.rate_type)
        limits, price = await self._range_and_price(wanted, request.amount)
        within(request.amount, limits, pair.give, self.name)
        if isinstance(price, BaseException):
            raise price
        got = price.arrives
        if got and pair.get.decimals is not None:
            got = round_down(got, pair.get.decimals)
        if not got:
            raise self._no_rate(pair)
        warnings = (*wanted.give.warnings_from, *wanted.get.warnings_to, *price.warnings)
        return Quote(
            provider=self.name,
            pair=pair,
            give_amount=request.amount,
            get_amount=got,
            rate_type=request.rate_type,
            limits=limits,
            rate_id=(price.rate_id or None) if wanted.fixed else None,
            valid_until=price.valid_until,
            eta_seconds=price.eta_seconds,
            warnings=tuple(dict.fromkeys(warnings)),
        )

    async def create(self, intent: Intent) -> Order:
        """The one POST, once. Whatever is no clear yes or no is OutcomeUnknown."""
        self._must_be_countable(intent.give_amount)
        must_hold(intent, self._clock.now())
        body = self._body(intent, await self._wanted(intent.pair, intent.rate_type))
        return self._new_order(await self._door.send(self.creation, body), intent)

    async def status(self, order_id: str, *, fresh: bool = False) -> Order:
        """The order by its id."""
        asked = checked(order_id, self.name)
        path, params = self._place(asked)
        answer = await self._read(path, params, fresh=fresh, urgent=True)
        return about_the_one_asked(self._old_order(answer, Question(order_id=asked)), asked)

    @abstractmethod
    async def _range(self, wanted: Wanted) -> Limits:
        """The least and the most to give."""

    @abstractmethod
    async def _price(self, wanted: Wanted, amount: Decimal) -> Price:
        """What arrives for an amount."""

    @abstractmethod
    def _body(self, intent: Intent, wanted: Wanted) -> Mapping[str, object]:
        """What creates the order."""

    @abstractmethod
    def _place(self, order_id: str) -> tuple[str, Mapping[str, str] | None]:
        """Path and parameters that read an order."""

    @abstractmethod
    def _new_order(self, answer: Answer, intent: Intent) -> Order:
        """The order out of the answer to creation; that answer is a clear yes, a clear no, or a lost one."""

    @abstractmethod
    def _old_order(self, answer: Answer, question: Question) -> Order:
        """The order out of the answer to a reading."""

    @abstractmethod
    def _no(self, said: Said, status: int, question: Question) -> SwapClientError:
        """The no whose words must be read."""

    async def _range_and_price(self, wanted: Wanted, amount: Decimal) -> tuple[Limits, Price | BaseException]:
        """Both at once. Out of range, no price can be had: that is no reason to lose the range."""
        limits, price = await asyncio.gather(self._range(wanted), self._price(wanted, amount), return_exceptions=True)
        if isinstance(limits, BaseException):
            raise limits
        return limits, price

    def _ends(self, wanted: Wanted, said: str | None, answer: Answer, field: str) -> datetime | None:
        """When the rate that was just told ends on our clock; None for a floating one."""
        return fixed_end(said, answer.date, self._clock.now(), self.name, field) if wanted.fixed else None

    def _refusal(self, answer: Answer, question: Question) -> SwapClientError:
        said = hear(answer, provider=self.name, secrets=self._secrets)
        return no_by_status(answer, said, self.name, question) or self._no(said, answer.status, question)

    async def _wanted(self, pair: Pair, rate_type: RateType) -> Wanted:
        return Wanted(pair, *await self._both(pair, rate_type), rate_type)

    def _must_be_countable(self, amount: Decimal) -> None:
        if not self.exact:
            fits_a_json_number(amount, self.name)
