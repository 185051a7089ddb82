"""Every example address on every network: the answers are written down, and these are they.

CROSS_MATRIX=all asks all pairs; without it, every pair that is not the usual refusal and a few of the others.
"""

import os
from random import Random

import pytest

import networks

from . import cross_matrix

EXAMPLES = cross_matrix.examples()
WRITTEN = cross_matrix.written()
NAMES = [network.name for network in networks.networks()]
OTHERS = len(NAMES) if os.environ.get("CROSS_MATRIX") == "all" else 6


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


@pytest.mark.parametrize("text", sorted(WRITTEN))
def test_the_answers_are_those_written_down(text):
    told = expected(text)
    rest = [name for name in NAMES if name not in told]
    asked = [*Random(text).sample(rest, min(OTHERS, len(rest)))]
    asked += told if len(told) < 20 or len(NAMES) == OTHERS else Random(text).sample(sorted(told), 20)
    usual = (False, WRITTEN[text]["otherwise"])
    assert {name: cross_matrix.answer(name, text) for name in asked} == {name: told.get(name, usual) for name in asked}


def test_the_answers_are_about_the_examples_and_nothing_else():
    assert set(WRITTEN) == {text for _, _, text, _ in EXAMPLES}
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
