"""What people write before `:0x`: ERC-3770's short name, and the words that wallets and forms use in its place."""

import pytest

import networks
from networks.errors import AddressError

ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
CHAINS = [network for network in networks.networks() if network.family == "evm"]
WORDS = sorted(
    {
        (network.name, word)
        for network in CHAINS
        for word in (network.name, *network.aliases, network.rules.get("short", network.name))
    }
)


@pytest.mark.parametrize(("network", "word"), WORDS)
def test_every_word_for_a_chain_may_stand_before_the_address_in_any_case(network, word):
    for form in (word, word.upper(), word.title()):
        assert networks.check(network, f"{form}:{ADDRESS}").text == ADDRESS


@pytest.mark.parametrize(("network", "word"), WORDS)
def test_a_word_for_another_chain_is_refused(network, word):
    other = "base" if network != "base" else "bsc"
    for form in (word, word.upper()):
        with pytest.raises(AddressError) as caught:
            networks.check(other, f"{form}:{ADDRESS}")
        assert caught.value.code == "wrong_network"
        assert network in caught.value.looks_like or word == "theta-mainnet"


@pytest.mark.parametrize("text", ["nonsense:" + ADDRESS, "eth:" + ADDRESS + "0", "eth:" + ADDRESS.lower()[:-1] + "g"])
def test_a_prefix_makes_nothing_good(text):
    with pytest.raises(AddressError):
        networks.check("ethereum", text)


def test_a_wrong_case_behind_the_prefix_is_refused():
    with pytest.raises(AddressError) as caught:
        networks.check("polygon", "matic:" + ADDRESS[:-1] + "D")
    assert caught.value.code == "bad_checksum"


@pytest.mark.parametrize(
    ("text", "network"), [("matic:", "polygon"), ("ETH:", "ethereum"), ("arb-nova:", "arbitrum-nova")]
)
def test_identify_reads_the_prefix(text, network):
    assert [candidate.network for candidate in networks.identify(text + ADDRESS)] == [network]
