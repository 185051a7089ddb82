"""The only place that picks implementations and plugs them together."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from swapclient.clock import Chance, Clock, SystemClock
from swapclient.domain import words
from swapclient.domain.assets import Asset
from swapclient.errors import ConfigError, UsageError
from swapclient.journal.interface import Journal
from swapclient.providers.access import Access
from swapclient.providers.interface import Provider
from swapclient.providers.registry import PROVIDERS, ProviderSpec
from swapclient.quoting.markets import MARKETS, market_address
from swapclient.quoting.references import Source
from swapclient.settings import ProviderSettings, Settings
from swapclient.swaps.desk import Desk
from swapclient.wire.door import Door, DoorSettings

__all__ = ["House"]


class House:
    """One run's journal, providers and markets, built when first asked for and closed at the end.

    Belongs to one event loop. ``without_key`` are providers that would be asked if their key were here.
    """

    def __init__(self, settings: Settings, *, clock: Clock | None = None, chance: Chance | None = None) -> None:
        self.settings = settings
        self.clock: Clock = clock or SystemClock()
        self.chance: Chance = chance or random.SystemRandom()
        self._doors: list[Door] = []
        self._journal: Journal | None = None

    @cached_property
    def providers(self) -> Mapping[str, Provider]:
        """Every provider that is on and has the key it needs: an order is followed wherever it was made."""
        return {spec.name: self._open(spec, self.settings.providers[spec.name]) for spec in self._usable()}

    @property
    def askable(self) -> Mapping[str, Provider]:
        """Those that a price may be asked of: an advanced one by the word of the person alone."""
        by_word = self.settings.i_can_send_a_memo
        return {name: one for name, one in self.providers.items() if by_word or not PROVIDERS[name].advanced}

    @cached_property
    def without_key(self) -> tuple[ProviderSpec, ...]:
        """Providers that are on and lack their key."""
        return tuple(
            spec
            for spec in PROVIDERS.values()
            if spec.needs_key
            and not self._of(spec).off
            and self._of(spec).key is None
            and spec.name not in self.unusable
        )

    @cached_property
    def unusable(self) -> Mapping[str, ConfigError]:
        """Providers that are on and have a key that cannot be had, and why."""
        of = self.settings.providers
        return {name: own.key_trouble for name, own in of.items() if own.key_trouble is not None and not own.off}

    def asked(self) -> Mapping[str, Provider]:
        """The providers to ask for a quote: the pinned one, or all.

        Raises:
            ConfigError: ``provider_off``, ``no_key``, ``no_provider``, or that its key cannot be had.
            UsageError: ``needs_memo`` for an advanced one without the word of the person.
        """
        pinned = self.settings.provider
        if pinned is None:
            if not self.askable:
                raise next(iter(self.unusable.values()), None) or ConfigError(
                    "no provider can be asked", hint=self._key_hint(), code="no_provider"
                )
            return self.askable
        if pinned in self.askable:
            return {pinned: self.askable[pinned]}
        if pinned in self.unusable:
            raise self.unusable[pinned]
        spec = PROVIDERS[pinned]
        if spec in self.without_key:
            raise ConfigError(
                f"{spec.title} needs an API key", hint=f"Set {spec.key_variable}.", code="no_key", provider=pinned
            )
        if spec.advanced and not self._of(spec).off:
            raise UsageError(
                f"{spec.title} is advanced: a deposit there must carry a memo, and without it the money is lost",
                hint="If your wallet can attach one, add --i-can-send-a-memo.",
                code="needs_memo",
                provider=pinned,
            )
        raise ConfigError(
            f"{spec.title} is switched off", hint="Switch it on in the settings.", code="provider_off", provider=pinned
        )

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The public markets that a price is compared with."""
        stand_in = self.settings.market_url
        return tuple(
            Source(market, self.door(name, market_address(market, stand_in))) for name, market in MARKETS.items()
        )

    @cached_property
    def plan(self) -> tuple[Asset, ...]:
        """The stablecoins to name when the one that is wanted is off its peg, in that order.

        Raises:
            InputRefused: the settings name one that nobody knows.
        """
        return tuple(words.asset(word.strip()) for word in self.settings.stablecoins.split(",") if word.strip())

    @cached_property
    def desk(self) -> Desk:
        """What the use cases work with; opens the journal."""
        return Desk(
            journal=self.journal,
            providers=self.providers,
            clock=self.clock,
            chance=self.chance,
            ours=self.book,
            unusable=self.unusable,
        )

    @property
    def journal(self) -> Journal:
        """The journal, opened when first asked for."""
        if self._journal is None:
            from swapclient.journal.store import open_journal  # noqa: PLC0415 - SQLAlchemy takes a while

            self._journal = open_journal(self.settings.journal)
        return self._journal

    def door(self, name: str, url: str, *, headers: Mapping[str, str] | None = None, key: str | None = None) -> Door:
        """A door of our own settings to somewhere; closed with the house."""
        door = Door(
            name,
            DoorSettings(
                base_url=url,
                headers=headers or {},
                secrets=(key,) if key else (),
                proxy=self.settings.proxy,
            ),
            clock=self.clock,
            chance=self.chance,
        )
        self._doors.append(door)
        return door

    async def close(self) -> None:
        """Let go of every connection and of the journal."""
        for provider in self.__dict__.get("providers", {}).values():
            await provider.close()
        for door in self._doors:
            await door.close()
        if self._journal is not None:
            await self._journal.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _of(self, spec: ProviderSpec) -> ProviderSettings:
        return self.settings.providers[spec.name]

    def _usable(self) -> list[ProviderSpec]:
        return [
            spec
            for spec in PROVIDERS.values()
            if not self._of(spec).off and spec not in self.without_key and spec.name not in self.unusable
        ]

    def _open(self, spec: ProviderSpec, own: ProviderSettings) -> Provider:
        key = own.key.reveal() if own.key else None
        door = self.door(spec.name, own.url, headers=spec.headers(key), key=key)
        access = Access(
            door=door,
            base_url=own.url,
            clock=self.clock,
            key=key,
            cache_dir=self._cache(),
            signing_key=own.signing_key,
        )
        return spec.open(access)

    def _cache(self) -> Path | None:
        """The cache folder, ours alone; None where it cannot be made: then nothing is kept."""
        try:
            self.settings.cache_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return None
        return self.settings.cache_dir if os.access(self.settings.cache_dir, os.W_OK) else None

    @cached_property
    def book(self) -> frozenset[str]:
        """Our own addresses, one a line, the rest of the line a remark."""
        if self.settings.book is None:
            return frozenset()
        try:
            lines = self.settings.book.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(
                f"the address book {self.settings.book} cannot be read: {error}",
                hint="It is a text file with one address a line.",
                code="address_book",
            ) from None
        return frozenset(line.split()[0] for line in lines if line.strip() and not line.lstrip().startswith("#"))

    def _key_hint(self) -> str:
        variables = ", ".join(spec.key_variable for spec in self.without_key)
        return f"Set an API key ({variables}), or try it first: swapclient demo" if variables else "Switch one on."
