"""Token contracts, which look like addresses: what is sent to one is lost."""

from collections.abc import Callable
from functools import cache

from . import tables
from .address import Network
from .parsed import Bad, Parsed

_SEPARATORS = (":", "-", ".")  # as in CODE:ISSUER
_SHORTEST = 25  # characters of an issuer's address
_Payload = bytes | str


def of(network: Network, parse: Callable[[str], Parsed]) -> dict[_Payload, str]:
    """The message for each known contract, by what the contract decodes to.

    On an EVM chain the contracts of all EVM chains count: nobody has a key for them anywhere.
    """
    if network.family == "evm":
        return dict(_of_evm()) | {payload: said for where, payload, said in _evm_rows() if where == network.name}
    return {
        payload: _message(network.title, ticker)
        for where, contract, ticker in _all()
        if where == network.name
        for payload in _payloads(contract, parse)
    }


@cache
def _of_evm() -> dict[_Payload, str]:
    found: dict[_Payload, str] = {}
    for _, payload, said in _evm_rows():
        found.setdefault(payload, said)
    return found


@cache
def _evm_rows() -> tuple[tuple[str, bytes, str], ...]:
    """Network, body and message of every contract on an EVM chain. The tables hold them as 0x and 40 digits."""
    known = tables.networks()
    return tuple(
        (where, bytes.fromhex(contract[2:]), _message(known[where].title, ticker))
        for where, contract, ticker in _all()
        if where in known and known[where].family == "evm"
    )


def _message(title: str, ticker: str) -> str:
    return f"This is the {ticker} contract on {title}, not a wallet: what is sent there is lost."


@cache
def _all() -> tuple[tuple[str, str, str], ...]:
    """Network, contract and ticker, the listed assets first."""
    listed = [(asset.network, asset.contract, asset.ticker) for asset in tables.assets().values() if asset.contract]
    return (*listed, *((network, contract, ticker) for network, contract, ticker, _, _ in tables.contracts()))


def _payloads(contract: str, parse: Callable[[str], Parsed]) -> list[_Payload]:
    """The contract as an address, or the issuer's address inside it; some networks number their tokens instead."""
    parts = [part for separator in _SEPARATORS for part in contract.split(separator) if len(part) >= _SHORTEST]
    found: list[_Payload] = []
    for text in (contract, *parts):
        try:
            parsed = parse(text)
        except (Bad, ValueError, IndexError):
            continue
        found.append(parsed.payload or parsed.text)
    return found
