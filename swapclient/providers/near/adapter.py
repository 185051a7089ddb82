"""NEAR Intents behind ``Provider``, through the 1Click API.

An order is a quote that is not dry, known by its deposit address. A price is given only for addresses that could be
paid, so a quote nobody named addresses for is asked with placeholders.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from swapclient.domain.assets import Asset, Pair
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, Quote, QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import (
    BelowMinimum,
    OutcomeUnknown,
    ProviderRefused,
    SwapClientError,
    UnknownPair,
    Unreadable,
)
from swapclient.providers.access import Access
from swapclient.providers.coins import Coin
from swapclient.providers.interface import Capabilities
from swapclient.providers.near.asking import ASKED_BPS, QUOTED_BPS, Places, body, window
from swapclient.providers.near.codes import CODES, aliases
from swapclient.providers.near.ids import order_id, place_of
from swapclient.providers.near.orders import Reading, amount, order
from swapclient.providers.near.placeholders import stand_in
from swapclient.providers.near.refusals import refusal
from swapclient.providers.near.shapes import Quoted, Status
from swapclient.providers.near.signature import is_signed, trusted
from swapclient.providers.near.tokens import coins
from swapclient.providers.order_ids import about_the_one_asked, checked, fits
from swapclient.providers.refusing import Question, is_yes
from swapclient.providers.rest import RestProvider
from swapclient.wire.reading import decode
from swapclient.wire.settings import Answer

__all__ = ["Near"]

_LEAST = Decimal(1)
_TOLD = re.compile(rb'"depositAddress"\s*:\s*"([0-9A-Za-z_-]{4,160})"')
_NOTICE = "Paid from a treasury: an exchange may not credit it. Receive at a wallet of your own."


class Near(RestProvider):
    """NEAR Intents, 1Click API v0."""

    name = "near"
    title = "NEAR Intents"
    codes = CODES
    capabilities = Capabilities(
        rate_types=frozenset({RateType.FLOATING}),
        echoes=frozenset(
            {
                "give",
                "get",
                "give_amount",
                "get_amount",
                "minimum_get",
                "receive_address",
                "refund_address",
                "deposit_address",
            }
        ),
        refund_required=True,
        watch_after_deadline=timedelta(days=3),
        says_expired=False,
        holds="Screens addresses before an order is made; a deposit is swapped or sent back, not held.",
    )

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self._signer = trusted(access.signing_key, access.base_url)

    async def limits(self, pair: Pair, rate_type: RateType) -> Limits:
        """There is no such endpoint: the least is learned from the no to the smallest amount there is."""
        give, get = await self._both(pair, rate_type)
        smallest = amount(_LEAST, give) or _LEAST
        try:
            await self._dry(pair, smallest, give, get, _stand_ins(pair, None, None, self.name))
        except BelowMinimum as error:
            known = error.context.get("minimum")
            return Limits(Decimal(str(known))) if known else Limits()
        except ProviderRefused:
            return Limits()
        return Limits(smallest)

    async def quote(self, request: QuoteRequest) -> Quote:
        """``POST /quote`` with ``dry``: creates nothing."""
        pair = request.pair
        give, get = await self._both(pair, request.rate_type)
        places = _stand_ins(pair, request.receive_address, request.refund_address, self.name)
        quoted = await self._dry(pair, request.amount, give, get, places)
        arrives, floor = amount(quoted.quote.amount_out, get), amount(quoted.quote.min_amount_out, get)
        if not arrives or floor is None:
            raise self._no_rate(pair)
        eta = quoted.quote.time_estimate
        return Quote(
            provider=self.name,
            pair=pair,
            give_amount=request.amount,
            get_amount=arrives,
            rate_type=request.rate_type,
            eta_seconds=None if eta is None else int(eta),
            floor=floor,
            warnings=(_NOTICE,),
        )

    async def create(self, intent: Intent) -> Order:
        """``POST /quote`` that is not dry, once: every one makes a deposit address."""
        places = _own(intent, self.name)
        give, get = await self._both(intent.pair, intent.rate_type)
        known, network = await self._coins(), intent.pair.give.network
        until = self._clock.now() + window(network)
        asked = body(give, get, intent.give_amount, places, until=until, bps=ASKED_BPS, dry=False, network=network)
        answer = await self._door.send("/quote", asked)
        try:
            quoted = self._created(answer, Quoted, intent)
            self._must_name_an_order(order_id(quoted.quote.deposit_address, quoted.quote.deposit_memo), answer)
        except OutcomeUnknown as error:
            found = _TOLD.search(answer.body) if is_yes(answer) else None
            raise error.about(**({"order_id": found[1].decode()} if found else {})) from None
        said = Reading(
            quoted=quoted,
            signed=self._signed(answer),
            most_slippage=ASKED_BPS,
            support_ref=quoted.correlation_id,
        )
        return order(said, known, provider=self.name)

    async def status(self, order_id: str, *, fresh: bool = False) -> Order:
        """``GET /status`` by deposit address."""
        asked = checked(order_id, self.name)
        place = place_of(asked, self.name)
        known = self._shelf.at_hand() or await self._coins()  # amounts are in base units: without the list, nothing
        answer = await self._read("/status", place, fresh=fresh, urgent=True)
        said = self._yes(answer, Status, Question(order_id=asked))
        reading = Reading(
            quoted=said.quote_response,
            signed=self._signed(answer, "quoteResponse"),
            most_slippage=ASKED_BPS,
            status=said.status,
            details=said.swap_details,
            updated_at=said.updated_at,
            support_ref=said.correlation_id,
        )
        made = order(reading, known, provider=self.name, asked=asked)
        if not fits(made.order_id):
            raise Unreadable(
                f"the answer of {self.name} names no usable address", provider=self.name, field="$.quoteResponse.quote"
            )
        return about_the_one_asked(made, asked)

    async def _fetch(self) -> Sequence[Coin]:
        answer = await self._read("/tokens")
        return coins(self._yes(answer, list[object], Question()))

    async def _both(self, pair: Pair, rate_type: RateType) -> tuple[Coin, Coin]:
        """Both rows, with decimals that are those we know: base units of other decimals are other amounts."""
        give, get = await super()._both(pair, rate_type)
        for asset, coin in ((pair.give, give), (pair.get, get)):
            if asset.decimals is not None and asset.decimals != coin.decimals:
                raise UnknownPair(
                    f"{self.name} counts {asset.name} with {coin.decimals} decimals, it has {asset.decimals}",
                    hint="Try another provider.",
                    provider=self.name,
                    asset=asset.name,
                )
        return give, get

    async def _dry(self, pair: Pair, much: Decimal, give: Coin, get: Coin, places: Places) -> Quoted:
        """A price, signed and for what was asked."""
        until = self._clock.now() + window(pair.give.network)
        asked = body(give, get, much, places, until=until, bps=QUOTED_BPS, dry=True, network=pair.give.network)
        answer = await self._read("/quote", body=asked, fresh=True)
        quoted = self._yes(answer, Quoted, Question(pair, much))
        echo = quoted.quote_request
        same = str(echo.amount) == asked["amount"] and echo.dry
        if not same or not _is(give, echo.origin_asset) or not _is(get, echo.destination_asset):
            raise Unreadable(f"{self.name} answered another question", provider=self.name, field="$.quoteRequest")
        if not self._signed(answer):
            raise Unreadable(
                f"the signature on the quote of {self.name} does not fit",
                hint="Something on the way may have changed it, or the provider has a new key. Do not use it now.",
                code="bad_signature",
                provider=self.name,
                field="$.signature",
            )
        return quoted

    def _signed(self, answer: Answer, within: str = "") -> bool:
        whole = decode(answer, dict[str, Any], provider=self.name, secrets=self._secrets)
        return is_signed(whole.get(within) if within else whole, self._signer)

    def _refusal(self, answer: Answer, question: Question) -> SwapClientError:
        held = self._shelf.at_hand()
        give = None
        if held and question.pair:
            give = held.find(question.pair.give)
        return refusal(answer, self.name, question, give, self._secrets)


def _is(coin: Coin, asset_id: str) -> bool:
    return coin.asset_id in aliases(asset_id)


def _own(intent: Intent, provider: str) -> Places:
    """The intent's addresses.

    Raises:
        ProviderRefused: no refund address, or a memo, which cannot be passed on; nothing was sent.
    """
    if not intent.refund_address:
        raise ProviderRefused(
            f"{provider} makes no order without a refund address",
            hint="Add --refund-to. Nothing was created.",
            code="refund_address_needed",
            provider=provider,
        )
    if intent.receive_memo or intent.refund_memo:
        raise ProviderRefused(
            f"{provider} cannot pass a memo on",
            hint="Use an address that needs no memo, or another provider. Nothing was created.",
            code="memo_not_carried",
            provider=provider,
        )
    return Places(intent.receive_address, intent.refund_address)


def _stand_ins(pair: Pair, receive: str | None, refund: str | None, provider: str) -> Places:
    """What was named, else placeholders: for a price only."""

    def one(address: str | None, asset: Asset) -> str:
        return address or stand_in(asset, provider)

    return Places(one(receive, pair.get), one(refund, pair.give))
