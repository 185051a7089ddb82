"""What every use case works with, plugged together in ``wiring``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from swapclient.clock import Chance, Clock
from swapclient.errors import ConfigError
from swapclient.journal.interface import Journal
from swapclient.providers.interface import Provider

__all__ = ["Desk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The journal, the providers that are switched on, time and chance.

    ``ours`` are addresses that belong to us (the address book), so that none is ever shown as a deposit address.
    ``unusable`` says why a provider is not among ``providers``, where there is more to say than that it is off.
    """

    journal: Journal
    providers: Mapping[str, Provider]
    clock: Clock
    chance: Chance
    ours: frozenset[str] = field(default_factory=frozenset)
    unusable: Mapping[str, ConfigError] = field(default_factory=dict)

    def provider(self, name: str) -> Provider:
        """The provider of that name.

        Raises:
            ConfigError: ``provider_off`` when it is not switched on here; that its key cannot be had.
        """
        if name in self.unusable:
            raise self.unusable[name]
        try:
            return self.providers[name]
        except KeyError:
            raise ConfigError(
                f"the provider {name!r} is not switched on here",
                hint=f"Switch it on in the settings, or give its key. On now: {', '.join(self.providers) or 'none'}.",
                code="provider_off",
                provider=name,
            ) from None
