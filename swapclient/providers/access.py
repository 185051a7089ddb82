"""What an adapter is given to work with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from swapclient.clock import Clock

if TYPE_CHECKING:
    from swapclient.wire.door import Door  # httpx is not loaded to read the settings

__all__ = ["Access"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """``door`` already sends the key (see ``ProviderSpec.headers``); ``key`` is here only to keep it out of errors.

    ``base_url`` is the door's own: lists of the real provider and of a sandbox must not be mixed up. ``cache_dir`` is
    None where nothing is to be kept on disk. ``signing_key`` is what the provider signs with, where it is another than
    the one the adapter knows.
    """

    door: Door
    base_url: str
    clock: Clock
    key: str | None = field(default=None, repr=False)
    cache_dir: Path | None = None
    signing_key: str | None = None
