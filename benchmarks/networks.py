"""Addresses checked beside bip-utils and the validators of the JavaScript world: same rows, same run.

Bounds are kept by `check_many` on all processors, as its users run it; what one process does stands beside it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

import networks
from benchmarks import address_batch
from benchmarks.address_checks import Says, checks
from benchmarks.address_rates import PROCESSES, Rates, mean, rates
from benchmarks.address_rows import Row, by_family, mixed, tiled
from benchmarks.figure import Figure, seconds
from benchmarks.node_peers import Missing, Validators, validators

ROWS = int(os.environ.get("BENCH_ADDRESSES", "200000"))
"""Rows of the mixed file."""
FEW = 2000  # rows a family for the peers: different ones are far fewer
NODE_FEW = 6000  # for those on node, which are faster
PEER_ROWS = 20_000  # of the mixed file for bip-utils: it is in no order
ROUNDS, NODE_ROUNDS = 5, 3
"""Each times 81,920 rows here, and 20,480 in one process."""
_NO_CHECKSUM = frozenset({"hex32", "icon"})
_HEX = "has no checksum: the peer decodes hexadecimal, contracts and system accounts are looked up here"
_CORE_NAMES = {
    "ripple": "xrp",
    "bsc": "smartchain",
    "avalanche-c": "avalanchecchain",
    "horizen": "zen",
    "okc": "okxchain",
    "gnosis": "xdai",
    "celestia": "tia",
    "injective": "nativeinjective",
    "flux": "zelcash",
    "cronos": "cronoschain",
    "cronos-pos": "cryptoorg",
    "band": "bandchain",
}


def figures() -> Iterable[Figure]:
    """Per family, mixed, batch, import."""
    families = by_family()
    yield from _beside_bip_utils(families)
    yield from _mixed(mixed(families, ROWS))
    try:
        with validators() as peers:
            for name, bound in (("multicoin", 1.5), ("wallet-core", 1.0)):
                yield from _beside_node(peers, name, bound, families | {"mixed": mixed(families, FEW)})
    except Missing as why:
        print(f"     beside npm's validators: not measured, {why}")
    yield from address_batch.figures([(row.network, row.text) for row in mixed(families, ROWS)])


def _beside_bip_utils(families: dict[str, list[Row]]) -> Iterator[Figure]:
    """`careful`, as bip-utils is: whether a key can own an address at all."""
    bounded: list[Rates] = []
    for family, rows in families.items():
        pair = _Pair(family, "bip-utils", rows, lambda wrong: [*map(_bip_says, wrong)])
        rate = pair.rates(FEW, _bip_utils, careful=True, rounds=ROUNDS)
        bounded += [rate] if pair.bounded else []
        yield pair.figure(rate, 4)
    alone = mean([rate.ratio_alone for rate in bounded])
    detail = f"of {len(bounded)} families, {PROCESSES} processes; one {alone:.1f}x"
    value = mean([rate.ratio for rate in bounded])
    yield Figure(name="geometric mean / bip-utils", value=value, detail=detail, at_least=10)


class _Pair:
    """A family beside one peer: on the networks where the peer checks as much; if there is none, on all, unbounded."""

    def __init__(self, family: str, peer: str, rows: list[Row], says: Says) -> None:
        self._name = f"{family} / {peer}"
        found = checks(rows, says)
        strict = [row for row in rows if row.network not in found.lax]
        self._rows = strict or rows
        self.bounded = bool(strict) and family not in _NO_CHECKSUM
        left = ("left out there" if strict else "so without a bound") if found.lax else ""
        self._words = [found.words, left, _HEX if family in _NO_CHECKSUM else ""]

    def rates(
        self, count: int, peer: Callable[[list[Row]], Callable[[], float]], *, careful: bool, rounds: int
    ) -> Rates:
        many = tiled(self._rows, count)
        return rates(many, peer(many), careful=careful, rounds=rounds)

    def figure(self, rate: Rates, bound: float) -> Figure:
        detail = "; ".join(filter(None, (rate.words(), *self._words)))
        return Figure(name=self._name, value=rate.ratio, detail=detail, at_least=bound if self.bounded else None)


def _mixed(rows: list[Row]) -> Iterator[Figure]:
    """The whole file from nothing: the processes' start is in it."""
    asked = [(row.network, row.text) for row in rows]

    def many(processes: int) -> Callable[[], None]:
        def run() -> None:
            for verdict in networks.check_many(asked, careful=True, processes=processes):
                assert verdict.address, verdict.error

        return run

    def singly() -> None:
        for where, text in asked:
            networks.check(where, text)

    theirs = _bip_utils(rows[:PEER_ROWS])()
    for name, run in (
        (f"check_many, {PROCESSES} processes from their start", many(PROCESSES)),
        ("check_many, one process", many(1)),
        ("check, one by one", singly),
    ):
        mine = len(rows) / seconds(run)
        detail = f"{name}: {mine:.0f} rows/s, it {theirs:.0f} with the first {PEER_ROWS}"
        yield Figure(name=f"mixed file of {ROWS} / bip-utils", value=mine / theirs, detail=detail, at_least=4)


def _beside_node(peers: Validators, name: str, bound: float, families: dict[str, list[Row]]) -> Iterator[Figure]:
    """Not careful: no peer on node asks whether a key can own an address."""
    keys = peers.keys(name)

    def ask(rows: list[Row]) -> tuple[float, list[bool]]:
        return peers.ask(name, [(_key(name, row.network), row.text) for row in rows])

    def rate(rows: list[Row]) -> Callable[[], float]:
        return lambda: len(rows) / ask(rows)[0]

    for family, rows in families.items():
        named = [row for row in rows if _key(name, row.network) in keys]
        known = [row for row, yes in zip(named, ask(named)[1], strict=True) if yes]
        if known:
            pair = _Pair(family, name, known, lambda wrong: ask(wrong)[1])
            yield pair.figure(pair.rates(NODE_FEW, rate, careful=False, rounds=NODE_ROUNDS), bound)


def _key(peer: str, network: str) -> str:
    """What the peer calls a network: multicoin the coin's ticker, wallet-core a name of its own."""
    if peer == "multicoin":
        return networks.network(network).native.lower()
    return _CORE_NAMES.get(network, network.replace("-", ""))


def _bip_utils(rows: list[Row]) -> Callable[[], float]:
    """Reads them, and says how many a second."""

    def run() -> None:
        for _, text, read in rows:
            read(text)

    return lambda: len(rows) / seconds(run)


def _bip_says(row: Row) -> bool:
    try:
        row.read(row.text)
    except ValueError:
        return False
    return True
