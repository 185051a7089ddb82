"""ChangeNOW behind ``Provider``."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from swapclient.domain.assets import Pair
from swapclient.domain.money import plain, round_down
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, Quote, QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import SwapClientError, UnknownPair
from swapclient.providers.bounds import fits_a_json_number, padded, within
from swapclient.providers.cashaddr import without_prefix
from swapclient.providers.changenow.codes import CODES
from swapclient.providers.changenow.currencies import coins
from swapclient.providers.changenow.orders import created, order
from swapclient.providers.changenow.refusals import refusal
from swapclient.providers.changenow.shapes import Created, Estimate, Exchange, Range
from swapclient.providers.coins import Coin
from swapclient.providers.interface import Capabilities
from swapclient.providers.moments import fixed_end, must_hold
from swapclient.providers.order_ids import about_the_one_asked, checked
from swapclient.providers.refusing import Question
from swapclient.providers.rest import RestProvider
from swapclient.wire.printable import clean
from swapclient.wire.settings import Answer

__all__ = ["ChangeNow"]

_FLOW = {RateType.FIXED: "fixed-rate", RateType.FLOATING: "standard"}
_MINUTES = re.compile(r"(?:[0-9]{1,4}-)?([0-9]{1,4})")

_ECHOES = frozenset(
    {
        "give",
        "get",
        "give_amount",
        "get_amount",
        "receive_address",
        "receive_memo",
        "refund_address",
        "refund_memo",
        "deposit_address",
    }
)


class ChangeNow(RestProvider):
    """ChangeNOW, API v2."""

    name = "changenow"
    title = "ChangeNOW"
    codes = CODES
    capabilities = Capabilities(
        rate_types=frozenset(RateType),
        echoes=_ECHOES,
        echoed_at_creation=_ECHOES | {"rate_type"},
        needs_key=True,
        holds="May hold a swap for an AML or identity check (verifying).",
        support="https://support.changenow.io",
    )

    async def limits(self, pair: Pair, rate_type: RateType) -> Limits:
        """``GET /exchange/range``, its minimum lifted by 1 %."""
        give, get = await self._both(pair, rate_type)
        return await self._range(pair, _params(give, get, rate_type))

    async def quote(self, request: QuoteRequest) -> Quote:
        """Range and estimate, asked at once."""
        fits_a_json_number(request.amount, self.name)
        pair, fixed = request.pair, request.rate_type is RateType.FIXED
        params = _params(*await self._both(pair, request.rate_type), request.rate_type)
        limits, estimate = await asyncio.gather(
            self._range(pair, params), self._estimate(request, params), return_exceptions=True
        )
        if isinstance(limits, BaseException):
            raise limits
        within(request.amount, limits, pair.give, self.name)
        if isinstance(estimate, BaseException):
            raise estimate
        said, ends = estimate
        got = said.to_amount
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
            rate_id=(said.rate_id or None) if fixed else None,
            valid_until=ends,
            eta_seconds=_seconds(said.transaction_speed_forecast),
            warnings=(clean(said.warning_message),) if said.warning_message else (),
        )

    async def create(self, intent: Intent) -> Order:
        """``POST /exchange``, once. Whatever is no clear yes or no is OutcomeUnknown."""
        fits_a_json_number(intent.give_amount, self.name)
        must_hold(intent, self._clock.now())
        give, get = await self._both(intent.pair, intent.rate_type)
        answer = await self._door.send("/exchange", _body(intent, give, get))
        said = self._created(answer, Created, intent)
        self._must_name_an_order(said.id, answer)
        return created(said, self._names(), provider=self.name)

    async def status(self, order_id: str, *, fresh: bool = False) -> Order:
        """``GET /exchange/by-id``."""
        asked = checked(order_id, self.name)
        answer = await self._door.read("/exchange/by-id", {"id": asked}, fresh=fresh, urgent=True)
        said = self._yes(answer, Exchange, Question(order_id=asked))
        self._must_be_named(said.id, "$.id")
        return about_the_one_asked(order(said, self._names(), provider=self.name), asked)

    async def _fetch(self) -> Sequence[Coin]:
        answer = await self._door.read("/exchange/currencies", {"active": "true"})
        return coins(self._yes(answer, list[Any], Question()))

    async def _range(self, pair: Pair, params: dict[str, str]) -> Limits:
        answer = await self._door.read("/exchange/range", params)
        said = self._yes(answer, Range, Question(pair))
        return padded(said.min_amount, said.max_amount, pair.give)

    async def _estimate(self, request: QuoteRequest, params: dict[str, str]) -> tuple[Estimate, datetime | None]:
        """The estimate, and when its rate ends."""
        fixed = request.rate_type is RateType.FIXED
        more = {"fromAmount": plain(request.amount), "type": "direct", "useRateId": "true" if fixed else "false"}
        answer = await self._door.read("/exchange/estimated-amount", {**params, **more}, fresh=True)
        said = self._yes(answer, Estimate, Question(request.pair, request.amount, fixed))
        if not fixed:
            return said, None
        return said, fixed_end(said.valid_until, answer.date, self._clock.now(), self.name, "$.validUntil")

    def _refusal(self, answer: Answer, question: Question) -> SwapClientError:
        return refusal(answer, self.name, question, self._secrets)


def _params(give: Coin, get: Coin, rate_type: RateType) -> dict[str, str]:
    return {
        "fromCurrency": give.ticker,
        "fromNetwork": give.network,
        "toCurrency": get.ticker,
        "toNetwork": get.network,
        "flow": _FLOW[rate_type],
    }


def _body(intent: Intent, give: Coin, get: Coin) -> dict[str, object]:
    """What creates the order; here the empty text is how "nothing" is written."""
    return {
        **_params(give, get, intent.rate_type),
        "fromAmount": msgspec.Raw(plain(intent.give_amount).encode()),
        "toAmount": "",
        "address": without_prefix(intent.receive_address),
        "extraId": intent.receive_memo or "",
        "refundAddress": without_prefix(intent.refund_address) or "",
        "refundExtraId": intent.refund_memo or "",
        "type": "direct",
        "rateId": (intent.rate_id or "") if intent.rate_type is RateType.FIXED else "",
    }


def _seconds(forecast: str | None) -> int | None:
    """The longer end of ``10-60`` minutes."""
    found = _MINUTES.fullmatch((forecast or "").strip())
    return int(found[1]) * 60 if found else None
