"""A provider's currency list, kept on disk with its age: providers ask not to be asked often, and are down at times.

One file per provider and base URL, 0600, replaced whole. A list older than six hours is fetched again; when that fails
the old one is used and marked stale.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import secrets
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from swapclient.clock import Clock
from swapclient.errors import Unavailable, Unreadable
from swapclient.providers.codes import Codes
from swapclient.providers.coins import Coin, Coins

__all__ = ["MAX_AGE", "Shelf", "Shelved"]

MAX_AGE = timedelta(hours=6)

_REST = 60.0
"""Seconds between attempts to renew a stale list while the provider is down."""

_SCHEMA = 1


class Shelved(NamedTuple):
    """A list, when it was fetched (UTC), and whether it is old because the provider could not be asked."""

    coins: Coins
    fetched_at: datetime
    stale: bool


class _File(msgspec.Struct):
    schema: int
    fetched_at: datetime
    coins: list[Coin]


class Shelf:
    """Where one provider's list lies."""

    def __init__(self, provider: str, codes: Codes, *, base_url: str, directory: Path | None, clock: Clock) -> None:
        self._provider = provider
        self._codes = codes
        self._clock = clock
        place = hashlib.sha256(base_url.rstrip("/").encode()).hexdigest()[:12]
        self._path = directory / f"{provider}-{place}.json" if directory else None
        self._held: Shelved | None = None
        self._looked = False
        self._rest_until = float("-inf")
        self._lock = asyncio.Lock()

    async def get(self, fetch: Callable[[], Awaitable[Iterable[Coin]]], *, fresh: bool = False) -> Shelved:
        """The list: young from memory or disk, else fetched, else old and stale.

        Raises:
            Unavailable: it cannot be fetched, and there is no old one.
            ProviderRefused: the provider said no (a wrong key is not hidden by an old list).
        """
        async with self._lock:
            held = self._hold()
            if held and not fresh and self._is_young(held):
                return held
            if held and not fresh and self._clock.monotonic() < self._rest_until:
                return held._replace(stale=True)
            try:
                coins = self._usable(list(await fetch()))
            except Unavailable:
                if held is None:
                    raise
                self._rest_until = self._clock.monotonic() + _REST
                return held._replace(stale=True)
            return self._keep(coins)

    def at_hand(self) -> Coins | None:
        """The list at any age, without asking anybody: good enough to name the coins of an order."""
        held = self._hold()
        return held.coins if held else None

    def _usable(self, coins: list[Coin]) -> list[Coin]:
        """The list, if it is of any use: one without a single coin of ours is a fault, not a provider without offers.

        Raises:
            Unreadable: nothing in it can be read, or nothing is known here.
        """
        if coins and Coins(self._provider, self._codes, coins).assets():
            return coins
        what = f"names no coin that is known here ({len(coins)} rows)" if coins else "holds no coin that can be read"
        raise Unreadable(
            f"the currency list of {self._provider} {what}",
            hint="The provider may have changed its names: look for a newer release.",
            provider=self._provider,
            field="$",
        )

    def _is_young(self, held: Shelved) -> bool:
        """A list from the future is one whose clock cannot be trusted."""
        return timedelta() <= self._clock.now() - held.fetched_at < MAX_AGE

    def _hold(self) -> Shelved | None:
        if self._held is None and not self._looked:
            self._looked = True
            self._held = self._read()
        return self._held

    def _read(self) -> Shelved | None:
        """What lies on disk; a file that cannot be read is as good as none."""
        if self._path is None:
            return None
        try:
            kept = msgspec.json.decode(self._path.read_bytes(), type=_File)
        except (OSError, msgspec.MsgspecError, ValueError):
            return None
        if kept.schema != _SCHEMA or not kept.coins or kept.fetched_at.tzinfo is None:
            return None
        return Shelved(Coins(self._provider, self._codes, kept.coins), kept.fetched_at.astimezone(UTC), stale=False)

    def _keep(self, coins: list[Coin]) -> Shelved:
        now = self._clock.now()
        self._held = Shelved(Coins(self._provider, self._codes, coins), now, stale=False)
        if self._path:
            with suppress(OSError):  # a cache that cannot be written costs time, not money
                _replace(self._path, msgspec.json.encode(_File(_SCHEMA, now, coins)))
        return self._held


def _replace(path: Path, content: bytes) -> None:
    """Write beside, then rename: a reader sees the old file or the new one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
