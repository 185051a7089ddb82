"""Addresses checked beside bip-utils and the validators of the JavaScript world: same rows, same run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from math import exp, log
from statistics import median

import networks
from benchmarks import address_batch
from benchmarks.address_rows import Row, by_family, mistyped, mixed, tiled
from benchmarks.figure import Figure, paired, seconds
from benchmarks.node_peers import Missing, Validators, validators

ROWS = int(os.environ.get("BENCH_ADDRESSES", "200000"))
"""Rows of the mixed file."""
FEW = min(2000, max(200, ROWS // 100))  # rows a family
ROUNDS = 5
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
    try:
        with validators() as peers:
            for name, bound in (("multicoin", 1.5), ("wallet-core", 1.0)):
                yield from _beside_node(peers, name, bound, families)
    except Missing as why:
        print(f"     beside npm's validators: not measured, {why}")
    yield from address_batch.figures([(row.network, row.text) for row in mixed(families, ROWS)])


def _beside_bip_utils(families: dict[str, list[Row]]) -> Iterator[Figure]:
    ratios = []
    for family, rows in families.items():
        many = tiled(rows, FEW)
        mine, theirs, ratio = paired(_ours(many), _bip_utils(many), rounds=ROUNDS)
        detail = f"{FEW / mine:.0f} beside {FEW / theirs:.0f} a second"
        lax = _yes(mistyped(rows[:50]), _bip_says)
        if lax > _yes(mistyped(rows[:50]), _we_say) or family in _NO_CHECKSUM:
            yield Figure(name=f"{family} / bip-utils", value=1 / ratio, detail=f"{detail}; it {_LAX}")
            continue
        ratios.append(1 / ratio)
        yield Figure(name=f"{family} / bip-utils", value=1 / ratio, detail=detail, at_least=4)
    mean = exp(sum(map(log, ratios)) / len(ratios))
    yield Figure(name="geometric mean / bip-utils", value=mean, detail=f"of {len(ratios)} families", at_least=10)
    rows = mixed(families, ROWS)
    mine, theirs = seconds(_ours(rows)), seconds(_bip_utils(rows))
    detail = f"{ROWS / mine:.0f} beside {ROWS / theirs:.0f} a second"
    yield Figure(name=f"mixed file of {ROWS} / bip-utils", value=theirs / mine, detail=detail, at_least=4)


_LAX = "checks less: it decodes hexadecimal or accepts mistyped texts that are refused here"
_NO_CHECKSUM = frozenset({"hex32", "icon"})  # formats without any; tables of contracts and system accounts cost more


def _beside_node(peers: Validators, name: str, bound: float, families: dict[str, list[Row]]) -> Iterator[Figure]:
    keys = peers.keys(name)
    for family, rows in families.items():
        known = [(row, key) for row in rows if (key := _key(name, row.network)) in keys]
        known = [(row, key) for row, key in known if peers.ask(name, [(key, row.text)])[1]]
        if not known:
            continue
        many = tiled([row for row, _ in known], FEW)
        asked = [(_key(name, row.network), row.text) for row in many]
        wrong = mistyped([row for row, _ in known][:50])
        lax = peers.ask(name, [(_key(name, row.network), row.text) for row in wrong])[1]
        check = _ours(many, careful=False)
        check(), peers.ask(name, asked)
        pairs = [(seconds(check), peers.ask(name, asked)[0]) for _ in range(ROUNDS)]
        mine, theirs = median(a for a, _ in pairs), median(b for _, b in pairs)
        detail = f"{FEW / mine:.0f} beside {FEW / theirs:.0f} a second"
        less = lax > _yes(wrong, _we_say) or family in _NO_CHECKSUM
        yield Figure(
            name=f"{family} / {name}",
            value=median(b / a for a, b in pairs),
            detail=f"{detail}; it {_LAX}" if less else detail,
            at_least=None if less else bound,
        )


def _key(peer: str, network: str) -> str:
    """What the peer calls a network: multicoin the coin's ticker, wallet-core a name of its own."""
    if peer == "multicoin":
        return networks.network(network).native.lower()
    return _CORE_NAMES.get(network, network.replace("-", ""))


def _ours(rows: list[Row], *, careful: bool = True) -> Callable[[], None]:
    """`careful` asks whether a key can own an address at all, as bip-utils does and node's peers do not."""
    asked = [(row.network, row.text) for row in rows]

    def run() -> None:
        for verdict in networks.check_many(asked, careful=careful):
            assert verdict.address, verdict.error

    return run


def _bip_utils(rows: list[Row]) -> Callable[[], None]:
    def run() -> None:
        for _, text, read in rows:
            read(text)

    return run


def _yes(rows: list[Row], says: Callable[[Row], bool]) -> int:
    return sum(map(says, rows))


def _we_say(row: Row) -> bool:
    return next(networks.check_many([(row.network, row.text)])).ok


def _bip_says(row: Row) -> bool:
    try:
        row.read(row.text)
    except ValueError:
        return False
    return True
