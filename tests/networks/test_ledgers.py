"""Every network with an address format of its own: examples are read, and none is read when a character changes."""

from pathlib import Path

import pytest

import networks

from .mutations import taken

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "vectors" / "ledgers.tsv").read_text().splitlines()
    if not line.startswith("#")
]
UNCHECKED = {"named-account", "implicit", "id"}  # these have no checksum
ALPHABETS = {
    "base58": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
    "lower": "023456789acdefghjklmnpqrstuvwxyz",
    "hex": "0123456789abcdef",
    "upper": "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
}
SS58 = {network.name for network in networks.networks() if network.family == "ss58"}
FAMILIES = {network.family for network in networks.networks() if network.name in {row[0] for row in ROWS}}


def alphabet(text):
    for name in ("hex", "upper", "base58"):
        if not text.strip(ALPHABETS[name]):
            return ALPHABETS[name]
    return ALPHABETS["lower"] if text == text.lower() else ALPHABETS["base58"] + "-_"


def mistyped(text):
    """Each character changed to three others, dropped, doubled, and swapped with the next one."""
    letters = alphabet(text)
    for place, letter in enumerate(text):
        for step in (1, 7, 13):
            other = letters[(letters.find(letter) + step) % len(letters)]
            yield text[:place] + other + text[place + 1 :]
        yield text[:place] + text[place + 1 :]
        yield text[:place] + letter + text[place:]
        yield text[:place] + text[place + 1 : place + 2] + letter + text[place + 2 :]


@pytest.mark.parametrize(("network", "kind", "origin", "text"), ROWS)
def test_an_example_is_read_and_its_canonical_text_is_read_again(network, kind, origin, text):
    found = networks.check(network, text)
    assert (found.network, found.kind, found.text) == (network, kind, text)
    assert networks.check(network, found.text) == found


@pytest.mark.parametrize(("network", "kind", "origin", "text"), [row for row in ROWS if row[1] not in UNCHECKED])
def test_a_mistyped_address_is_refused(network, kind, origin, text):
    passed = set(taken(network, [one for one in dict.fromkeys(mistyped(text)) if one != text]))
    # SS58's checksum is two bytes: one wrong text in 65,536 passes, whoever reads it
    assert not passed or (network in SS58 and len(passed) == 1)


@pytest.mark.parametrize(("network", "kind", "origin", "text"), ROWS)
def test_a_test_networks_address_is_refused_by_name_on_the_main_network(network, kind, origin, text):
    main = next(one.of for one in networks.networks() if one.name == network)
    if main is None:
        return
    with pytest.raises(networks.AddressError) as caught:
        networks.check(main, text)
    assert caught.value.code == "testnet"
    assert network in caught.value.looks_like


@pytest.mark.parametrize("text", ["", "0", "1", "-", ".", ":", "1" * 512, "q" * 512, "A" * 512, "9" * 512, "0x", "f4f"])
def test_whatever_is_pasted_is_answered(text):
    names = [network.name for network in networks.networks() if network.family in FAMILIES]
    verdicts = list(networks.check_many((name, text) for name in names))
    assert all(verdict.error is None or verdict.error.code for verdict in verdicts)
    assert {verdict.where for verdict in verdicts if verdict.ok} <= {"near", "near-testnet"}  # any word is a name there


def test_every_network_here_has_an_example():
    shown = {row[0] for row in ROWS} | {"hedera-testnet", "everscale"}  # their forms are hedera's and ton's
    assert {network.name for network in networks.networks() if network.family in FAMILIES} == shown
