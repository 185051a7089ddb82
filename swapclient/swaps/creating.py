"""Who can be asked to create an order: a provider that only quotes is never given an intent."""

from __future__ import annotations

from collections.abc import Mapping

from swapclient.errors import UsageError
from swapclient.providers.interface import Provider

__all__ = ["ONLY_QUOTES", "able_to_create", "only_quotes"]

ONLY_QUOTES = "advanced_only_quotes"


def able_to_create(providers: Mapping[str, Provider]) -> Mapping[str, Provider]:
    """Those that create orders.

    Raises:
        UsageError: ``advanced_only_quotes`` where that leaves none.
    """
    able = {name: provider for name, provider in providers.items() if provider.capabilities.creates}
    if providers and not able:
        raise only_quotes(next(iter(providers.values())))
    return able


def only_quotes(provider: Provider) -> UsageError:
    """Nothing is written and nobody is asked."""
    return UsageError(
        f"{provider.title} gives quotes only here: a swap there is a payment with a memo, without an order to follow",
        hint="Nothing was created. Swap through another provider, or pay from a wallet that speaks its language.",
        code=ONLY_QUOTES,
        provider=provider.name,
    )
