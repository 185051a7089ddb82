"""What the settings say, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from swapclient.errors import ConfigError
from swapclient.settings.secret import Secret

__all__ = ["ProviderSettings", "Settings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderSettings:
    """One provider: where it is asked, with which key, or not at all; ``signing_key`` is its public one, if another.

    ``key_trouble`` is why the key that was named cannot be had: this provider is not asked then, all others are.
    """

    url: str
    key: Secret | None = None
    key_trouble: ConfigError | None = None
    off: bool = False
    signing_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a run needs to know.

    ``journal`` is a database URL, hidden as ``proxy`` is: both may hold a password. ``provider`` pins one provider.
    ``timeout`` is how many seconds to follow (None: no limit), ``deadline`` how many to wait for quotes, ``interval``
    the shortest pause between two looks. ``data_dir`` and ``cache_dir`` are ours alone (0700). ``book`` lists addresses
    of our own, one a line. ``market_url`` stands in for every public market (the sandbox). ``receipts`` is a second
    folder, and ``on_created`` a command, that are told of every new order. ``stablecoins`` are named, in that order,
    when the one that is wanted is off its peg. ``i_can_send_a_memo`` is said for one run and kept nowhere: it lets the
    advanced providers be asked.
    """

    journal: str = field(repr=False)
    data_dir: Path
    cache_dir: Path
    config: Path | None = None
    providers: Mapping[str, ProviderSettings] = field(default_factory=dict)
    provider: str | None = None
    proxy: str | None = field(default=None, repr=False)
    timeout: float | None = None
    deadline: float = 5.0
    interval: float = 5.0
    book: Path | None = None
    receipts: Path | None = None
    on_created: str | None = None
    market_url: str | None = None
    stablecoins: str = "USDT:tron, USDC:ethereum"
    sandbox: bool = False
    i_can_send_a_memo: bool = False
