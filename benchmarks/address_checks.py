"""What a peer says yes to and must not: only peers that check as much as we do are a measure of speed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

import networks
from benchmarks.address_rows import Row, mistyped, tiled

TEXTS = 200  # mistyped ones a family at least
FEW = 20  # a network
_TOLERATED = 0.1

Says = Callable[[list[Row]], list[bool]]


class Checks(NamedTuple):
    """Networks on which the peer checks less than we do, and in words what it takes of mistyped addresses on any."""

    lax: frozenset[str]
    words: str


def checks(rows: list[Row], says: Says) -> Checks:
    """Asks the peer about addresses with one letter changed, on every network of the rows.

    A network is lax if the peer takes a text whose checksum is wrong, or more than a tenth of what is refused here. A
    rare other one (the last letter of base32 has bits that belong to nothing) is named, and the network stays.
    """
    by_network: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_network[row.network].append(row)
    count = max(FEW, TEXTS // len(by_network))
    taken: dict[tuple[str, str], int] = defaultdict(int)
    for name, own in by_network.items():
        wrong = mistyped(tiled(own, count))
        asked = [(row.network, row.text) for row in wrong]
        for yes, verdict in zip(says(wrong), networks.check_many(asked), strict=True):
            if yes and verdict.error is not None:
                taken[name, verdict.error.code] += 1
    lax = frozenset(
        name for (name, code), times in taken.items() if code == "bad_checksum" or times > count * _TOLERATED
    )
    grouped: dict[str, list[str]] = defaultdict(list)
    for name, code in sorted(taken):
        grouped[code].append(name)
    return Checks(lax, "; ".join(_words(code, names, taken, count) for code, names in grouped.items()))


def _words(code: str, names: list[str], taken: dict[tuple[str, str], int], count: int) -> str:
    times = sum(taken[name, code] for name in names)
    return f"it takes {times} of {count * len(names)} mistyped ({code} here) on {', '.join(names)}"
