"""Every provider there is, and how to open one. An adapter is imported when it is opened, not before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from swapclient.errors import ConfigError
from swapclient.providers.access import Access
from swapclient.providers.interface import Provider

__all__ = ["PROVIDERS", "Access", "ProviderSpec", "switched_on"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderSpec:
    """``default_url`` is the base with its version. ``key_header`` with ``key_prefix`` is how the key travels."""

    name: str
    title: str
    default_url: str
    key_variable: str
    url_variable: str
    needs_key: bool
    open: Callable[[Access], Provider]
    key_header: str = ""
    key_prefix: str = ""

    def headers(self, key: str | None) -> dict[str, str]:
        """What the door sends with every request."""
        return {self.key_header: self.key_prefix + key} if key and self.key_header else {}


def switched_on(off: Collection[str] = (), *, only: Collection[str] = ()) -> tuple[ProviderSpec, ...]:
    """The providers that may be opened: all, or those of ``only``, without those that are ``off``.

    Raises:
        ConfigError: ``unknown_provider`` for a name that is none.
    """
    for name in (*off, *only):
        if name not in PROVIDERS:
            raise ConfigError(
                f"there is no provider {name!r}",
                hint=f"There are: {', '.join(PROVIDERS)}.",
                code="unknown_provider",
                provider=name,
            )
    return tuple(spec for name, spec in PROVIDERS.items() if name not in off and (not only or name in only))


def _simpleswap(access: Access) -> Provider:
    from swapclient.providers.simpleswap.adapter import SimpleSwap  # noqa: PLC0415 - imported when opened

    return SimpleSwap(access)


PROVIDERS: Final[Mapping[str, ProviderSpec]] = MappingProxyType(
    {
        "simpleswap": ProviderSpec(
            name="simpleswap",
            title="SimpleSwap",
            default_url="https://api.simpleswap.io/v3",
            key_variable="SIMPLESWAP_API_KEY",
            url_variable="SIMPLESWAP_API_URL",
            needs_key=True,
            open=_simpleswap,
            key_header="x-api-key",
        ),
    }
)
