"""Every provider there is, and how to open one. An adapter is imported when it is opened, not before."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, cast

from swapclient.providers.access import Access
from swapclient.providers.interface import Provider

__all__ = ["PROVIDERS", "Access", "ProviderSpec"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderSpec:
    """``adapter`` is the class in the provider's own folder; ``default_url`` is the base with its version.

    ``key_header`` with ``key_prefix`` is how the key travels. ``signs`` is whether the provider signs its answers, with
    a key that can be set. An ``advanced`` provider is asked only by who says that they can send a memo.
    """

    name: str
    title: str
    adapter: str
    default_url: str
    needs_key: bool = False
    key_header: str = ""
    key_prefix: str = ""
    signs: bool = False
    advanced: bool = False

    @property
    def key_variable(self) -> str:
        """Where the environment has the key."""
        return f"{self.name.upper()}_API_KEY"

    @property
    def url_variable(self) -> str:
        """Where the environment has another base URL."""
        return f"{self.name.upper()}_API_URL"

    @property
    def signing_variable(self) -> str:
        """Where the environment has the public key that the provider signs with; "" where it signs nothing."""
        return f"{self.name.upper()}_SIGNING_KEY" if self.signs else ""

    def headers(self, key: str | None) -> dict[str, str]:
        """What the door sends with every request."""
        return {self.key_header: self.key_prefix + key} if key and self.key_header else {}

    def open(self, access: Access) -> Provider:
        """The provider, at work."""
        module = importlib.import_module(f"swapclient.providers.{self.name}.adapter")
        return cast("Callable[[Access], Provider]", getattr(module, self.adapter))(access)


_ALL = (
    ProviderSpec(
        name="simpleswap",
        title="SimpleSwap",
        adapter="SimpleSwap",
        default_url="https://api.simpleswap.io/v3",
        needs_key=True,
        key_header="x-api-key",
    ),
    ProviderSpec(
        name="exolix",
        title="Exolix",
        adapter="Exolix",
        default_url="https://exolix.com/api/v2",
        key_header="Authorization",
    ),
    ProviderSpec(
        name="near",
        title="NEAR Intents",
        adapter="Near",
        default_url="https://1click.chaindefuser.com/v0",
        key_header="X-API-Key",
        signs=True,
    ),
    ProviderSpec(
        name="chainflip",
        title="Chainflip",
        adapter="Chainflip",
        default_url="https://chainflip-swap.chainflip.io",
    ),
    ProviderSpec(
        name="changenow",
        title="ChangeNOW",
        adapter="ChangeNow",
        default_url="https://api.changenow.io/v2",
        needs_key=True,
        key_header="x-changenow-api-key",
    ),
    ProviderSpec(
        name="stealthex",
        title="StealthEX",
        adapter="StealthEx",
        default_url="https://api.stealthex.io/v4",
        needs_key=True,
        key_header="Authorization",
        key_prefix="Bearer ",
    ),
    ProviderSpec(
        name="thorchain",
        title="THORChain",
        adapter="Thorchain",
        default_url="https://gateway.liquify.com/chain/thorchain_api/thorchain",
        advanced=True,
    ),
)

PROVIDERS: Final[Mapping[str, ProviderSpec]] = MappingProxyType({spec.name: spec for spec in _ALL})
