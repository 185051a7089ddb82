"""Exolix behind ``Provider``. A fixed rate has no id: it is locked when the order is created."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from swapclient.domain.assets import Pair
from swapclient.domain.money import plain, round_down
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, Quote, QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import SwapClientError, UnknownPair, Unreadable
from swapclient.providers.access import Access
from swapclient.providers.bounds import fits_a_json_number, padded, within
from swapclient.providers.cashaddr import without_prefix
from swapclient.providers.coins import Coin
from swapclient.providers.exolix.codes import CODES
from swapclient.providers.exolix.currencies import coins
from swapclient.providers.exolix.orders import order
from swapclient.providers.exolix.refusals import refusal
from swapclient.providers.exolix.shapes import Page, Rate, Transaction
from swapclient.providers.interface import Capabilities
from swapclient.providers.order_ids import about_the_one_asked, checked
from swapclient.providers.refusing import Question
from swapclient.providers.rest import RestProvider
from swapclient.wire.reading import decode
from swapclient.wire.settings import Answer

__all__ = ["Exolix"]

_PAGE = 100
_MOST_PAGES = 100
_OUT_OF_RANGE = 422
_LOOSELY = timedelta(minutes=5)

_RATE_TYPE = {RateType.FIXED: "fixed", RateType.FLOATING: "float"}


class Exolix(RestProvider):
    """Exolix, API v2."""

    name = "exolix"
    title = "Exolix"
    codes = CODES
    capabilities = Capabilities(
        rate_types=frozenset(RateType),
        echoes=frozenset(
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
        ),
        holds="Checks deposits automatically; one that is not liked is refunded.",
    )

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.capabilities = replace(type(self).capabilities, lists=access.key is not None)

    async def limits(self, pair: Pair, rate_type: RateType) -> Limits:
        """The range that comes with every rate, its minimum lifted by 1 %."""
        rate = await self._rate(pair, Decimal(1), rate_type)
        return padded(rate.min_amount, rate.max_amount, pair.give)

    async def quote(self, request: QuoteRequest) -> Quote:
        """``GET /rate``."""
        fits_a_json_number(request.amount, self.name)
        pair = request.pair
        rate = await self._rate(pair, request.amount, request.rate_type)
        limits = padded(rate.min_amount, rate.max_amount, pair.give)
        within(request.amount, limits, pair.give, self.name)
        got = rate.to_amount
        if got and pair.get.decimals is not None:
            got = round_down(got, pair.get.decimals)
        if not got or rate.message:
            raise UnknownPair(f"{self.name} has no rate for {pair} now", hint="Try again later.", provider=self.name)
        give, get = await self._both(pair, request.rate_type)
        return Quote(
            provider=self.name,
            pair=pair,
            give_amount=request.amount,
            get_amount=got,
            rate_type=request.rate_type,
            limits=limits,
            warnings=tuple(dict.fromkeys((*give.warnings_from, *get.warnings_to))),
        )

    async def create(self, intent: Intent) -> Order:
        """``POST /transactions``, once. Whatever is no clear yes or no is OutcomeUnknown."""
        fits_a_json_number(intent.give_amount, self.name)
        give, get = await self._both(intent.pair, intent.rate_type)
        answer = await self._door.send("/transactions", _body(intent, give, get))
        said = self._created(answer, Transaction, intent)
        self._must_name_an_order(said.id, answer)
        return order(said, self._names(), provider=self.name)

    async def status(self, order_id: str, *, fresh: bool = False) -> Order:
        """``GET /transactions/{id}``, which needs no key."""
        asked = checked(order_id, self.name)
        answer = await self._door.read(f"/transactions/{asked}", fresh=fresh, urgent=True)
        said = self._yes(answer, Transaction, Question(order_id=asked))
        self._must_be_named(said.id, "$.id")
        return about_the_one_asked(order(said, self._names(), provider=self.name), asked)

    async def orders_since(self, since: datetime) -> Sequence[Order]:
        """``GET /transactions``, for which a key is needed; what is too old is left out here."""
        answer, rows = await self._pages("/transactions", {}, fresh=True)
        found = []
        for row in rows:
            whole = answer._replace(body=msgspec.json.encode(row))
            said = decode(whole, Transaction, provider=self.name, secrets=self._secrets)
            self._must_be_named(said.id, "$.data.id")
            found.append(order(said, self._names(), provider=self.name))
        return [one for one in found if one.created_at is None or one.created_at >= since - _LOOSELY]

    async def _fetch(self) -> Sequence[Coin]:
        _, rows = await self._pages("/currencies", {"withNetworks": "true"})
        return coins(rows)

    async def _pages(
        self, path: str, params: dict[str, str], *, fresh: bool = False
    ) -> tuple[Answer, Sequence[object]]:
        """Every row of a list, until a page brings nothing new."""
        rows: dict[bytes, object] = {}
        for number in range(1, _MOST_PAGES + 1):
            page = {**params, "page": str(number), "size": str(_PAGE)}
            answer = await self._door.read(path, page, fresh=fresh)
            said = self._yes(answer, Page, Question())
            before = len(rows)
            rows |= {msgspec.json.encode(row): row for row in said.data}
            if len(rows) == before or (said.count is not None and len(rows) >= said.count):
                return answer, list(rows.values())
        raise Unreadable(f"a list of {self.name} does not end", provider=self.name, field="$.data")

    async def _rate(self, pair: Pair, amount: Decimal, rate_type: RateType) -> Rate:
        """A rate; an amount out of range answers in the same shape with 422."""
        give, get = await self._both(pair, rate_type)
        params = {
            "coinFrom": give.ticker,
            "networkFrom": give.network,
            "coinTo": get.ticker,
            "networkTo": get.network,
            "amount": plain(amount),
            "rateType": _RATE_TYPE[rate_type],
        }
        answer = await self._door.read("/rate", params, fresh=True)
        if answer.status == _OUT_OF_RANGE:
            rate = decode(answer, Rate, provider=self.name, secrets=self._secrets)
            if rate.min_amount is not None or rate.max_amount is not None:
                return rate
        return self._yes(answer, Rate, Question(pair, amount, rate_type is RateType.FIXED))

    def _refusal(self, answer: Answer, question: Question) -> SwapClientError:
        return refusal(answer, self.name, question, self._secrets)


def _body(intent: Intent, give: Coin, get: Coin) -> dict[str, object]:
    """What creates the order; what is not there is left out."""
    body: dict[str, object] = {
        "coinFrom": give.ticker,
        "networkFrom": give.network,
        "coinTo": get.ticker,
        "networkTo": get.network,
        "amount": msgspec.Raw(plain(intent.give_amount).encode()),
        "withdrawalAddress": without_prefix(intent.receive_address),
        "rateType": _RATE_TYPE[intent.rate_type],
    }
    optional = {
        "withdrawalExtraId": intent.receive_memo,
        "refundAddress": without_prefix(intent.refund_address),
        "refundExtraId": intent.refund_memo,
    }
    return body | {name: value for name, value in optional.items() if value}
