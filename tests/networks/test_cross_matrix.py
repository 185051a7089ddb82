"""Every example address on every network: the answers are written down, and these are they."""

from contextlib import suppress
from functools import cache

import pytest

import networks
from networks import candidates
from networks.judge import reader
from networks.parsed import Bad

from . import cross_matrix

EXAMPLES = cross_matrix.examples()
WRITTEN = cross_matrix.written()
NAMES = [network.name for network in networks.networks()]
READERS = {network.name: reader(network) for network in networks.networks()}


def expected(text):
    told = WRITTEN[text]
    pairs = [(True, kind, names) for kind, names in told["takes"].items()]
    pairs += [(False, code, names) for code, names in told["refuses"].items()]
    return {name: (taken, word) for taken, word, names in pairs for name in cross_matrix.unfolded(names)}


def test_every_network_has_an_example_with_its_source():
    assert [network for network, *_ in EXAMPLES] == NAMES
    assert all(source for *_, source in EXAMPLES)


@pytest.mark.parametrize(("network", "kind", "text", "_source"), EXAMPLES, ids=NAMES)
def test_an_example_is_taken_as_what_it_is_on_its_own_network(network, kind, text, _source):
    assert cross_matrix.answer(network, text) == (True, kind)
    assert expected(text)[network] == (True, kind)


@pytest.fixture
def _asked_once(monkeypatch):
    """Where a text belongs is the same whatever network was asked for: it is worked out once instead of 364 times."""
    for name in ("telling", "nearly"):
        monkeypatch.setattr(candidates, name, cache(getattr(candidates, name)))


@pytest.mark.usefixtures("_asked_once")
@pytest.mark.parametrize("text", sorted(WRITTEN))
def test_the_answers_are_those_written_down(text):
    told, usual = expected(text), (False, WRITTEN[text]["otherwise"])
    assert {name: cross_matrix.answer(name, text) for name in NAMES} == {name: told.get(name, usual) for name in NAMES}


@cache
def reading(text):
    """The networks whose own rules read a text."""
    found = set()
    for name, read in READERS.items():
        with suppress(Bad, ValueError):
            read(text)
            found.add(name)
    return found


def taking(text):
    return {name for names in WRITTEN[text]["takes"].values() for name in cross_matrix.unfolded(names)}


def test_a_network_reads_what_it_takes_and_contracts_and_burns_and_nothing_else():
    for text in WRITTEN:
        assert taking(text) <= reading(text), text
        codes = {cross_matrix.answer(name, text)[1] for name in reading(text) - taking(text)}
        assert codes <= {"token_contract", "burn_address"}, text


def test_identify_finds_what_the_networks_themselves_read():
    for text in WRITTEN:
        assert {candidate.network for candidate in networks.identify(text)} == reading(text), text


def test_no_text_is_an_address_of_a_test_network_and_of_its_main_network():
    """Save accounts without a mark of their network: classic, EVM, implicit and raw ones."""
    mains = {network.name: network.of for network in networks.networks() if network.of and network.family != "evm"}
    shared = {name for text in WRITTEN for name in reading(text) & set(mains) if mains[name] in reading(text)}
    assert shared <= {"ripple-testnet", "hedera-testnet", "near-testnet", "ton-testnet"}


def test_every_network_takes_a_text_of_the_matrix():
    taken = (name for told in WRITTEN.values() for names in told["takes"].values() for name in names)
    assert cross_matrix.unfolded([*taken]) == set(NAMES)


def test_the_answers_are_about_the_examples_and_nothing_else():
    assert list(WRITTEN) == cross_matrix.texts()
    known = set(NAMES)
    assert all(set(expected(text)) <= known for text in WRITTEN)


def test_no_address_of_a_test_network_is_taken_by_its_main_network():
    """Save where the ledger itself has one form for both: classic XRP accounts, Hedera's EVM aliases, names of NEAR."""
    shared = set()
    for network in networks.networks():
        if network.of and network.family != "evm":
            text = next(text for name, _, text, _ in EXAMPLES if name == network.name)
            if expected(text).get(network.of, (False, ""))[0]:
                shared.add(network.name)
    assert shared <= {"hedera-testnet", "near-testnet"}
