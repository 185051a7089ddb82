"""Every address of the matrix, of every kind: no slip of the finger makes another address of it.

The networks' own rules are asked, which alone can say yes. Forms without a checksum say so in a warning and are left
out; so are those whose warning calls their checksum weak.
"""

import string
from random import Random

import pytest

import networks
from networks.codec import base32, base58, bech32
from networks.judge import reader
from networks.parsed import Bad

from . import cross_matrix

ALPHABETS = (
    string.digits + "abcdef",
    base58.BITCOIN,
    bech32.LETTERS,
    base32.UPPER,
    string.ascii_letters + string.digits,
)
FREE = {"no_checksum", "name_only", "weak_checksum", "unusual_name"}
BARE = {"solana"}  # 32 bytes and nothing else: that is said of the network, not of each address
CHANGES = 6  # other letters in each place
SHORT = {"ss58": 16, "evm": 15}  # bits, about: one slip in so many thousands makes another address, whoever reads it


def _homes(text, told):
    """One network of each family that reads the text, but for forms without a checksum."""
    names = sorted(name for names in told["takes"].values() for name in cross_matrix.unfolded(names))
    found = {}
    for name in names:
        network = networks.network(name)
        said = {notice.code for notice in networks.check(name, text, "").warnings}
        if network.family not in BARE and not said & FREE:
            found.setdefault(network.family, network)
    return found.values()


HOMES = [(text, network) for text, told in cross_matrix.written().items() for network in _homes(text, told)]


def _slips(text):
    chance = Random(text)
    body = text.rpartition(":")[2].removeprefix("0x")
    letters = next((one for one in ALPHABETS if set(body) <= set(one)), ALPHABETS[-1])
    for place, letter in enumerate(text):
        head, tail = text[:place], text[place + 1 :]
        yield from (head + other + tail for other in chance.sample(letters, CHANGES))
        yield head + tail
        yield head + letter + letter + tail
        if tail:
            yield head + tail[0] + letter + tail[1:]


def _read(read, text):
    try:
        return read(text)
    except (Bad, ValueError):
        return None


@pytest.mark.parametrize(("text", "network"), HOMES, ids=[f"{network.family}-{text}" for text, network in HOMES])
def test_no_slip_makes_another_address(text, network):
    read = reader(network)
    right = read(text)
    passed = [
        slip
        for slip in dict.fromkeys(_slips(text))
        if slip != text and (found := _read(read, slip)) and found.payload != right.payload
    ]
    assert len(passed) <= (network.family in SHORT), passed


def test_every_family_is_here_but_those_without_a_checksum():
    families = {network.family for network in networks.networks()} - {network.family for _, network in HOMES}
    assert families == {"hex32", "icon", "iost", "near", "nimiq", "nuls", "solana"}
