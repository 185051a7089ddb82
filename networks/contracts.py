"""Token contracts, which look like addresses: what is sent to one is lost."""

from collections.abc import Callable

from . import tables
from .address import Network
from .parsed import Bad, Parsed

_SEPARATORS = ":.-"  # as in CODE:ISSUER


def of(network: Network, parse: Callable[[str], Parsed]) -> dict[bytes | str, str]:
    """The message for each known contract, by what the contract decodes to.

    On an EVM chain the contracts of all EVM chains count: nobody has a key for them anywhere.
    """
    known = tables.networks()
    found: dict[bytes | str, str] = {}
    for where, contract, ticker in _all():
        home = known.get(where)
        if where != network.name and not (network.family == "evm" and home is not None and home.family == "evm"):
            continue
        for parsed in _addresses(contract, parse):
            message = (
                f"This is the {ticker} contract on {home.title if home else where}, not a wallet: send nothing to it."
            )
            if where == network.name:
                found[parsed.payload or parsed.text] = message
            else:
                found.setdefault(parsed.payload or parsed.text, message)
    return found


def _all() -> list[tuple[str, str, str]]:
    listed = [(asset.network, asset.contract, asset.ticker) for asset in tables.assets().values() if asset.contract]
    return listed + [(network, contract, ticker) for network, contract, ticker, _, _ in tables.contracts()]


def _addresses(contract: str, parse: Callable[[str], Parsed]) -> list[Parsed]:
    """The contract as an address, or the issuer's address inside it; some networks number their tokens instead."""
    parts = [contract]
    for separator in _SEPARATORS:
        parts += contract.split(separator) if separator in contract else []
    found = []
    for part in parts:
        try:
            found.append(parse(part))
        except (Bad, ValueError, IndexError):
            continue
    return found
