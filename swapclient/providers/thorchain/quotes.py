"""THORChain's quotes, each checked before it is one: both chains trade, the vault is the one of now, the memo is ours.

Source: THORNode's API 3.16.3, ``/quote/swap``, ``/inbound_addresses`` and ``/pools``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final, NamedTuple

from swapclient.domain.addresses import same_address
from swapclient.domain.assets import Pair
from swapclient.domain.money import places, plain, round_down, to_units
from swapclient.domain.quotes import Limits, Quote, QuoteRequest, RateType
from swapclient.errors import (
    BelowMinimum,
    ProviderRefused,
    SwapClientError,
    Unreadable,
)
from swapclient.providers.access import Access
from swapclient.providers.bounds import padded, within
from swapclient.providers.cashaddr import without_prefix
from swapclient.providers.coins import Coin
from swapclient.providers.moments import on_our_clock
from swapclient.providers.refusing import Question
from swapclient.providers.rest import RestProvider
from swapclient.providers.thorchain.codes import CODES, coins
from swapclient.providers.thorchain.memo import CARRIED_BY_OUTPUT, Memo
from swapclient.providers.thorchain.memo import checked as checked_memo
from swapclient.providers.thorchain.paying import must_be_payable, quote_warnings
from swapclient.providers.thorchain.refusals import halted, refusal
from swapclient.providers.thorchain.shapes import PLACES, Inbound, Offer, Pool, coins_of
from swapclient.wire.settings import Answer

__all__ = ["TOLERANCE_BPS", "WHOLE_BPS", "Found", "Quotes", "chain_of"]

WHOLE_BPS: Final = 10_000
TOLERANCE_BPS: Final = 300
"""How much less than expected may arrive: the memo's limit. Beyond it the money is sent back."""
_LOOSEST_BPS: Final = 500
"""A memo whose limit is farther below what is expected takes nearly any price."""
_PROBES: Final = (Decimal(1), Decimal(1000), Decimal(100_000))
"""Amounts that limits are learned from: the answer to one that is large enough names the least."""


class Found(NamedTuple):
    """A quote, checked: both chains trade, the vault is the one of now, the memo does what was asked and no more.

    ``memo`` is None where no address was given to pay to.
    """

    said: Offer
    give: Coin
    memo: Memo | None
    arrives: Decimal
    limits: Limits
    ends: datetime


class Quotes(RestProvider):
    """Everything that is asked before there is an order."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self._least: dict[tuple[str, str], Limits] = {}

    async def limits(self, pair: Pair, rate_type: RateType) -> Limits:
        """The recommended least, learned once from a quote, and lifted by 1 %. There is no most."""
        give, get = await self._both(pair, rate_type)
        key = (give.key, get.key)
        if key not in self._least:
            self._least[key] = await self._learn(pair, give, get)
        return self._least[key]

    async def quote(self, request: QuoteRequest) -> Quote:
        """``GET /quote/swap`` beside ``/inbound_addresses``: no quote while either chain stands still."""
        found = await self._find(request, TOLERANCE_BPS)
        return Quote(
            provider=self.name,
            pair=request.pair,
            give_amount=request.amount,
            get_amount=found.arrives,
            rate_type=request.rate_type,
            limits=found.limits,
            valid_until=found.ends,
            eta_seconds=found.said.total_swap_seconds,
            floor=found.memo.limit if found.memo else None,
            warnings=quote_warnings(found.give),
        )

    async def _fetch(self) -> Sequence[Coin]:
        pools = self._yes(await self._read("/pools"), list[Pool], Question())
        if not pools:
            raise Unreadable(f"{self.name} lists no pools", provider=self.name, field="$")
        return coins(pool.asset for pool in pools if pool.status == "Available")

    async def _both(self, pair: Pair, rate_type: RateType) -> tuple[Coin, Coin]:
        give, get = await super()._both(pair, rate_type)
        must_be_payable(give, self.name)
        return give, get

    async def _find(self, request: QuoteRequest, tolerance: int) -> Found:
        """The quote of this moment and everything that speaks against it."""
        pair = request.pair
        give, get = await self._both(pair, request.rate_type)
        (said, answer), inbound = await self._offer_and_inbound(request, give, get, tolerance)
        self._must_be_the_vault(said.inbound_address, inbound[give.network])
        limits = self._limits(said, pair)
        within(request.amount, limits, pair.give, self.name)
        expected = coins_of(said.expected_amount_out, self.name, "$.expected_amount_out")
        arrives = expected if get.decimals is None else round_down(expected, get.decimals)
        if not arrives:
            raise self._no_rate(pair)
        memo = self._memo(said, request, give, get)
        if memo and not expected * (WHOLE_BPS - _LOOSEST_BPS) <= memo.limit * WHOLE_BPS <= expected * WHOLE_BPS:
            raise Unreadable(
                f"the memo that {self.name} proposes has a limit far from the price", provider=self.name, field="$.memo"
            )
        return Found(said, give, memo, arrives, limits, self._end(said, answer))

    async def _offer_and_inbound(
        self, request: QuoteRequest, give: Coin, get: Coin, tolerance: int
    ) -> tuple[tuple[Offer, Answer], Mapping[str, Inbound]]:
        """Both at once; that trading stands still is the reason that counts."""
        offer, inbound = await asyncio.gather(
            self._offer(request, give, get, tolerance), self._inbound(), return_exceptions=True
        )
        if isinstance(inbound, BaseException):
            raise inbound
        self._must_trade(inbound, give, get)
        if isinstance(offer, BaseException):
            raise offer
        return offer, inbound

    async def _offer(
        self, request: QuoteRequest, give: Coin, get: Coin, tolerance: int = TOLERANCE_BPS
    ) -> tuple[Offer, Answer]:
        params = {
            "from_asset": give.asset_id,
            "to_asset": get.asset_id,
            "amount": str(self._units(request.amount)),
            "liquidity_tolerance_bps": str(tolerance),
        }
        if destination := without_prefix(request.receive_address):
            params["destination"] = destination
        if refund := _refund(request, give):
            params["refund_address"] = refund
        answer = await self._read("/quote/swap", params, fresh=True)
        return self._yes(answer, Offer, Question(request.pair, request.amount)), answer

    async def _inbound(self) -> Mapping[str, Inbound]:
        answer = await self._read("/inbound_addresses", fresh=True)
        return {row.chain: row for row in self._yes(answer, list[Inbound], Question())}

    def _units(self, amount: Decimal) -> int:
        if places(amount) > PLACES:
            raise ProviderRefused(
                f"{plain(amount)} has more than the {PLACES} decimals that {self.name} counts in",
                hint=f"Give {plain(round_down(amount, PLACES))}.",
                code="too_many_digits",
                provider=self.name,
            )
        return to_units(amount, PLACES)

    def _must_trade(self, inbound: Mapping[str, Inbound], *both: Coin) -> None:
        for coin in both:
            row = inbound.get(coin.network)
            if row is None or row.stopped:
                raise halted(self.name, f"{coin.network} is {'halted' if row else 'not served'}")

    def _must_be_the_vault(self, said: str, row: Inbound) -> None:
        """The quote and the list of vaults must agree: what goes to a retired vault is lost."""
        if not said or not same_address(said, row.address):
            raise Unreadable(
                f"{self.name} names two vaults for {row.chain}",
                hint="Send nothing there. Try again in a minute.",
                provider=self.name,
                field="$.inbound_address",
            )

    def _memo(self, said: Offer, request: QuoteRequest, give: Coin, get: Coin) -> Memo | None:
        destination = without_prefix(request.receive_address)
        if not destination:
            return None
        return checked_memo(
            said.memo,
            self.name,
            chain=give.network,
            pool=get.asset_id,
            destination=destination,
            refund=_refund(request, give),
        )

    def _limits(self, said: Offer, pair: Pair) -> Limits:
        told = [one for one in (said.recommended_min_amount_in, said.dust_threshold) if one is not None]
        least = coins_of(max(told), self.name, "$.recommended_min_amount_in") if told else None
        return padded(least, None, pair.give)

    def _end(self, said: Offer, answer: Answer) -> datetime:
        try:
            theirs = datetime.fromtimestamp(said.expiry, UTC)
        except (OverflowError, ValueError, OSError):
            raise Unreadable(
                f"the end of the quote of {self.name} cannot be read", provider=self.name, field="$.expiry"
            ) from None
        return on_our_clock(theirs, answer.date, self._clock.now())

    async def _learn(self, pair: Pair, give: Coin, get: Coin) -> Limits:
        for amount in _PROBES:
            try:
                said, _ = await self._offer(QuoteRequest(pair, amount), give, get)
            except BelowMinimum as error:
                if known := error.context.get("minimum"):
                    return padded(Decimal(str(known)), None, pair.give)
            else:
                return self._limits(said, pair)
        return Limits()

    def _refusal(self, answer: Answer, question: Question) -> SwapClientError:
        return refusal(answer, self.name, question)


def _refund(request: QuoteRequest, give: Coin) -> str | None:
    """Where the memo is to send back to; one that is carried by an output has no room for that."""
    return None if give.network in CARRIED_BY_OUTPUT else without_prefix(request.refund_address)


def chain_of(asset: str | None) -> str:
    """THORChain's code of an asset's network."""
    network = (asset or "").partition(":")[2]
    return next((code for code, ours in CODES.networks.items() if ours == network), network)
