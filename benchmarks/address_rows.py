"""Addresses of every kind that bip-utils can write, by the family here that reads them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import cycle, islice
from random import Random
from typing import NamedTuple

import networks
from tests.networks import bip_peers

KINDS = 200  # addresses a family at least, if it has few kinds
FEW = 5  # of each kind, where there are many
LIKELY = frozenset(
    {
        *("bitcoin", "bitcoin-cash", "litecoin", "dogecoin", "dash", "zcash", "monero"),
        *("ethereum", "bsc", "polygon", "arbitrum", "avalanche-c", "tron", "solana", "ripple", "stellar"),
        *("cosmos", "osmosis", "polkadot", "tezos"),
    }
)


class Row(NamedTuple):
    """An address, and bip-utils' decoder for it."""

    network: str
    text: str
    read: Callable[[str], bytes]


def by_family() -> dict[str, list[Row]]:
    """Valid addresses of each family, all kinds mixed."""
    peers: dict[str, list[bip_peers.Peer]] = defaultdict(list)
    for peer in bip_peers.peers():
        if peer.read is not None and not peer.expected:
            peers[networks.network(peer.network).family].append(peer)
    return {family: _rows(found) for family, found in sorted(peers.items())}


def _rows(peers: list[bip_peers.Peer]) -> list[Row]:
    chance = Random(1)
    count = max(FEW, KINDS // len(peers))
    rows = [
        Row(peer.network, peer.write(key, chance), peer.read)
        for peer in peers
        if peer.read is not None
        for key in bip_peers.keys(peer.curve, count)
    ]
    chance.shuffle(rows)
    return rows


def mixed(families: dict[str, list[Row]], count: int) -> list[Row]:
    """What a file of payments may look like: the networks that people use most, in any order."""
    chance = Random(2)
    found = [row for rows in families.values() for row in rows if row.network in LIKELY]
    rows = list(islice(cycle(found), count))
    chance.shuffle(rows)
    return rows


def tiled(rows: list[Row], count: int) -> list[Row]:
    """The rows again and again, up to `count`."""
    return list(islice(cycle(rows), count))


def mistyped(rows: list[Row]) -> list[Row]:
    """One letter of each changed to another that the text has: only a checksum can tell."""
    chance = Random(3)
    return [row._replace(text=_mistyped(row, chance)) for row in rows]


def _mistyped(row: Row, chance: Random) -> str:
    text = row.text
    places = [place for place in range(len(text) // 2, len(text)) if text[place].isalpha()]
    place = chance.choice(places)
    if text.startswith("0x"):
        letter = text[place].swapcase()
    else:
        letter = chance.choice([other for other in text[len(text) // 2 :] if other != text[place] and other.isalnum()])
    return text[:place] + letter + text[place + 1 :]
