"""Every provider there is, and how to open one. An adapter is imported when it is opened, not before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from swapclient.providers.access import Access
from swapclient.providers.interface import Provider

__all__ = ["PROVIDERS", "Access", "ProviderSpec"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderSpec:
    """``default_url`` is the base with its version. ``key_header`` with ``key_prefix`` is how the key travels.

    ``signing_variable`` names the public key that the provider signs with, where it does. An ``advanced`` provider is
    asked only by who says that they can send a memo.
    """

    name: str
    title: str
    default_url: str
    key_variable: str
    url_variable: str
    needs_key: bool
    open: Callable[[Access], Provider]
    key_header: str = ""
    key_prefix: str = ""
    signing_variable: str = ""
    advanced: bool = False

    def headers(self, key: str | None) -> dict[str, str]:
        """What the door sends with every request."""
        return {self.key_header: self.key_prefix + key} if key and self.key_header else {}


def _simpleswap(access: Access) -> Provider:
    from swapclient.providers.simpleswap.adapter import SimpleSwap  # noqa: PLC0415 - imported when opened

    return SimpleSwap(access)


def _exolix(access: Access) -> Provider:
    from swapclient.providers.exolix.adapter import Exolix  # noqa: PLC0415 - imported when opened

    return Exolix(access)


def _changenow(access: Access) -> Provider:
    from swapclient.providers.changenow.adapter import ChangeNow  # noqa: PLC0415 - imported when opened

    return ChangeNow(access)


def _stealthex(access: Access) -> Provider:
    from swapclient.providers.stealthex.adapter import StealthEx  # noqa: PLC0415 - imported when opened

    return StealthEx(access)


def _near(access: Access) -> Provider:
    from swapclient.providers.near.adapter import Near  # noqa: PLC0415 - imported when opened

    return Near(access)


def _chainflip(access: Access) -> Provider:
    from swapclient.providers.chainflip.adapter import Chainflip  # noqa: PLC0415 - imported when opened

    return Chainflip(access)


def _thorchain(access: Access) -> Provider:
    from swapclient.providers.thorchain.adapter import Thorchain  # noqa: PLC0415 - imported when opened

    return Thorchain(access)


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
        "exolix": ProviderSpec(
            name="exolix",
            title="Exolix",
            default_url="https://exolix.com/api/v2",
            key_variable="EXOLIX_API_KEY",
            url_variable="EXOLIX_API_URL",
            needs_key=False,
            open=_exolix,
            key_header="Authorization",
        ),
        "near": ProviderSpec(
            name="near",
            title="NEAR Intents",
            default_url="https://1click.chaindefuser.com/v0",
            key_variable="NEAR_API_KEY",
            url_variable="NEAR_API_URL",
            needs_key=False,
            open=_near,
            key_header="X-API-Key",
            signing_variable="NEAR_SIGNING_KEY",
        ),
        "chainflip": ProviderSpec(
            name="chainflip",
            title="Chainflip",
            default_url="https://chainflip-swap.chainflip.io",
            key_variable="CHAINFLIP_API_KEY",
            url_variable="CHAINFLIP_API_URL",
            needs_key=False,
            open=_chainflip,
        ),
        "changenow": ProviderSpec(
            name="changenow",
            title="ChangeNOW",
            default_url="https://api.changenow.io/v2",
            key_variable="CHANGENOW_API_KEY",
            url_variable="CHANGENOW_API_URL",
            needs_key=True,
            open=_changenow,
            key_header="x-changenow-api-key",
        ),
        "stealthex": ProviderSpec(
            name="stealthex",
            title="StealthEX",
            default_url="https://api.stealthex.io/v4",
            key_variable="STEALTHEX_API_KEY",
            url_variable="STEALTHEX_API_URL",
            needs_key=True,
            open=_stealthex,
            key_header="Authorization",
            key_prefix="Bearer ",
        ),
        "thorchain": ProviderSpec(
            name="thorchain",
            title="THORChain",
            default_url="https://gateway.liquify.com/chain/thorchain_api/thorchain",
            key_variable="THORCHAIN_API_KEY",
            url_variable="THORCHAIN_API_URL",
            needs_key=False,
            open=_thorchain,
            advanced=True,
        ),
    }
)
