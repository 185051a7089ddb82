"""Chainflip behind ``Provider``, through its own backend.

An order is a deposit channel. What it may bring at least is given to the chain when it is opened; a price that is not
reached is a refund. What comes in below the minimum is nobody's: such amounts are refused here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from decimal import Decimal

import networks
from swapclient.domain.assets import Pair
from swapclient.domain.money import from_units, to_units
from swapclient.domain.orders import Order
from swapclient.domain.quotes import Limits, Quote, QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import (
    BelowMinimum,
    ProviderRefused,
    SwapClientError,
    Unavailable,
    UnknownOrder,
    Unreadable,
)
from swapclient.providers.access import Access
from swapclient.providers.bounds import padded, within
from swapclient.providers.chainflip.codes import ASSETS, CODES, Named
from swapclient.providers.chainflip.orders import LOUD, new_order, order
from swapclient.providers.chainflip.refusals import refusal
from swapclient.providers.chainflip.shapes import Info, Offer, Opened, Swap
from swapclient.providers.chainflip.terms import Terms, floor_of, min_price, read, terms_of, x128
from swapclient.providers.chainflip.unknown import Budget
from swapclient.providers.coins import Coin, readable
from swapclient.providers.interface import Capabilities
from swapclient.providers.order_ids import about_the_one_asked, checked
from swapclient.providers.refusing import Question
from swapclient.providers.rest import RestProvider
from swapclient.wire.settings import Answer

__all__ = ["Chainflip"]

_BLIND_SECONDS = 120.0
"""How long the backend may not know a channel that it has just opened."""
_LOOK_AGAIN = 6.0
_LOOKS = 4
_NOT_FOUND = 404
_THIN = "The pool is thin: the price may be far from the market's."


class Chainflip(RestProvider):
    """Chainflip, the backend's API v2."""

    name = "chainflip"
    title = "Chainflip"
    codes = CODES
    capabilities = Capabilities(
        rate_types=frozenset({RateType.FLOATING}),
        echoes=frozenset({"give", "get", "receive_address", "refund_address", "deposit_address"}),
        echoed_at_creation=frozenset({"deposit_address"}),
        refund_required=True,
        holds="Nothing is held: a deposit its screening rejects is sent back.",
    )

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self._unknown = Budget(self.name, access.clock)
        self._opened: dict[str, tuple[float, Decimal]] = {}
        self._least: dict[tuple[str, str], Decimal | None] = {}

    async def limits(self, pair: Pair, rate_type: RateType) -> Limits:
        """The least, learned once from the no to the smallest amount there is, and lifted by 1 %."""
        give, get = await self._both(pair, rate_type)
        key = (give.key, get.key)
        if key not in self._least:
            self._least[key] = await self._learn(pair, give, get)
        return padded(self._least[key], None, pair.give)

    async def quote(self, request: QuoteRequest) -> Quote:
        """``GET /v2/quote``: the regular one; a swap in pieces (DCA) is not offered."""
        pair = request.pair
        give, get = await self._both(pair, request.rate_type)
        offer, limits = await self._offer_and_limits(request, give, get)
        arrives = from_units(_whole(offer.egress_amount, self.name), get.decimals or 0)
        if not arrives:
            raise self._no_rate(pair)
        eta = offer.estimated_duration_seconds
        return Quote(
            provider=self.name,
            pair=pair,
            give_amount=request.amount,
            get_amount=arrives,
            rate_type=request.rate_type,
            limits=limits,
            eta_seconds=None if eta is None else int(eta),
            floor=floor_of(offer, get.decimals or 0),
            warnings=(LOUD, _THIN) if offer.low_liquidity_warning else (LOUD,),
            terms=terms_of(offer, limits.minimum).written(),
        )

    async def create(self, intent: Intent) -> Order:
        """``POST /api/openSwapDepositChannel``, once, held to the accepted price."""
        if not intent.refund_address or intent.receive_memo or intent.refund_memo:
            raise _cannot(self.name, refund=bool(intent.refund_address))
        terms = read(intent.terms, self.name)
        known = Limits(terms.least) if terms.least else await self.limits(intent.pair, intent.rate_type)
        within(intent.give_amount, known, intent.pair.give, self.name)
        give, get = await self._both(intent.pair, intent.rate_type)
        price = min_price(terms, get.decimals or 0, self.name)
        answer = await self._door.send("/api/openSwapDepositChannel", _body(intent, give, get, terms, price))
        said = self._created(answer, Opened, intent)
        self._must_name_an_order(said.id, answer)
        self._opened[said.id] = (self._clock.monotonic(), price)
        return new_order(said, provider=self.name)

    async def status(self, order_id: str, *, fresh: bool = False) -> Order:
        """``GET /v2/swaps/{id}``; a channel just opened is asked for again while the backend does not know it yet."""
        asked = checked(order_id, self.name)
        known = self._shelf.at_hand() or await self._coins()
        answer = await self._found(asked, fresh=fresh)
        said = self._yes(answer, Swap, Question(order_id=asked))
        _, promised = self._opened.get(asked, (0.0, None))
        made = order(said, known, provider=self.name, asked=asked, promised=promised)
        self._must_be_named(made.order_id, "$.depositChannel.id")
        return about_the_one_asked(made, asked)

    async def _found(self, asked: str, *, fresh: bool) -> Answer:
        for look in range(_LOOKS):
            if look:
                await self._clock.sleep(_LOOK_AGAIN)
            self._unknown.check()
            answer = await self._read(f"/v2/swaps/{asked}", fresh=fresh, urgent=True)
            if answer.status != _NOT_FOUND:
                return answer
            self._unknown.met()
            if not self._is_new(asked):
                return answer
        raise Unavailable(
            f"{self.name} does not show the channel it has just opened yet",
            hint="Look again in a minute: swapclient watch",
            code="not_shown_yet",
            provider=self.name,
        )

    def _is_new(self, order_id: str) -> bool:
        opened, _ = self._opened.get(order_id, (float("-inf"), None))
        return self._clock.monotonic() - opened < _BLIND_SECONDS

    async def _fetch(self) -> Sequence[Coin]:
        answer = await self._read("/api/networkInfo")
        said = self._yes(answer, dict[str, object], Question())
        rows = said.get("assets")
        if not isinstance(rows, list):
            raise Unreadable(f"{self.name} lists no assets", provider=self.name, field="$.assets")
        return _coins(rows)

    async def _offer_and_limits(self, request: QuoteRequest, give: Coin, get: Coin) -> tuple[Offer, Limits]:
        """Both asked for at once: quotes are waited for by somebody. An amount that would be lost is refused first."""
        offer, limits = await asyncio.gather(
            self._offer(request.pair, request.amount, give, get),
            self.limits(request.pair, request.rate_type),
            return_exceptions=True,
        )
        if isinstance(limits, BaseException):
            raise limits
        within(request.amount, limits, request.pair.give, self.name)
        if isinstance(offer, BaseException):
            raise offer
        return offer, limits

    async def _learn(self, pair: Pair, give: Coin, get: Coin) -> Decimal | None:
        smallest = from_units(1, give.decimals or 0)
        try:
            await self._offer(pair, smallest, give, get)
        except BelowMinimum as error:
            known = error.context.get("minimum")
            return Decimal(str(known)) if known else None
        except ProviderRefused:
            return None
        return smallest

    async def _offer(self, pair: Pair, amount: Decimal, give: Coin, get: Coin) -> Offer:
        """The regular quote for exactly this."""
        units = to_units(amount, give.decimals or 0)
        params = {
            "srcChain": give.network,
            "srcAsset": give.ticker,
            "destChain": get.network,
            "destAsset": get.ticker,
            "amount": str(units),
            "isVaultSwap": "false",
            "isOnChain": "false",
            "dcaV2Enabled": "false",
        }
        answer = await self._read("/v2/quote", params, fresh=True)
        offers = self._yes(answer, list[Offer], Question(pair, amount))
        regular = next((one for one in offers if one.type == "REGULAR"), None)
        if regular is None:
            raise self._no_rate(pair)
        asked = (give.network, give.ticker, get.network, get.ticker, Decimal(units))
        src, dest = regular.src_asset, regular.dest_asset
        if (src.chain, src.asset, dest.chain, dest.asset, regular.deposit_amount) != asked:
            raise Unreadable(f"{self.name} answered another question", provider=self.name, field="$[0]")
        return regular

    def _refusal(self, answer: Answer, question: Question) -> SwapClientError:
        decimals = question.pair.give.decimals if question.pair else None
        found = refusal(answer, self.name, question, decimals, self._secrets)
        if isinstance(found, UnknownOrder):
            found.hint = "Check the id. A channel is forgotten some time after its swap."
        return found


def _body(intent: Intent, give: Coin, get: Coin, terms: Terms, price: Decimal) -> Mapping[str, object]:
    return {
        "srcAsset": {"chain": give.network, "asset": give.ticker},
        "destAsset": {"chain": get.network, "asset": get.ticker},
        "destAddress": intent.receive_address,
        "amount": str(to_units(intent.give_amount, give.decimals or 0)),
        "fillOrKillParams": {
            "retryDurationBlocks": terms.retry_blocks,
            "refundAddress": intent.refund_address,
            "minPriceX128": x128(price, give.decimals or 0, get.decimals or 0),
            "maxOraclePriceSlippage": terms.live_bps,
        },
        "takeCommission": False,
    }


def _cannot(provider: str, *, refund: bool) -> ProviderRefused:
    """What it has no way to do; nothing was sent."""
    if not refund:
        return ProviderRefused(
            f"{provider} opens no channel without a refund address",
            hint="Add --refund-to. Nothing was created.",
            code="refund_address_needed",
            provider=provider,
        )
    return ProviderRefused(
        f"{provider} cannot pass a memo on",
        hint="Use an address that needs no memo, or another provider. Nothing was created.",
        code="memo_not_carried",
        provider=provider,
    )


def _whole(units: Decimal, provider: str) -> int:
    if units != units.to_integral_value():
        raise Unreadable(f"{provider} counts in parts of base units", provider=provider, field="$[0].egressAmount")
    return int(units)


def _coins(rows: list[object]) -> list[Coin]:
    """Every asset that is listed and ours."""
    listed = {info.asset: info for info in readable(rows, Info)}
    return [_coin(named, listed[named.internal]) for named in ASSETS if named.internal in listed]


def _coin(named: Named, info: Info) -> Coin:
    ours = networks.resolve(named.ours)
    return Coin(
        ticker=named.asset,
        network=named.chain,
        contract=ours.contract,
        decimals=ours.decimals,
        asset_id=named.internal,
        fixed=False,
        gives=info.deposit_channel_creation_enabled and info.deposit_channel_deposits_enabled,
        gets=info.egress_enabled,
    )
