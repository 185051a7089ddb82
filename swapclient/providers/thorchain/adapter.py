"""THORChain behind ``Provider``, through a THORNode. It keeps no orders: an order is a payment that is to be made.

A swap there is a payment to a vault with a memo. A plain payment, as every other provider wants it, would be lost; so
it is asked only by who says that they can send a memo. What was paid it knows by the transaction alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from swapclient.domain.addresses import same_address
from swapclient.domain.life import Observation
from swapclient.domain.orders import Order
from swapclient.domain.quotes import QuoteRequest, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import (
    InputRefused,
    ProviderRefused,
    RateExpired,
    UnknownOrder,
    Unreadable,
)
from swapclient.providers.cashaddr import with_prefix
from swapclient.providers.coins import Coin, Coins
from swapclient.providers.interface import Capabilities
from swapclient.providers.order_ids import checked
from swapclient.providers.refusing import Question
from swapclient.providers.thorchain.codes import CODES
from swapclient.providers.thorchain.memo import Memo, names
from swapclient.providers.thorchain.orders import UNPAID, followed, order_id, paid_elsewhere, transaction
from swapclient.providers.thorchain.paying import order_warnings
from swapclient.providers.thorchain.quotes import TOLERANCE_BPS, WHOLE_BPS, Found, Quotes, chain_of
from swapclient.providers.thorchain.shapes import Done, Progress, Stages, coins_of

__all__ = ["Thorchain"]

_NOT_FOUND: Final = 404
_TIGHTEST_BPS: Final = 50
"""Closer to the price than this, the market's next step sends the money back."""


class Thorchain(Quotes):
    """THORChain, through a THORNode."""

    name = "thorchain"
    title = "THORChain"
    codes = CODES
    capabilities = Capabilities(
        rate_types=frozenset({RateType.FLOATING}),
        echoes=frozenset({"give", "get", "receive_address", "deposit_address", "deposit_memo"}),
        reuses_deposit_addresses=True,
        needs_payment_memo=True,
        keeps_orders=False,
        listing_delay=timedelta(),
        says_expired=False,
        holds="Nothing is held, but trading has stood still for weeks after an attack on its vaults (May 2026).",
    )

    async def create(self, intent: Intent) -> Order:
        """A fresh quote for exactly this. There is nothing to create: whatever fails here, nothing was made."""
        if intent.receive_memo or intent.refund_memo:
            raise ProviderRefused(
                f"{self.name} cannot pay to an address with a memo of its own",
                hint="Use an address that needs no memo, or another provider. Nothing was created.",
                code="memo_not_carried",
                provider=self.name,
            )
        found, memo = await self._as_accepted(intent)
        vault = found.said.inbound_address
        return Order(
            provider=self.name,
            order_id=order_id(intent, vault, found.said.memo),
            status=UNPAID,
            observation=Observation.WAITING,
            give=intent.pair.give.name,
            get=intent.pair.get.name,
            give_amount=intent.give_amount,
            get_amount=found.arrives,
            minimum_get=memo.limit,
            rate_type=intent.rate_type,
            receive_address=memo.destination,
            refund_address=memo.refund,
            deposit_address=with_prefix(vault, intent.pair.give.name),
            deposit_memo=found.said.memo,
            memo_in_payment=True,
            deadline=found.ends,
            created_at=self._clock.now(),
            warnings=order_warnings(intent, found.give, found.said, self.name),
        )

    async def status(self, order_id: str, *, fresh: bool = False) -> Order:
        """The order of a payment, by its transaction; a name of our own for one that was not made says nothing."""
        asked = checked(order_id, self.name)
        try:
            said = await self._progress(self.payment_id(asked), fresh=fresh)
        except InputRefused:
            said = None
        if said is None or said.tx is None or not said.tx.id:
            raise UnknownOrder(
                f"{self.name} has seen no payment {asked}",
                hint="It knows an order by the transaction that pays it, once that is in a block.",
                order_id=asked,
                provider=self.name,
            )
        return self._named(paid_elsewhere(said, said.tx, self.name), await self._fetch())

    async def look(self, order: Order, *, fresh: bool = False) -> Order:
        """By its payment, once that was told; before, whether it may still be made.

        While trading stands still, or once the vault is another, it is over. At the second read (``fresh``) another
        vault is told as it is: it must be the one of a moment ago.
        """
        if order.deposit_tx:
            return followed(order, await self._progress(order.deposit_tx[-1], fresh=fresh), self.name)
        if order.deadline and self._clock.now() >= order.deadline:
            return replace(order, observation=Observation.EXPIRED, reason=None)
        inbound = await self._inbound()
        chains = [chain_of(name) for name in (order.give, order.get)]
        stopped = [chain for chain in chains if chain not in inbound or inbound[chain].stopped]
        if stopped:
            reason = f"trading stands still on {', '.join(stopped)}: send nothing"
            return replace(order, observation=Observation.EXPIRED, reason=reason)
        vault = with_prefix(inbound[chains[0]].address, order.give)
        if fresh or same_address(vault, order.deposit_address):
            return replace(order, observation=Observation.WAITING, deposit_address=vault, reason=None)
        return replace(
            order, observation=Observation.EXPIRED, reason="the address is not in use any more: send nothing"
        )

    def payment_id(self, text: str) -> str:
        """A transaction id as it is asked for."""
        return transaction(text, self.name)

    async def _as_accepted(self, intent: Intent) -> tuple[Found, Memo]:
        """The quote of now, held to what was accepted: its limit must be no lower, or the price has moved too far."""
        request = QuoteRequest(
            intent.pair, intent.give_amount, intent.rate_type, intent.receive_address, intent.refund_address
        )
        floor, tolerance = intent.floor or Decimal(0), TOLERANCE_BPS
        for _ in range(2):
            found = await self._find(request, tolerance)
            if found.memo and found.memo.limit >= floor:
                return found, found.memo
            expected = coins_of(found.said.expected_amount_out, self.name, "$.expected_amount_out")
            tolerance = min(int((expected - floor) / expected * WHOLE_BPS), tolerance - 1)
            if tolerance < _TIGHTEST_BPS:
                break
        raise RateExpired(
            f"the price at {self.name} has moved away from what was accepted",
            hint="Ask for a new quote. Nothing was created.",
            provider=self.name,
        )

    async def _progress(self, transaction_id: str, *, fresh: bool) -> Progress:
        answer = await self._read(f"/tx/status/{transaction_id}", fresh=fresh, urgent=True)
        if answer.status == _NOT_FOUND:
            return Progress(Stages(Done(completed=False)))
        said = self._yes(answer, Progress, Question(order_id=transaction_id))
        if said.tx is not None and said.tx.id and said.tx.id.upper() != transaction_id:
            raise Unreadable(f"{self.name} answered about another payment", provider=self.name, field="$.tx.id")
        return said

    def _named(self, order: Order, rows: Sequence[Coin]) -> Order:
        """With our names in the place of pools, however the memo writes them."""
        known = Coins(self.name, CODES, rows)

        def ours(pool: str | None) -> str | None:
            found = [row for row in rows if pool and names(pool, row.asset_id)]
            return known.name(found[0].ticker, found[0].network) if len(found) == 1 else pool

        return replace(order, give=ours(order.give), get=ours(order.get))
