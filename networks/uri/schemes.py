"""Which reader a scheme has."""

from collections.abc import Callable
from functools import cache

from .. import tables
from . import accounts, coins, ethereum
from .parts import Link
from .payment import Payment

_OF_BITCOIN = ("base58check",)  # the family whose networks have BIP-321's form


@cache
def readers() -> dict[str, Callable[[Link], Payment]]:
    """The reader of every scheme, in lower case."""
    found: dict[str, Callable[[Link], Payment]] = {}
    for network in tables.networks().values():
        cash = network.rules.get("cash")
        if network.family in _OF_BITCOIN and (network.of is None or cash):
            found.setdefault(cash or network.name.replace("-", ""), coins.bitcoin_like(network))
    found["doge"] = found["dogecoin"]
    found["kaspa"] = coins.bitcoin_like(tables.networks()["kaspa"])
    found |= {scheme: coins.unsaid(name) for scheme, name in (("tron", "tron"), ("toncoin", "ton"))}
    found |= {name: coins.own_scheme(name) for name in ("polygon", "arbitrum", "base", "optimism", "bsc")}
    return found | {
        "zcash": coins.zcash,
        "monero": coins.monero,
        "web+cardano": coins.cardano,
        "ethereum": ethereum.ethereum,
        "solana": accounts.solana,
        "ripple": accounts.ripple,
        "xrpl": accounts.ripple,
        "xrp": accounts.ripple,
        "web+stellar": accounts.stellar,
        "ton": accounts.ton,
    }


def reader(link: Link) -> Callable[[Link], Payment] | None:
    """The reader for a link; None where its form is not known here."""
    if link.scheme in ("https", "http"):
        return accounts.ripple if "to" in link.fields else None
    if not link.scheme:
        return accounts.ripple if "dt" in link.fields else None
    return readers().get(link.scheme)
