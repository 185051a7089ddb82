"""SimpleSwap behind ``Provider``. Creating happens in one place, once; everything else only reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from swapclient.domain.money import plain
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import SwapClientError
from swapclient.providers.bounds import padded
from swapclient.providers.cashaddr import without_prefix
from swapclient.providers.coins import Coin
from swapclient.providers.exchange import ECHOES, ExchangeProvider, Price, Wanted
from swapclient.providers.interface import Capabilities
from swapclient.providers.refusing import Question
from swapclient.providers.said import Said, hear
from swapclient.providers.simpleswap.codes import CODES
from swapclient.providers.simpleswap.currencies import coins
from swapclient.providers.simpleswap.history import History
from swapclient.providers.simpleswap.orders import order
from swapclient.providers.simpleswap.refusals import no, no_fixed_with_memo
from swapclient.providers.simpleswap.shapes import Created, Estimate, Exchange, Range, Wrapped
from swapclient.wire.settings import Answer

__all__ = ["SimpleSwap"]


class SimpleSwap(ExchangeProvider):
    """SimpleSwap, API v3."""

    name = "simpleswap"
    title = "SimpleSwap"
    codes = CODES
    creation = "/exchanges"
    exact = True
    capabilities = Capabilities(
        rate_types=frozenset(RateType),
        echoes=ECHOES,
        lists=True,
        needs_key=True,
        fixed_window=timedelta(minutes=20),  # from creation to sending, by the provider's own blog (2019)
        holds="May hold a swap for an AML or identity check (verifying) and asks for documents then.",
        support="support@simpleswap.io",
    )

    async def orders_since(self, since: datetime) -> Sequence[Order]:
        """Every order of this key since then, page after page."""
        history = History(self.name, since)
        while history.more:
            answer = await self._read("/exchanges", history.params, fresh=True)
            history.take(answer, self._yes(answer, Wrapped[list[Any]], Question()).result, self._secrets)
        known = self._names()
        return [order(exchange, known, provider=self.name) for exchange in history.found]

    async def _fetch(self) -> Sequence[Coin]:
        answer = await self._read("/currencies")
        return coins(self._yes(answer, Wrapped[list[Any]], Question()).result)

    async def _range(self, wanted: Wanted) -> Limits:
        answer = await self._read("/ranges", _params(wanted))
        said = self._yes(answer, Wrapped[Range], Question(wanted.pair, fixed=wanted.fixed)).result
        return padded(said.min, said.max, wanted.pair.give)

    async def _price(self, wanted: Wanted, amount: Decimal) -> Price:
        answer = await self._read("/estimates", _params(wanted) | {"amount": plain(amount)}, fresh=True)
        said = self._yes(answer, Wrapped[Estimate], Question(wanted.pair, amount, wanted.fixed)).result
        if not said.estimated_amount:
            return Price(None)
        ends = self._ends(wanted, said.valid_until, answer, "$.result.validUntil")
        return Price(said.estimated_amount, said.rate_id, ends, warnings=_known_trouble(wanted))

    def _body(self, intent: Intent, wanted: Wanted) -> dict[str, object]:
        """What is not there is null, never ""."""
        return {
            "tickerFrom": wanted.give.ticker,
            "networkFrom": wanted.give.network,
            "tickerTo": wanted.get.ticker,
            "networkTo": wanted.get.network,
            "amount": plain(intent.give_amount),
            "fixed": wanted.fixed,
            "reverse": False,
            "addressTo": without_prefix(intent.receive_address),
            "extraIdTo": intent.receive_memo or None,
            "userRefundAddress": without_prefix(intent.refund_address),
            "userRefundExtraId": intent.refund_memo or None,
            "rateId": intent.rate_id if wanted.fixed else None,
            "customFee": None,
        }

    def _place(self, order_id: str) -> tuple[str, None]:
        return f"/exchanges/{order_id}", None

    def _new_order(self, answer: Answer, intent: Intent) -> Order:
        wrapped = self._created(answer, Created, intent)
        exchanges = wrapped.result if isinstance(wrapped.result, list) else [wrapped.result]
        self._must_name_an_order(exchanges[0].order_id if len(exchanges) == 1 else "", answer)
        return order(exchanges[0], self._names(), provider=self.name, support_ref=wrapped.trace_id)

    def _old_order(self, answer: Answer, question: Question) -> Order:
        exchange = self._yes(answer, Wrapped[Exchange], question).result
        self._must_be_named(exchange.order_id, "$.result.id")
        return order(exchange, self._names(), provider=self.name)

    def _refusal(self, answer: Answer, question: Question) -> SwapClientError:
        said = hear(answer, provider=self.name, secrets=self._secrets)
        return no_fixed_with_memo(said, self.name, answer.status, question) or super()._refusal(answer, question)

    def _no(self, said: Said, status: int, question: Question) -> SwapClientError:
        return no(said, self.name, status, question)


def _params(wanted: Wanted) -> dict[str, str]:
    """Both flags are always sent: what happens without them is not documented."""
    return {
        "tickerFrom": wanted.give.ticker,
        "networkFrom": wanted.give.network,
        "tickerTo": wanted.get.ticker,
        "networkTo": wanted.get.network,
        "fixed": "true" if wanted.fixed else "false",
        "reverse": "false",
    }


def _known_trouble(wanted: Wanted) -> tuple[str, ...]:
    """What is known to go wrong."""
    if not (wanted.get.memo and wanted.fixed):
        return ()
    return ("Fixed rates into coins with a memo are known to be refused; the floating rate works.",)
