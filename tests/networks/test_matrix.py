"""Every valid example against every network; the answers are written down in vectors/matrix.tsv."""

from pathlib import Path

import pytest

import networks
from networks.judge import reader
from networks.parsed import Bad

MATRIX = dict(
    line.split("\t")
    for line in (Path(__file__).parent / "vectors" / "matrix.tsv").read_text().splitlines()
    if not line.startswith("#")
)
EVM = {network.name for network in networks.networks() if network.family == "evm"}
READERS = {network.name: reader(network) for network in networks.networks()}


def _expected(text):
    names = set(MATRIX[text].split(","))
    return names - {"evm"} | EVM if "evm" in names else names


def _reads(read, text):
    try:
        read(text)
    except (Bad, ValueError):
        return False
    return True


@pytest.mark.parametrize("text", MATRIX)
def test_an_example_is_an_address_of_the_networks_written_down_and_of_no_other(text):
    assert {name for name, read in READERS.items() if _reads(read, text)} == _expected(text)


@pytest.mark.parametrize("text", MATRIX)
def test_identify_finds_what_the_networks_themselves_read(text):
    assert {candidate.network for candidate in networks.identify(text)} == _expected(text)


def test_every_network_of_the_families_here_is_in_the_matrix():
    found = set().union(*(_expected(text) for text in MATRIX))
    families = {network.family for network in networks.networks() if network.name in found}
    assert {network.name for network in networks.networks() if network.family in families} == found


def test_no_test_network_shares_an_example_with_its_main_network():
    mains = {network.name: network.of for network in networks.networks() if network.of and network.family != "evm"}
    shared = [
        (text, name) for text in MATRIX for name in _expected(text) & set(mains) if mains[name] in _expected(text)
    ]
    # accounts without a mark of their network: classic, EVM, implicit and raw ones
    assert {name for _, name in shared} <= {"ripple-testnet", "hedera-testnet", "near-testnet", "ton-testnet"}
