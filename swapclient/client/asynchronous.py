"""The asynchronous client: every use case behind one value. Nothing is decided here."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import TracebackType
from typing import Self

from swapclient.clock import Chance, Clock
from swapclient.deposit.instruction import Instruction, instruction
from swapclient.domain import words
from swapclient.domain.money import parse_amount
from swapclient.domain.quotes import Listing, QuoteRequest, RateType
from swapclient.domain.swaps import Event, Intent, Swap
from swapclient.domain.wishes import Wish
from swapclient.notify.receipts import run_command, write_file
from swapclient.providers.interface import Provider
from swapclient.quoting.ask import Asked
from swapclient.quoting.missing import Missing, missing
from swapclient.quoting.policy import Policy
from swapclient.settings import Settings, load
from swapclient.swaps.failover import place_best
from swapclient.swaps.follow import Follower, decided, follow
from swapclient.swaps.idempotency import standing
from swapclient.swaps.observe import look
from swapclient.swaps.offers import Offer, offer
from swapclient.swaps.paid import tell
from swapclient.swaps.parts import Parts, in_parts
from swapclient.swaps.poisoning import refuse_look_alikes
from swapclient.swaps.reconcile import abandon, adopt, reconcile
from swapclient.swaps.support import support_text
from swapclient.swaps.terms import wish
from swapclient.wiring import House

__all__ = ["AsyncSwapClient"]

_log = logging.getLogger(__name__)


def _quiet(_told: object) -> None:
    """Nobody asked to be told."""


class AsyncSwapClient:
    """Quote, swap, follow. Use it as ``async with``; it belongs to one event loop.

    Settings come from the environment and the settings file like the command line's; ``flags`` override them by name
    (``journal="sqlite:///..."``, ``provider="simpleswap"``). ``settings`` replaces all of that.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        environ: Mapping[str, str] | None = None,
        clock: Clock | None = None,
        chance: Chance | None = None,
        **flags: object,
    ) -> None:
        self.house = House(
            settings or load(flags, os.environ if environ is None else environ), clock=clock, chance=chance
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Let go of connections and of the journal."""
        await self.house.close()

    async def assets(self, *, fresh: bool = False) -> tuple[Sequence[Listing], Sequence[Missing]]:
        """What every provider swaps, with the age of that knowledge; and who could not be asked."""
        providers = self.house.asked()
        answers = await asyncio.gather(
            *(provider.assets(fresh=fresh) for provider in providers.values()), return_exceptions=True
        )
        both = list(zip(providers, answers, strict=True))
        return (
            [answer for _, answer in both if isinstance(answer, Listing)],
            [
                *(missing(name, answer) for name, answer in both if isinstance(answer, BaseException)),
                *self._unusable(),
            ],
        )

    async def quote(
        self, give: str, get: str, amount: str | Decimal, *, rate_type: RateType = RateType.FLOATING
    ) -> Asked:
        """Quotes, the one that brings most first; creates nothing. See :meth:`offers` for the guard's word on each."""
        found = await self.offers(give, get, amount, rate_type=rate_type)
        return Asked(tuple(one.quote for one in found.judged), found.missing)

    async def offers(
        self,
        give: str,
        get: str,
        amount: str | Decimal,
        *,
        rate_type: RateType = RateType.FLOATING,
        policy: Policy | None = None,
        to: str | None = None,
    ) -> Offer:
        """Quotes with the guard's decision; creates nothing. Some providers quote by the address they would pay ``to``.

        Raises:
            InputRefused: an asset, the amount or the address is not right.
            UsageError: no provider can be asked.
        """
        pair = words.pair(give, get)
        exact = pair.give.check_places(parse_amount(amount if isinstance(amount, str) else format(amount, "f")))
        receive = words.address(pair.get, to, "").text if to else None
        request = QuoteRequest(pair=pair, amount=exact, rate_type=rate_type, receive_address=receive)
        return await self._offer(self.house.asked(), request, policy)

    async def offers_for(self, wanted: Wish, policy: Policy | None = None) -> Offer:
        """The same for a checked wish.

        Raises:
            UsageError: no provider can be asked.
            InputRefused: ``look_alike``: an address only resembles one of the address book.
        """
        refuse_look_alikes(wanted, self.house.book)
        return await self._offer(self.house.asked(), wanted.request(), policy)

    async def parts_for(self, wanted: Wish, parts_max: int, policy: Policy | None = None) -> Parts:
        """A checked wish in as few swaps as one provider takes it in; creates nothing. Accept each part by itself.

        Raises:
            GuardRefused: no number of parts fits, or the price of one is refused.
            ProviderRefused, Unavailable: nobody made quotes.
            InputRefused: ``look_alike``.
        """
        house = self.house
        refuse_look_alikes(wanted, house.book)
        return await in_parts(
            house.asked(),
            house.sources,
            wanted,
            policy=policy or Policy(),
            parts_max=parts_max,
            clock=house.clock,
            chance=house.chance,
            deadline=house.settings.deadline,
        )

    async def _offer(self, asked: Mapping[str, Provider], request: QuoteRequest, policy: Policy | None) -> Offer:
        house = self.house
        found = await offer(
            asked,
            house.sources,
            request,
            policy=policy or Policy(),
            clock=house.clock,
            deadline=house.settings.deadline,
            plan=house.plan,
        )
        return replace(found, missing=(*found.missing, *self._without_key()))

    def _without_key(self) -> tuple[Missing, ...]:
        """Who would have been asked too if its key were here; nobody, where one is pinned."""
        if self.house.settings.provider is not None:
            return ()
        keyless = (
            Missing(spec.name, "no_key", f"{spec.title} needs an API key", f"Set {spec.key_variable}.")
            for spec in self.house.without_key
        )
        return (*keyless, *self._unusable())

    def _unusable(self) -> tuple[Missing, ...]:
        """Who would have been asked too if its key could be had."""
        if self.house.settings.provider is not None:
            return ()
        return tuple(missing(name, trouble) for name, trouble in self.house.unusable.items())

    async def swap(
        self,
        give: str,
        get: str,
        amount: str | Decimal,
        *,
        to: str,
        memo: str | None = None,
        refund_to: str | None = None,
        refund_memo: str | None = None,
        rate_type: RateType = RateType.FLOATING,
        key: str | None = None,
        policy: Policy | None = None,
    ) -> Swap:
        """Validate, quote, guard, record, create, verify: in one go, at most one order.

        With ``key`` the same call made again returns the same swap. Returns in whatever state it ended: look at
        ``state`` and ``deposit_address``, or let :func:`swapclient.swaps.outcome.outcome` say what it means.

        Raises:
            InputRefused: an address, memo, asset or amount is not right; nobody was asked.
            GuardRefused: the price is too bad, or cannot be told.
            ProviderRefused, Unavailable: nobody made a quote.
            AlreadyDone: the key stands for other terms.
        """
        wanted = wish(
            give,
            get,
            amount,
            to=to,
            memo=memo,
            refund_to=refund_to,
            refund_memo=refund_memo,
            rate_type=rate_type,
            key=key,
        )
        return await self.standing(wanted) or await self.accept(wanted, await self.offers_for(wanted, policy))

    async def standing(self, wanted: Wish) -> Swap | None:
        """The swap that holds the wish's idempotency key, if any.

        Raises:
            AlreadyDone: the key stands for other terms.
        """
        return (await standing(self.house.journal, wanted))[1] if wanted.key else None

    async def accept(
        self,
        wanted: Wish,
        found: Offer,
        *,
        on_attempt: Callable[[Intent], None] = _quiet,
        on_problem: Callable[[str], None] = _log.warning,
    ) -> Swap:
        """Place with the best acceptable quote; after a clear no, with the next.

        ``on_attempt`` is told of each intent before anything is sent for it, so that whoever is interrupted knows our
        id; ``on_problem`` of a receipt that could not be given: the order stands all the same.
        """
        swap, _ = await place_best(
            self.house.desk,
            wanted,
            found.accepted(self.house.clock),
            sandbox=self.house.settings.sandbox,
            on_attempt=on_attempt,
        )
        for problem in await self._receipts(swap):
            on_problem(problem)
        return swap

    async def _receipts(self, swap: Swap) -> list[str]:
        """Send the receipts that the settings ask for; returns what went wrong."""
        settings, problems = self.house.settings, []
        if swap.order_id and settings.receipts:
            problems.append(await asyncio.to_thread(write_file, settings.receipts, swap))
        if swap.order_id and settings.on_created:
            problems.append(await run_command(settings.on_created, swap))
        return [problem for problem in problems if problem]

    async def swaps(self) -> Sequence[Swap]:
        """Every swap on record, oldest first, as it was last known."""
        return await self.house.journal.swaps()

    async def get(self, swap_id: str) -> Swap:
        """One swap by our id, the beginning of it, or the provider's order id. Asks nobody."""
        return await self.house.journal.swap(swap_id)

    async def look(self, swap_id: str) -> Swap:
        """One swap after asking the provider once."""
        return await look(self.house.desk, await self.get(swap_id))

    async def watch(
        self,
        *swap_ids: str,
        seconds: float | None = None,
        on_change: Callable[[Swap], None] = _quiet,
        enough: Callable[[Swap], bool] | None = None,
    ) -> Swap:
        """Follow to the end, or for so many seconds. Returns the (last) swap; see ``watch_all`` for all of them.

        Raises:
            InFlight: the time is over first; the order lives on.
        """
        return (await self.watch_all(*swap_ids, seconds=seconds, on_change=on_change, enough=enough))[-1]

    async def watch_all(
        self,
        *swap_ids: str,
        seconds: float | None = None,
        on_change: Callable[[Swap], None] = _quiet,
        enough: Callable[[Swap], bool] | None = None,
    ) -> list[Swap]:
        """Follow several swaps together, none able to stop another."""
        followed = [await self.get(swap_id) for swap_id in swap_ids]
        follower = Follower(
            desk=self.house.desk,
            on_change=on_change,
            enough=enough or decided(followed),
            shortest=self.house.settings.interval,
        )
        return await follow(follower, followed, seconds=seconds)

    async def sent(self, swap_id: str, transaction: str) -> Swap:
        """Say which transaction pays a swap, where only who paid knows; it is looked at once."""
        return await tell(self.house.desk, await self.get(swap_id), transaction)

    async def reconcile(self, swap_id: str) -> Swap:
        """Settle an unknown outcome. May wait for the provider's listing; see ``swaps.reconcile``."""
        return await reconcile(self.house.desk, await self.get(swap_id))

    async def adopt(self, swap_id: str, order_id: str) -> Swap:
        """Take the order that a person names for an unknown swap, if it is what was asked."""
        return await adopt(self.house.desk, await self.get(swap_id), order_id)

    async def abandon(self, swap_id: str, reason: str) -> Swap:
        """Give up looking for an order, with the reason on record."""
        return await abandon(self.house.desk, await self.get(swap_id), reason)

    async def instruction(self, swap_id: str) -> Instruction:
        """What to send and where, if anything may be sent now."""
        return instruction(await self.get(swap_id), self.house.clock.now())

    async def support(self, swap_id: str) -> str:
        """What to send to the provider's support."""
        swap = await self.get(swap_id)
        return support_text(swap, (await self.history(swap.swap_id))[1])

    async def history(self, swap_id: str) -> tuple[Intent, Sequence[Event]]:
        """The intent and everything that happened to it."""
        return await self.house.journal.history(swap_id)
