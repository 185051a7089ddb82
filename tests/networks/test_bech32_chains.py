"""Cosmos chains and others that write accounts in bech32."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import networks
from networks.codec import bech32
from networks.judge import reader
from networks.parsed import Bad

from .mutations import mutations

FAMILY = [network for network in networks.networks() if network.family == "bech32"]
HASH = bytes.fromhex("bd92088bb7e82d611a9b94fbb74a0908152b784f")
COSMOS = "cosmos1hkfq3zahaqkkzx5mjnamwjsfpq2jk7z0emlrvp"


def text_of(network, payload, hrp=""):
    return network.rules.get("head", "") + bech32.encode(hrp or network.rules["hrp"], bech32.to_values(payload))


def code(where, text):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text)
    return caught.value.code


@pytest.mark.parametrize("network", FAMILY, ids=lambda network: network.name)
def test_a_short_account_is_read_everywhere_and_a_long_one_where_it_exists(network):
    assert networks.check(network.name, text_of(network, HASH)).kind == "account"
    long = text_of(network, HASH + bytes(range(12)))
    if "32" in network.rules.get("sizes", ""):
        address = networks.check(network.name, long)
        assert address.kind == "module"
        assert "contract_or_module" in [notice.code for notice in address.warnings]
    else:
        assert code(network.name, long) == "bad_length"


@pytest.mark.parametrize("network", FAMILY, ids=lambda network: network.name)
@pytest.mark.parametrize("size", [19, 21, 31, 33])
def test_no_other_length_is_read(network, size):
    """wallet-core accepts 19 and 21 bytes."""
    with pytest.raises(Bad) as caught:
        reader(network)(text_of(network, bytes(range(1, size + 1))))
    assert caught.value.code == "bad_length"


@pytest.mark.parametrize("network", FAMILY, ids=lambda network: network.name)
@pytest.mark.parametrize("role", ["valoper", "valcons", "pub", "valoperpub", "valconspub"])
def test_validators_and_public_keys_are_not_paid(network, role):
    text = text_of(network, HASH, network.rules["hrp"] + role)
    assert code(network.name, text) == "not_payable"


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("cosmos", "cosmospub1addwnpepq00apfrfspkkdg3u0j2g74wp99r86mgfwj3z9mmwyjjn37ngsteawc5ajvj"),
        ("cronos-pos", bech32.encode("crocncl", bech32.to_values(HASH))),
        ("iris", bech32.encode("iva", bech32.to_values(HASH))),
        ("binance-beacon", bech32.encode("bva", bech32.to_values(HASH))),
        ("thorchain", bech32.encode("thorv", bech32.to_values(HASH))),
    ],
)
def test_roles_that_some_chains_name_otherwise_are_not_paid_either(where, text):
    """The first is fetchd's own test address."""
    assert code(where, text) == "not_payable"


@pytest.mark.parametrize(
    "text",
    [
        "cosmos10d07y265gmmuvt4z0w9aw880jnsr700j6zn9kn",
        "cosmos1jv65s3grqf6v6jl3dp4t6c9t9rk99cd88lyufl",
        "cosmos17xpfvakm2amg962yls6f84z3kell8c5lserqta",
        "cosmos1fl48vsnmsdzcv85q5d2q4z5ajdha8yu34mf0eh",
        "cosmos1tygms3xhhs3yv487phx3dw4a95jn7t7lpm470r",
    ],
)
def test_accounts_of_the_chain_itself_are_not_paid(text):
    """Governance, distribution, fees and the two staking pools, as block explorers name them."""
    assert code("cosmos", text) == "not_payable"


def test_the_capital_form_is_read_and_a_mixed_one_refused():
    assert networks.check("cosmos", COSMOS.upper()).text == COSMOS
    assert code("cosmos", COSMOS[:10].upper() + COSMOS[10:]) == "bad_format"
    assert code("cosmos", COSMOS[:10] + COSMOS[10:].upper()) == "bad_format"


def test_bech32m_is_not_what_these_chains_write():
    values = bech32.to_values(HASH)
    assert code("cosmos", bech32.encode("cosmos", values, bech32.BECH32M)) == "bad_checksum"


def test_padding_that_is_not_zero_is_refused():
    values = bech32.to_values(HASH + bytes(range(12)))
    assert code("cosmos", bech32.encode("cosmos", values[:-1] + bytes([values[-1] | 1]))) == "bad_format"


@pytest.mark.parametrize("where", ["osmosis", "injective", "celestia", "avalanche-x", "zilliqa"])
def test_the_other_chains_address_of_the_same_key_is_refused_and_its_chain_named(where):
    network = networks.network(where)
    with pytest.raises(networks.AddressError) as caught:
        networks.check("cosmos", text_of(network, HASH))
    assert caught.value.code == "wrong_network"
    assert where in caught.value.looks_like


@pytest.mark.parametrize(
    "network", [network for network in FAMILY if network.of and network.rules["hrp"] != "sthor"], ids=lambda n: n.name
)
def test_a_test_network_is_named_on_the_main_network_and_the_other_way_round(network):
    assert code(network.of, text_of(network, HASH)) == "testnet"
    main = networks.network(network.of)
    assert code(network.name, text_of(main, HASH)) == "wrong_network"


def test_the_x_and_p_chains_of_avalanche_are_two_networks():
    """Addresses of AvalancheGo's documentation."""
    assert networks.check("avalanche-x", "X-avax19rknw8l0grnfunjrzwxlxync6zrlu33y2jxhrg").network == "avalanche-x"
    assert networks.check("avalanche-x-testnet", "X-fuji19rknw8l0grnfunjrzwxlxync6zrlu33yxqzg0h").kind == "account"
    assert code("avalanche-p", "X-avax19rknw8l0grnfunjrzwxlxync6zrlu33y2jxhrg") == "wrong_network"
    assert code("avalanche-x", "X-fuji19rknw8l0grnfunjrzwxlxync6zrlu33yxqzg0h") == "testnet"
    for wrong in ("avax19rknw8l0grnfunjrzwxlxync6zrlu33y2jxhrg", "x-avax19rknw8l0grnfunjrzwxlxync6zrlu33y2jxhrg"):
        assert code("avalanche-x", wrong) in {"bad_format", "bad_length", "wrong_network"}


def test_the_old_prefix_of_certik_is_read_with_a_warning():
    address = networks.check("certik", bech32.encode("certik", bech32.to_values(HASH)))
    assert "old_prefix" in [notice.code for notice in address.warnings]
    assert networks.check("certik", bech32.encode("shentu", bech32.to_values(HASH))).kind == "account"


def test_a_stopped_network_is_said_to_be_stopped():
    address = networks.check("binance-beacon", "bnb1hkfq3zahaqkkzx5mjnamwjsfpq2jk7z0mlq0d0")
    assert "closed" in [notice.code for notice in address.warnings]


def test_where_an_ethereum_key_has_two_forms_the_right_one_is_offered():
    rules = networks.network("injective").rules
    with pytest.raises(Bad) as caught:
        reader(networks.network("injective"))("0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F")
    assert rules["evm"]
    assert "inj1nk9x9ajk4rgkzhqjjn7hr6w0k0jg2kj0knl55v" in caught.value.hint


@pytest.mark.parametrize("where", ["cosmos", "injective", "avalanche-p", "lava"])
def test_every_slip_of_the_finger_is_refused(where):
    network = networks.network(where)
    text = text_of(network, HASH)
    read = reader(network)
    passed = []
    for wrong in mutations(text, bech32.LETTERS + "1b"):
        try:
            read(wrong)
        except (Bad, ValueError):
            continue
        passed.append(wrong)
    assert passed == []


@given(st.sampled_from(FAMILY), st.binary(min_size=20, max_size=20))
def test_the_payload_is_what_was_encoded(network, payload):
    assert reader(network)(text_of(network, payload)).payload == payload
