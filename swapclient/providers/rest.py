"""What all adapters over HTTP have in common: a listed coin, a yes or a typed no, a list in pages."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, ClassVar, TypeVar

import msgspec

from swapclient.domain.assets import Pair
from swapclient.domain.quotes import Listing, RateType
from swapclient.domain.swaps import Intent
from swapclient.errors import FixedNotOffered, SwapClientError, UnknownPair, Unreadable
from swapclient.providers.access import Access
from swapclient.providers.codes import Codes
from swapclient.providers.coins import Coin, Coins
from swapclient.providers.interface import Provider
from swapclient.providers.listing import Shelf
from swapclient.providers.order_ids import fits
from swapclient.providers.refusing import Question, is_yes, lost
from swapclient.wire.reading import decode
from swapclient.wire.settings import Answer
from swapclient.wire.trouble import Down

__all__ = ["RestProvider"]

T = TypeVar("T")

_MOST_PAGES = 100


class RestProvider(Provider):
    """The list of coins on disk, and answers read in one way. Subclasses ask the questions."""

    codes: ClassVar[Codes]

    def __init__(self, access: Access) -> None:
        self._door = access.door
        self._clock = access.clock
        self._secrets = (access.key,) if access.key else ()
        self._shelf = Shelf(
            self.name, self.codes, base_url=access.base_url, directory=access.cache_dir, clock=access.clock
        )

    async def assets(self, *, fresh: bool = False) -> Listing:
        """What it swaps, from the list kept on disk while that is young."""
        shelved = await self._shelf.get(self._fetch, fresh=fresh)
        return Listing(self.name, shelved.coins.assets(), shelved.fetched_at, shelved.stale)

    async def close(self) -> None:
        """Let go of connections."""
        await self._door.close()

    @abstractmethod
    async def _fetch(self) -> Sequence[Coin]:
        """The whole list of coins, from the provider."""

    @abstractmethod
    def _refusal(self, answer: Answer, question: Question) -> SwapClientError:
        """The error an answer outside 2xx stands for."""

    async def _read(
        self,
        path: str,
        params: Mapping[str, str] | None = None,
        *,
        body: object | None = None,
        fresh: bool = False,
        urgent: bool = False,
    ) -> Answer:
        """Ask for something that creates nothing; a provider that is down is told in its own words.

        Raises:
            Unavailable: it cannot be asked now, with the reason it gave.
        """
        try:
            return await self._door.read(path, params, body=body, fresh=fresh, urgent=urgent)
        except Down as down:
            raise self._refusal(down.answer, Question()) from None

    def _no_rate(self, pair: Pair) -> UnknownPair:
        return UnknownPair(f"{self.name} has no rate for {pair} now", hint="Try again later.", provider=self.name)

    async def _pages(
        self, ask: Callable[[int, int], Awaitable[tuple[Sequence[Any], int | None]]], field: str
    ) -> list[Any]:
        """Every row of a list once: page after page, until one brings nothing new or all are there.

        ``ask`` is given the number of the page, from 0 on, and how many rows came before it; it answers with the rows
        and how many there are in all pages, where that is told.
        """
        rows: dict[bytes, Any] = {}
        offset = 0
        for number in range(_MOST_PAGES):
            page, count = await ask(number, offset)
            offset, before = offset + len(page), len(rows)
            rows |= {msgspec.json.encode(row): row for row in page}
            if len(rows) == before or (count is not None and len(rows) >= count):
                return list(rows.values())
        raise Unreadable(f"a list of {self.name} does not end", provider=self.name, field=field)

    async def _coins(self) -> Coins:
        return (await self._shelf.get(self._fetch)).coins

    def _names(self) -> Coins:
        """For naming the coins of an order a list of any age will do, and none at all, too: the table helps out."""
        return self._shelf.at_hand() or Coins(self.name, self.codes, ())

    async def _both(self, pair: Pair, rate_type: RateType) -> tuple[Coin, Coin]:
        """Both rows of a pair, if this rate type is offered for them."""
        known = await self._coins()
        give, get = known.find(pair.give), known.find(pair.get)
        if not (give.gives and get.gets):
            raise UnknownPair(f"{self.name} has {pair} switched off now", hint="Try again later.", provider=self.name)
        if rate_type is RateType.FIXED and not (give.fixed and get.fixed):
            raise FixedNotOffered(
                f"{self.name} makes no fixed rate for {pair}", hint="Take the floating rate.", provider=self.name
            )
        if rate_type is RateType.FLOATING and not (give.floating and get.floating):
            raise UnknownPair(f"{self.name} makes no floating rate for {pair} now", provider=self.name)
        return give, get

    def _yes(self, answer: Answer, kind: type[T], question: Question) -> T:
        """The document of a 2xx, or the no raised."""
        if not is_yes(answer):
            raise self._refusal(answer, question)
        return decode(answer, kind, provider=self.name, secrets=self._secrets)

    def _created(self, answer: Answer, kind: type[T], intent: Intent) -> T:
        """The document of a creation: a clear yes, a clear no, or OutcomeUnknown."""
        fixed = intent.rate_type is RateType.FIXED
        if not is_yes(answer):
            raise self._refusal(answer, Question(intent.pair, intent.give_amount, fixed, creating=True))
        try:
            return decode(answer, kind, provider=self.name, secrets=self._secrets)
        except Unreadable as error:
            raise lost(self.name, answer, error.message) from error

    def _must_name_an_order(self, order_id: str, answer: Answer) -> None:
        """A creation whose answer names no usable order is as good as lost."""
        if not fits(order_id):
            raise lost(self.name, answer, "it names no order, or none with a usable id")

    def _must_be_named(self, order_id: str, field: str) -> None:
        """A reading that names no order cannot be used."""
        if not fits(order_id):
            raise Unreadable(
                f"the answer of {self.name} names no order", hint="Try again later.", provider=self.name, field=field
            )
