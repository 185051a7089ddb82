"""Addresses that bip-utils makes from seeded keys, on every network that both packages know.

All the same number of each kind, 100,000 together; SECOND_OPINION=1000000 asks for more.
"""

import os
from functools import cache
from random import Random

import pytest

import networks
from networks.judge import reader
from networks.parsed import Bad

from . import bip_peers

PEERS = bip_peers.peers()
ALL = 100_000
COUNT = -(-max(int(os.environ.get("SECOND_OPINION", "0")), ALL) // len(PEERS))
UNLIKE = {
    "eos",
    "filecoin",
    "monero",
    "cardano",
    "cardano-testnet",
    "tezos",
    "mavryk",
}  # our payload is not what they decode to
CURVE = {"solana", "near"}  # a number that is no key is refused there and warned of here, and nothing else tells it
LETTERS = "023456789acdefghjklmnpqrstuvwxyzACDEFGHJKLMNPQRSTUVWXYZ"


def test_there_are_as_many_addresses_as_were_asked_for():
    assert len(PEERS) * COUNT >= ALL
    assert all(len(set(addresses(peer))) == COUNT for peer in PEERS[:3])


@cache
def keys(curve):
    return bip_peers.keys(curve, COUNT)


def addresses(peer):
    chance = Random(peer.label)
    return [peer.write(key, chance) for key in keys(peer.curve)]


def ours(read, text):
    try:
        return read(text).payload
    except Bad as bad:
        return bad.code
    except ValueError:
        return "bad"


def theirs(read, text):
    try:
        return read(text)
    except (ValueError, TypeError):
        return "bad"


@pytest.mark.parametrize("peer", PEERS, ids=[peer.label for peer in PEERS])
def test_what_they_write_we_read(peer):
    verdicts = list(networks.check_many((peer.network, text) for text in addresses(peer)))
    assert {"" if verdict.ok else verdict.error.code for verdict in verdicts} == {peer.expected}
    assert all(verdict.address is None or verdict.address.network == peer.network for verdict in verdicts)


@pytest.mark.parametrize("peer", [peer for peer in PEERS if peer.read and not peer.expected], ids=lambda p: p.label)
def test_we_decode_the_same_and_refuse_what_they_refuse(peer):
    read = reader(networks.network(peer.network))
    chance = Random(peer.label)
    for text in addresses(peer)[: COUNT // 2]:
        if peer.network not in UNLIKE:
            assert ours(read, text) == theirs(peer.read, text)
        place = chance.randrange(len(text))
        wrong = text[:place] + chance.choice(LETTERS) + text[place + 1 :]
        capitals = wrong[:2] == "0x" and wrong[2:].isupper()  # read here, with a warning
        if peer.network not in CURVE and not capitals and theirs(peer.read, wrong) == "bad":
            assert isinstance(ours(read, wrong), str), wrong
