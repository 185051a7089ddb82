"""ChangeNOW behind ``Provider``."""

from __future__ import annotations

import re
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
from swapclient.providers.changenow.codes import CODES
from swapclient.providers.changenow.currencies import coins
from swapclient.providers.changenow.orders import created, order
from swapclient.providers.changenow.refusals import no
from swapclient.providers.changenow.shapes import Created, Estimate, Exchange, Range
from swapclient.providers.coins import Coin
from swapclient.providers.exchange import ECHOES, ExchangeProvider, Price, Wanted
from swapclient.providers.interface import Capabilities
from swapclient.providers.refusing import Question
from swapclient.providers.said import Said
from swapclient.wire.printable import clean
from swapclient.wire.settings import Answer

__all__ = ["ChangeNow"]

_FLOW = {RateType.FIXED: "fixed-rate", RateType.FLOATING: "standard"}
_MINUTES = re.compile(r"(?:[0-9]{1,4}-)?([0-9]{1,4})")


class ChangeNow(ExchangeProvider):
    """ChangeNOW, API v2."""

    name = "changenow"
    title = "ChangeNOW"
    codes = CODES
    creation = "/exchange"
    capabilities = Capabilities(
        rate_types=frozenset(RateType),
        echoes=ECHOES - {"rate_type"},
        echoed_at_creation=ECHOES,
        needs_key=True,
        holds="May hold a swap for an AML or identity check (verifying).",
        support="https://support.changenow.io",
    )

    async def _fetch(self) -> Sequence[Coin]:
        answer = await self._read("/exchange/currencies", {"active": "true"})
        return coins(self._yes(answer, list[Any], Question()))

    async def _range(self, wanted: Wanted) -> Limits:
        answer = await self._read("/exchange/range", _params(wanted))
        said = self._yes(answer, Range, Question(wanted.pair))
        return padded(said.min_amount, said.max_amount, wanted.pair.give)

    async def _price(self, wanted: Wanted, amount: Decimal) -> Price:
        params = _params(wanted) | {
            "fromAmount": plain(amount),
            "type": "direct",
            "useRateId": "true" if wanted.fixed else "false",
        }
        answer = await self._read("/exchange/estimated-amount", params, fresh=True)
        said = self._yes(answer, Estimate, Question(wanted.pair, amount, wanted.fixed))
        return Price(
            said.to_amount,
            said.rate_id,
            self._ends(wanted, said.valid_until, answer, "$.validUntil"),
            _seconds(said.transaction_speed_forecast),
            (clean(said.warning_message),) if said.warning_message else (),
        )

    def _body(self, intent: Intent, wanted: Wanted) -> dict[str, object]:
        """Here the empty text is how "nothing" is written."""
        return {
            **_params(wanted),
            "fromAmount": msgspec.Raw(plain(intent.give_amount).encode()),
            "toAmount": "",
            "address": without_prefix(intent.receive_address),
            "extraId": intent.receive_memo or "",
            "refundAddress": without_prefix(intent.refund_address) or "",
            "refundExtraId": intent.refund_memo or "",
            "type": "direct",
            "rateId": (intent.rate_id or "") if wanted.fixed else "",
        }

    def _place(self, order_id: str) -> tuple[str, dict[str, str]]:
        return "/exchange/by-id", {"id": order_id}

    def _new_order(self, answer: Answer, intent: Intent) -> Order:
        said = self._created(answer, Created, intent)
        self._must_name_an_order(said.id, answer)
        return created(said, self._names(), provider=self.name)

    def _old_order(self, answer: Answer, question: Question) -> Order:
        said = self._yes(answer, Exchange, question)
        self._must_be_named(said.id, "$.id")
        return order(said, self._names(), provider=self.name)

    def _no(self, said: Said, status: int, question: Question) -> SwapClientError:
        return no(said, self.name, status, question)


def _params(wanted: Wanted) -> dict[str, str]:
    return {
        "fromCurrency": wanted.give.ticker,
        "fromNetwork": wanted.give.network,
        "toCurrency": wanted.get.ticker,
        "toNetwork": wanted.get.network,
        "flow": _FLOW[wanted.rate_type],
    }


def _seconds(forecast: str | None) -> int | None:
    """The longer end of ``10-60`` minutes."""
    found = _MINUTES.fullmatch((forecast or "").strip())
    return int(found[1]) * 60 if found else None
