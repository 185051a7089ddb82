"""StealthEX behind ``Provider``. Prices are asked by POST, which creates nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import msgspec

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
from swapclient.providers.said import Said
from swapclient.providers.stealthex.codes import CODES
from swapclient.providers.stealthex.currencies import coins
from swapclient.providers.stealthex.orders import order
from swapclient.providers.stealthex.refusals import no
from swapclient.providers.stealthex.shapes import Estimate, Exchange, Range
from swapclient.wire.settings import Answer

__all__ = ["StealthEx"]

_PAGE = 250


class StealthEx(ExchangeProvider):
    """StealthEX, API v4."""

    name = "stealthex"
    title = "StealthEX"
    codes = CODES
    creation = "/exchanges"
    capabilities = Capabilities(
        rate_types=frozenset(RateType),
        echoes=ECHOES,
        needs_key=True,
        holds="May hold a swap for verification (verifying).",
    )

    async def _fetch(self) -> Sequence[Coin]:
        async def page(_number: int, offset: int) -> tuple[list[Any], None]:
            answer = await self._read("/currencies", {"limit": str(_PAGE), "offset": str(offset)})
            return self._yes(answer, list[Any], Question()), None

        return coins(await self._pages(page, "$"))

    async def _range(self, wanted: Wanted) -> Limits:
        answer = await self._read("/rates/range", body=_route(wanted))
        said = self._yes(answer, Range, Question(wanted.pair))
        return padded(said.min_amount, said.max_amount, wanted.pair.give)

    async def _price(self, wanted: Wanted, amount: Decimal) -> Price:
        body = _route(wanted) | {"amount": _number(amount)}
        answer = await self._read("/rates/estimated-amount", body=body, fresh=True)
        said = self._yes(answer, Estimate, Question(wanted.pair, amount, wanted.fixed))
        rate_id, until = (said.rate.id, said.rate.valid_until) if said.rate else (None, None)
        return Price(said.estimated_amount, rate_id, self._ends(wanted, until, answer, "$.rate.valid_until"))

    def _body(self, intent: Intent, wanted: Wanted) -> dict[str, object]:
        """What is not there is left out."""
        optional = {
            "rate_id": intent.rate_id if wanted.fixed else None,
            "extra_id": intent.receive_memo,
            "refund_address": without_prefix(intent.refund_address),
            "refund_extra_id": intent.refund_memo,
        }
        return {
            **_route(wanted),
            "amount": _number(intent.give_amount),
            "address": without_prefix(intent.receive_address),
            **{name: value for name, value in optional.items() if value},
        }

    def _place(self, order_id: str) -> tuple[str, None]:
        return f"/exchanges/{order_id}", None

    def _new_order(self, answer: Answer, intent: Intent) -> Order:
        said = self._created(answer, Exchange, intent)
        self._must_name_an_order(said.id, answer)
        return order(said, self._names(), provider=self.name)

    def _old_order(self, answer: Answer, question: Question) -> Order:
        said = self._yes(answer, Exchange, question)
        self._must_be_named(said.id, "$.id")
        return order(said, self._names(), provider=self.name)

    def _no(self, said: Said, status: int, question: Question) -> SwapClientError:
        return no(said, self.name, status, question)


def _route(wanted: Wanted) -> dict[str, object]:
    return {
        "route": {
            "from": {"symbol": wanted.give.ticker, "network": wanted.give.network},
            "to": {"symbol": wanted.get.ticker, "network": wanted.get.network},
        },
        "estimation": "direct",
        "rate": "fixed" if wanted.fixed else "floating",
    }


def _number(amount: Decimal) -> msgspec.Raw:
    """The amount as a JSON number with exactly these digits."""
    return msgspec.Raw(plain(amount).encode())
