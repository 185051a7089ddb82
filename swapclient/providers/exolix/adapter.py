"""Exolix behind ``Provider``. A fixed rate has no id: it is locked when the order is created."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from swapclient.domain.money import plain
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import SwapClientError
from swapclient.providers.access import Access
from swapclient.providers.bounds import padded
from swapclient.providers.cashaddr import without_prefix
from swapclient.providers.coins import Coin
from swapclient.providers.exchange import ECHOES, ExchangeProvider, Price, Wanted
from swapclient.providers.exolix.codes import CODES
from swapclient.providers.exolix.currencies import coins
from swapclient.providers.exolix.orders import order
from swapclient.providers.exolix.refusals import no
from swapclient.providers.exolix.shapes import Page, Rate, Transaction
from swapclient.providers.interface import Capabilities
from swapclient.providers.refusing import Question
from swapclient.providers.said import Said
from swapclient.wire.reading import decode
from swapclient.wire.settings import Answer

__all__ = ["Exolix"]

_PAGE = 100
_OUT_OF_RANGE = 422
_LOOSELY = timedelta(minutes=5)

_RATE_TYPE = {RateType.FIXED: "fixed", RateType.FLOATING: "float"}


class Exolix(ExchangeProvider):
    """Exolix, API v2."""

    name = "exolix"
    title = "Exolix"
    codes = CODES
    creation = "/transactions"
    capabilities = Capabilities(
        rate_types=frozenset(RateType),
        echoes=ECHOES,
        holds="Checks deposits automatically; one that is not liked is refunded.",
    )

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.capabilities = replace(type(self).capabilities, lists=access.key is not None)

    async def orders_since(self, since: datetime) -> Sequence[Order]:
        """``GET /transactions``, for which a key is needed; what is too old is left out here."""
        known, found = self._names(), []
        for row in await self._listed("/transactions", {}, fresh=True):
            whole = Answer(200, msgspec.json.encode(row), "application/json", None)
            said = decode(whole, Transaction, provider=self.name, secrets=self._secrets)
            self._must_be_named(said.id, "$.data.id")
            found.append(order(said, known, provider=self.name))
        return [one for one in found if one.created_at is None or one.created_at >= since - _LOOSELY]

    async def _fetch(self) -> Sequence[Coin]:
        return coins(await self._listed("/currencies", {"withNetworks": "true"}))

    async def _listed(self, path: str, params: dict[str, str], *, fresh: bool = False) -> list[Any]:
        async def page(number: int, _offset: int) -> tuple[list[Any], int | None]:
            more = {"page": str(number + 1), "size": str(_PAGE)}
            said = self._yes(await self._read(path, params | more, fresh=fresh), Page, Question())
            return said.data, said.count

        return await self._pages(page, "$.data")

    async def _range(self, wanted: Wanted) -> Limits:
        """The range comes with every rate."""
        limits, _ = await self._range_and_price(wanted, Decimal(1))
        return limits

    async def _price(self, wanted: Wanted, amount: Decimal) -> Price:
        _, price = await self._range_and_price(wanted, amount)
        return price

    async def _range_and_price(self, wanted: Wanted, amount: Decimal) -> tuple[Limits, Price]:
        """``GET /rate``. A rate with a message is none, whatever it says beside it."""
        rate = await self._rate(wanted, amount)
        limits = padded(rate.min_amount, rate.max_amount, wanted.pair.give)
        return limits, Price(None if rate.message else rate.to_amount)

    async def _rate(self, wanted: Wanted, amount: Decimal) -> Rate:
        """A rate; an amount out of range answers in the same shape with 422."""
        params = _pair(wanted) | {"amount": plain(amount), "rateType": _RATE_TYPE[wanted.rate_type]}
        answer = await self._read("/rate", params, fresh=True)
        if answer.status == _OUT_OF_RANGE:
            rate = decode(answer, Rate, provider=self.name, secrets=self._secrets)
            if rate.min_amount is not None or rate.max_amount is not None:
                return rate
        return self._yes(answer, Rate, Question(wanted.pair, amount, wanted.fixed))

    def _body(self, intent: Intent, wanted: Wanted) -> dict[str, object]:
        """What is not there is left out."""
        optional = {
            "withdrawalExtraId": intent.receive_memo,
            "refundAddress": without_prefix(intent.refund_address),
            "refundExtraId": intent.refund_memo,
        }
        return {
            **_pair(wanted),
            "amount": msgspec.Raw(plain(intent.give_amount).encode()),
            "withdrawalAddress": without_prefix(intent.receive_address),
            "rateType": _RATE_TYPE[wanted.rate_type],
            **{name: value for name, value in optional.items() if value},
        }

    def _place(self, order_id: str) -> tuple[str, None]:
        """Needs no key."""
        return f"/transactions/{order_id}", None

    def _new_order(self, answer: Answer, intent: Intent) -> Order:
        said = self._created(answer, Transaction, intent)
        self._must_name_an_order(said.id, answer)
        return order(said, self._names(), provider=self.name)

    def _old_order(self, answer: Answer, question: Question) -> Order:
        said = self._yes(answer, Transaction, question)
        self._must_be_named(said.id, "$.id")
        return order(said, self._names(), provider=self.name)

    def _no(self, said: Said, status: int, question: Question) -> SwapClientError:
        return no(said, self.name, status, question)


def _pair(wanted: Wanted) -> dict[str, str]:
    return {
        "coinFrom": wanted.give.ticker,
        "networkFrom": wanted.give.network,
        "coinTo": wanted.get.ticker,
        "networkTo": wanted.get.network,
    }
