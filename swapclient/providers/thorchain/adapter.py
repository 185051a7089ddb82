"""THORChain behind ``Provider``: quotes and the memo that belongs to them. It has no orders to create.

A swap there is a payment to a vault with a memo. A plain payment, as every other provider wants it, would be lost; so
it is asked only by who says that they can send a memo, and nothing is shown to be paid from here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from swapclient.domain.addresses import same_address
from swapclient.domain.assets import Pair
from swapclient.domain.money import places, plain, round_down, to_units
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, Quote, QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import BelowMinimum, ProviderRefused, SwapClientError, UnknownOrder, UnknownPair, Unreadable
from swapclient.providers.access import Access
from swapclient.providers.bounds import padded, within
from swapclient.providers.cashaddr import without_prefix
from swapclient.providers.coins import Coin
from swapclient.providers.interface import Capabilities
from swapclient.providers.moments import on_our_clock
from swapclient.providers.refusing import Question
from swapclient.providers.rest import RestProvider
from swapclient.providers.thorchain.codes import CODES, coins
from swapclient.providers.thorchain.memo import CARRIED_BY_OUTPUT, Memo, checked
from swapclient.providers.thorchain.refusals import halted, refusal
from swapclient.providers.thorchain.shapes import PLACES, Inbound, Offer, Pool, coins_of
from swapclient.wire.settings import Answer

__all__ = ["Thorchain"]

_TOLERANCE_BPS: Final = 300
"""How much less than expected may arrive: the memo's limit. Beyond it the money is sent back."""
_PROBES: Final = (Decimal(1), Decimal(1000), Decimal(100_000))
"""Amounts that limits are learned from: the answer to one that is large enough names the least."""

_NEEDS_MEMO = "There is no order: the payment itself must carry a memo. Without it the money is lost."
_BACK_TO_SENDER = "What is sent back goes to the address that paid: never pay from an exchange."
_ROUTER = "A token is paid through THORChain's router contract, not by a plain transfer."
_NO_MEMO_YET = "The memo is told for a receive address: quote ... --to ADDRESS"


class Thorchain(RestProvider):
    """THORChain, through a THORNode."""

    name = "thorchain"
    title = "THORChain"
    codes = CODES
    capabilities = Capabilities(
        rate_types=frozenset({RateType.FLOATING}),
        echoes=frozenset(),
        reuses_deposit_addresses=True,
        needs_payment_memo=True,
        creates=False,
        holds="Nothing is held, but trading has stood still for weeks after an attack on its vaults (May 2026).",
    )

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
        pair = request.pair
        give, get = await self._both(pair, request.rate_type)
        offer, inbound = await self._offer_and_inbound(request, give, get)
        said, answer = offer
        self._must_be_the_vault(said.inbound_address, inbound[give.network])
        limits = self._limits(said, pair)
        within(request.amount, limits, pair.give, self.name)
        arrives = coins_of(said.expected_amount_out, self.name, "$.expected_amount_out")
        if get.decimals is not None:
            arrives = round_down(arrives, get.decimals)
        if not arrives:
            raise UnknownPair(f"{self.name} has no rate for {pair} now", hint="Try again later.", provider=self.name)
        memo = self._memo(said, request, give, get)
        return Quote(
            provider=self.name,
            pair=pair,
            give_amount=request.amount,
            get_amount=arrives,
            rate_type=request.rate_type,
            limits=limits,
            valid_until=self._end(said, answer),
            eta_seconds=said.total_swap_seconds,
            floor=memo.limit if memo else None,
            warnings=_warnings(give, said.memo if memo else ""),
            terms={"memo": said.memo} if memo else {},
        )

    async def create(self, intent: Intent) -> Order:
        """Never: there is nothing to create, and a payment without a memo is lost."""
        raise ProviderRefused(
            f"{self.title} gives quotes only here: its swaps are payments with a memo, not orders ({intent.swap_id})",
            hint="Nothing was created. Swap through another provider.",
            code="advanced_only_quotes",
            provider=self.name,
        )

    async def status(self, order_id: str, *, fresh: bool = False) -> Order:  # noqa: ARG002 - of the interface
        """There are no orders."""
        raise UnknownOrder(
            f"{self.name} knows no orders, {order_id} neither",
            hint="Look for the payment in a THORChain explorer.",
            order_id=order_id,
            provider=self.name,
        )

    async def _fetch(self) -> Sequence[Coin]:
        pools = self._yes(await self._door.read("/pools"), list[Pool], Question())
        if not pools:
            raise Unreadable(f"{self.name} lists no pools", provider=self.name, field="$")
        return coins(pool.asset for pool in pools if pool.status == "Available")

    async def _offer_and_inbound(
        self, request: QuoteRequest, give: Coin, get: Coin
    ) -> tuple[tuple[Offer, Answer], Mapping[str, Inbound]]:
        """Both at once; that trading stands still is the reason that counts."""
        offer, inbound = await asyncio.gather(self._offer(request, give, get), self._inbound(), return_exceptions=True)
        if isinstance(inbound, BaseException):
            raise inbound
        self._must_trade(inbound, give, get)
        if isinstance(offer, BaseException):
            raise offer
        return offer, inbound

    async def _offer(self, request: QuoteRequest, give: Coin, get: Coin) -> tuple[Offer, Answer]:
        params = {
            "from_asset": give.asset_id,
            "to_asset": get.asset_id,
            "amount": str(self._units(request.amount)),
            "liquidity_tolerance_bps": str(_TOLERANCE_BPS),
        }
        if destination := without_prefix(request.receive_address):
            params["destination"] = destination
        answer = await self._door.read("/quote/swap", params, fresh=True)
        return self._yes(answer, Offer, Question(request.pair, request.amount)), answer

    async def _inbound(self) -> Mapping[str, Inbound]:
        answer = await self._door.read("/inbound_addresses", fresh=True)
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
        return checked(said.memo, self.name, chain=give.network, pool=get.asset_id, destination=destination)

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


def _warnings(give: Coin, memo: str) -> tuple[str, ...]:
    said = [_NEEDS_MEMO, f"The memo, to the letter: {memo}" if memo else _NO_MEMO_YET]
    if give.network in CARRIED_BY_OUTPUT:
        said.append(_BACK_TO_SENDER)
    return (*said, _ROUTER) if give.contract else tuple(said)
