"""No text makes a family do anything but answer, and what it answers reads as itself."""

from random import Random

import pytest

import networks
from networks import readers
from networks.judge import reader
from networks.parsed import Bad

from . import cross_matrix

PRINTABLE = "".join(map(chr, range(33, 127)))
EXAMPLES = {network: text for network, _, text, _ in cross_matrix.examples()}
TEXTS = 120
FAMILIES = {(network.family, *sorted(network.rules)): network.name for network in networks.networks()}


def bent(chance, own, heads):
    """A text that is near an address in one of several ways, or not at all."""
    noise = "".join(chance.choices(PRINTABLE, k=chance.randrange(1, 120)))
    return chance.choice(
        [
            noise,
            chance.choice(heads) + noise if heads else noise,
            own[: chance.randrange(1, len(own) + 1)],
            (own * 3)[: chance.randrange(1, 512)],
            own.swapcase(),
            own.upper(),
            own[: len(own) // 2] + noise[:1] + own[len(own) // 2 :],
            chance.choice(list(EXAMPLES.values())),
        ]
    )


@pytest.mark.parametrize("name", FAMILIES.values())
def test_any_text_is_answered_and_a_canonical_text_reads_as_itself(name):
    network = networks.network(name)
    read, heads, chance = reader(network), readers.heads(network), Random(name)
    for _ in range(TEXTS):
        text = bent(chance, EXAMPLES[name], heads)
        try:
            parsed = read(text)
        except (Bad, ValueError):
            continue
        again = read(parsed.text)
        assert (again.text, again.payload) == (parsed.text, parsed.payload)
        assert not heads or text.lower().startswith(heads)


NO_TEXT = [None, b"tron", 5, 1.5, [], {}, ("tron",), ("tron", None), object()]
PUBLIC = {
    "check": lambda thing: networks.check(thing, EXAMPLES["tron"]),
    "check's text": lambda thing: networks.check("tron", thing),
    "identify": networks.identify,
    "network": networks.network,
    "resolve": networks.resolve,
    "memo_rule": networks.memo_rule,
    "look_alike": lambda thing: networks.look_alike(thing, []),
    "look_alike's book": lambda thing: networks.look_alike("T", [thing]),
}


@pytest.mark.parametrize("ask", PUBLIC.values(), ids=PUBLIC)
@pytest.mark.parametrize("thing", NO_TEXT, ids=lambda thing: type(thing).__name__)
def test_what_is_no_text_is_answered_by_everything_public(ask, thing):
    with pytest.raises(networks.AddressError) as caught:
        ask(thing)
    assert caught.value.code in {"bad_format", "unknown_network"}


@pytest.mark.parametrize("row", [None, 5, (), [], "", b"x", {}, ("tron",), ("tron", "T", "memo", "more")], ids=repr)
def test_what_is_no_row_has_its_verdict_and_ends_nothing(row):
    first, last = networks.check_many([row, ("tron", EXAMPLES["tron"])])
    assert first.error.code in {"bad_format", "unknown_network"}
    assert last.ok
