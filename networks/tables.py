"""The tables in data/, read when first asked.

Two threads that ask at once read the same file twice and get equal values, so no lock is needed.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .address import Asset, Network

_DATA = Path(__file__).parent / "data"
_LIKELY = (
    "bitcoin",
    "ethereum",
    "tron",
    "solana",
    "bsc",
    "ripple",
    "litecoin",
    "dogecoin",
    "ton",
    "polygon",
    "arbitrum",
    "base",
    "optimism",
    "avalanche-c",
    "bitcoin-cash",
    "stellar",
    "monero",
    "cardano",
    "polkadot",
    "cosmos",
    "zcash",
    "bittensor",
    "substrate",
    "aptos",
    "sui",
    "ravencoin",
    "neo",
    "eos",
    "near",
)
_RANK = {name: place for place, name in enumerate(_LIKELY)}


def rows(path: str) -> Iterator[list[str]]:
    """The tab-separated cells of each line of a file in data/; empty lines and lines with # are notes."""
    with (_DATA / path).open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield [cell.strip() for cell in line.rstrip("\n").split("\t")]


@cache
def networks() -> dict[str, Network]:
    """Every network by canonical name, test networks last."""
    found = [
        _network(cells, path.name)
        for path in sorted((_DATA / "networks").glob("*.tsv"))
        for cells in rows(f"networks/{path.name}")
        if cells[0] != "name"
    ]
    found.sort(key=lambda network: (network.of is not None, network.name))
    return {network.name: network for network in found}


def _network(cells: list[str], path: str) -> Network:
    name, title, family, rules, native, aliases, chain_id, memo, of = (*cells, *[""] * 9)[:9]
    ticker, _, decimals = native.partition("/")
    if not (name and family and ticker and decimals.isdigit()):
        raise ValueError(f"{path}: the row of {name or 'a network without name'} is not whole")
    words = tuple(alias.strip().lower() for alias in aliases.split(",") if alias.strip())
    called = {"called": ",".join((name, *words))} if family == "evm" else {}  # what is written before :0x
    return Network(
        name=name,
        title=title,
        family=family,
        rules=dict(_pair(rule) for rule in rules.split(";") if rule) | called,
        native=ticker,
        decimals=int(decimals),
        aliases=words,
        chain_id=int(chain_id) if chain_id.isdigit() else None,
        memo=memo or "none",
        of=of or None,
    )


def _pair(rule: str) -> tuple[str, str]:
    key, _, value = rule.partition("=")
    return key.strip(), value.strip()


@cache
def likely(name: str) -> tuple[bool, int, str]:
    """Sorts network names: main networks before test networks, the ones most people use first."""
    return (networks()[name].of is not None, _RANK.get(name, len(_RANK)), name)


def common(name: str) -> bool:
    """Whether a network is one of those that most people use."""
    return name in _RANK


@cache
def aliases() -> dict[str, str]:
    """Canonical name of every alias, where exactly one network has it (a main network goes before a test network)."""
    found: dict[str, str] = {}
    for network in networks().values():
        for alias in network.aliases:
            found.setdefault(alias, network.name)
    return found


@cache
def assets() -> dict[tuple[str, str], Asset]:
    """Every asset by ticker and network: natives, listed tokens, and the other tokens whose contracts are known.

    A token that borrows the ticker of another chain's coin is left out: what calls itself BTC on NEAR is not bitcoin.
    """
    found = {
        (network.native, network.name): Asset(network.native, network.name, None, network.decimals, network.title)
        for network in networks().values()
    }
    for cells in rows("assets.tsv"):
        ticker, network, contract, decimals, status, title = cells[:6]
        if network in networks():
            found[ticker, network] = Asset(ticker, network, contract, int(decimals), title, status == "retired")
    coins = {network.native for network in networks().values() if network.family != "evm"} | {"ETH"}
    for network, contract, ticker, decimals, title in contracts():
        if network in networks() and ticker not in coins:
            found.setdefault((ticker, network), Asset(ticker, network, contract, int(decimals), title))
    return found


@cache
def renamed() -> dict[tuple[str, str], str]:
    """The ticker of today for a coin's former one on its network."""
    return {(cells[0], cells[1]): cells[2] for cells in rows("renamed.tsv")}


@cache
def tickers() -> dict[str, tuple[str, ...]]:
    """The networks each ticker lives on, likely ones first.

    Test networks do not count, nor do bridged copies where the ticker has a home: BTC alone is Bitcoin's, whatever a
    rollup pays its fees with and whatever a token calls itself.
    """
    known = networks()
    homes: dict[str, set[str]] = {}
    copies: dict[str, set[str]] = {}
    listed = {(cells[0], cells[1]) for cells in rows("assets.tsv")}
    for (ticker, name), asset in assets().items():
        network = known[name]
        if network.of is None:
            copy = (asset.contract and (ticker, name) not in listed) or (
                asset.contract is None and "coin_of" in network.rules
            )
            (copies if copy else homes).setdefault(ticker, set()).add(name)
    return {ticker: tuple(sorted(where, key=likely)) for ticker, where in (copies | homes).items()}


@cache
def contracts() -> tuple[tuple[str, str, str, str, str], ...]:
    """Network, contract, ticker, decimals and title of every token contract known."""
    return tuple((cells[0], cells[1], cells[2], cells[3], cells[4]) for cells in rows("contracts.tsv"))
