"""How one door is to be built, and what an answer is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

__all__ = ["Answer", "DoorSettings"]

_SECRET_HEADER = re.compile(r"key|auth|token|secret|sign|cookie", re.IGNORECASE)


class Answer(NamedTuple):
    """A complete answer: nothing was cut off.

    ``date`` is the provider's clock (``Date`` header), for noticing a wrong one here. ``retry_after`` is in seconds,
    where the provider asked for patience.
    """

    status: int
    body: bytes
    content_type: str
    date: datetime | None
    retry_after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorSettings:
    """Everything a door needs; times in seconds, sizes in bytes.

    ``total_timeout`` is the whole budget of one call, retries and waiting for the rate budget included.
    ``secrets`` are texts that must appear nowhere; values of headers that look like keys are added by themselves, and
    so is the password of the proxy.
    """

    base_url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    proxy: str | None = field(default=None, repr=False)
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 60.0
    max_bytes: int = 8_000_000
    attempts: int = 4
    rate_per_second: float = 5.0
    burst: int = 10

    def hidden(self) -> tuple[str, ...]:
        """Every text that may appear in no log, error or repr."""
        found = [*self.secrets, *(value for name, value in self.headers.items() if _SECRET_HEADER.search(name))]
        if self.proxy:
            password = urlsplit(self.proxy).password
            found += [password, unquote(password)] if password else []
        return tuple(dict.fromkeys(text for text in found if text))
