"""Aptos, Sui and Starknet: long hexadecimal numbers."""

import pytest

import networks
from networks.families import starknet
from networks.judge import reader
from networks.parsed import Bad

from .mutations import mutations

APTOS = "0xce2fd04ac9efa74f17595e5785e847a2399d7e637f5e8179244f76191f653276"
STARKNET = "0x02Fd23d9182193775423497fc0c472E156C57C69E4089A1967fb288A2d84e914"
CHAINS = ["aptos", "sui", "iota", "movement"]


def code(where, text):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text)
    return caught.value.code


@pytest.mark.parametrize("where", CHAINS)
def test_64_digits_are_an_address_and_the_missing_checksum_is_said(where):
    address = networks.check(where, APTOS)
    assert (address.text, [notice.code for notice in address.warnings]) == (APTOS, ["no_checksum"])
    assert networks.check(where, "0x" + APTOS[2:].upper()).text == APTOS


@pytest.mark.parametrize("where", CHAINS)
def test_no_other_number_of_digits_is(where):
    assert code(where, APTOS[:-1]) == "bad_length"
    assert code(where, APTOS + "0") == "bad_length"
    assert code(where, "0x") == "bad_format"
    assert code(where, APTOS[:-1] + "g") == "bad_format"
    assert code(where, "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F") == "wrong_network"


def test_a_number_without_its_leading_zeros_is_refused_and_offered_whole():
    """A digit left out by mistake would look the same."""
    with pytest.raises(Bad) as caught:
        reader(networks.network("aptos"))("0x" + "5" * 63)
    assert caught.value.code == "bad_length"
    assert "0x0" + "5" * 63 in caught.value.hint


@pytest.mark.parametrize("where", CHAINS)
@pytest.mark.parametrize("number", [1, 2, 4, 0xA])
def test_the_chains_own_addresses_are_not_paid(where, number):
    assert code(where, f"0x{number:064x}") == "not_payable"


def test_a_type_of_coin_is_no_address():
    assert code("aptos", "0x1::aptos_coin::AptosCoin") == "not_payable"
    assert code("sui", f"{APTOS}::coin::COIN") == "not_payable"


@pytest.mark.parametrize(
    "text",
    [
        STARKNET,
        "0x00AbcDefaBcdefabCDEfAbCDEfAbcdEFAbCDEfabCDefaBCdEFaBcDeFaBcDefAb",
        "0x048fa41160CF328a766fd6528915aA5836bE1a1548b6Da62201ba1c7175736bA",
        "0x0788b45a11Ee333293a1d4389430009529bC97D814233C2A5137c4F5Ff949905",
    ],
)
def test_starknets_checksum_is_the_one_of_its_libraries(text):
    """The first two: starknet.py's and starknet-jvm's tests; the others: an indexer's (read 2026-11)."""
    assert networks.check("starknet", text).kind == "checksum"
    assert "0x" + starknet.checksummed(text[2:].lower()) == text
    lower = networks.check("starknet", text.lower())
    assert [notice.code for notice in lower.warnings] == ["no_checksum"]


def test_a_wrong_case_is_refused_on_starknet():
    flipped = [
        STARKNET[:place] + letter.swapcase() + STARKNET[place + 1 :]
        for place, letter in enumerate(STARKNET)
        if place > 1 and letter.isalpha()
    ]
    read = reader(networks.network("starknet"))
    for text in flipped:
        with pytest.raises(Bad) as caught:
            read(text)
        assert caught.value.code == "bad_checksum"
        assert code("starknet", text) == "bad_checksum"  # though Aptos would take any such number


@pytest.mark.parametrize("where", CHAINS)
def test_an_address_in_starknets_checksum_case_is_starknets(where):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, STARKNET)
    assert caught.value.code == "wrong_network"
    assert "starknet" in caught.value.looks_like


def test_starknets_first_zero_may_be_left_out_and_no_other():
    tail = "1" + "23456789ab" * 6 + "23"
    assert networks.check("starknet", "0x" + tail).text == "0x0" + tail
    assert code("starknet", "0x0" + tail[1:]) == "bad_length"
    assert code("starknet", "0x" + tail[:-1]) == "bad_length"


def test_starknets_numbers_have_a_bound():
    assert networks.check("starknet", f"0x{2**251 - 257:064x}").kind == "hex"
    for number in (2**251 - 256, 2**251, 2**252):
        assert code("starknet", f"0x{number:064x}") in {"bad_format", "wrong_network"}
    assert code("starknet", f"0x{1:064x}") == "not_payable"


def test_the_checksum_of_starknet_finds_almost_every_slip_of_the_finger():
    """It is as strong as the address has letters: 16 here, so that one slip of 65,536 passes."""
    read = reader(networks.network("starknet"))
    passed = []
    for wrong in mutations(STARKNET, "0123456789abcdefABCDEF", 2):
        try:
            if read(wrong).text != STARKNET:  # its first zero may go
                passed.append(wrong)
        except (Bad, ValueError):
            continue
    assert passed == ["0x02Fd23d9182193775423497fc0c472E159C57C69E4089A1967fb288A2d84e914"]
