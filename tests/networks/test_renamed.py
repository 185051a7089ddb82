"""Coins that changed their name, and networks that are named wrongly."""

import pytest

import networks
from networks import tables
from networks.errors import AddressError


@pytest.mark.parametrize(("before", "network", "now"), [(*key, now) for key, now in tables.renamed().items()])
def test_a_coin_is_found_by_its_former_ticker_on_its_network(before, network, now):
    asset = networks.resolve(f"{before}:{network}")
    assert (asset.ticker, asset.network, asset.contract) == (now, network, None)


def test_a_former_ticker_names_nothing_elsewhere():
    assert networks.resolve("MATIC:ethereum").contract == "0x7D1AfA7B718fb893dB30A3aBc0Cfc608AaCfeBB0"
    for word in ("MATIC:base", "LUNA:terra-classic", "FTM:sonic", "KLAY:ethereum"):
        with pytest.raises(AddressError):
            networks.resolve(word)


@pytest.mark.parametrize(("word", "meant"), [("bitcon", "bitcoin"), ("etherum", "ethereum"), ("poligon", "polygon")])
def test_a_slip_in_a_network_is_pointed_at(word, meant):
    with pytest.raises(AddressError) as caught:
        networks.check(word, "x")
    assert caught.value.hint == f"Did you mean {meant}?"


@pytest.mark.parametrize("word", ["kadena", "chia", "helium", "beam", "canton", "arweave", "omni"])
def test_a_network_without_rules_is_not_taken_for_another(word):
    with pytest.raises(AddressError) as caught:
        networks.check(word, "x")
    assert (caught.value.code, caught.value.answered) == ("unknown_network", False)
    assert "Did you mean" not in str(caught.value)


@pytest.mark.parametrize(
    ("network", "contract"),
    [
        ("celo", "0x471EcE3750Da237f93B8E339c536989b8978a438"),
        ("blast", "0x4300000000000000000000000000000000000003"),
        ("polygon", "0x0d500B1d8E8eF31E21C99d1Db9A6444d3ADf1270"),
        ("ethereum", "0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84"),
    ],
)
def test_coins_that_are_tokens_too_and_wrapped_ones_are_contracts(network, contract):
    for where in (network, "ethereum"):
        with pytest.raises(AddressError) as caught:
            networks.check(where, contract.lower())
        assert caught.value.code == "token_contract"
