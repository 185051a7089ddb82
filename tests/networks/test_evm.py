"""EVM addresses: EIP-55, EIP-1191, ERC-3770, and the forms that are refused."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import networks
from networks.families import evm
from networks.parsed import Bad

_HERE = Path(__file__).parent / "vectors"
EIP55 = json.loads((_HERE / "eip55.json").read_text())["addresses"]
EIP1191 = json.loads((_HERE / "eip1191.json").read_text())["addresses"]
CHAINS = [network for network in networks.networks() if network.family == "evm"]
ANY = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"


def code(where, text):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text)
    return caught.value.code


def warned(where, text):
    return [notice.code for notice in networks.check(where, text).warnings]


@pytest.mark.parametrize("text", EIP55)
def test_the_vectors_check_to_themselves(text):
    assert networks.check("ethereum", text).text == text


@pytest.mark.parametrize("text", EIP55)
def test_one_case_is_accepted_with_a_warning_and_answered_in_checksum_case(text):
    for form in (text.lower(), "0x" + text[2:].upper()):
        address = networks.check("ETH:ethereum", form)
        assert address.text == text
        assert ("no_checksum" in [notice.code for notice in address.warnings]) == (form != text)


@pytest.mark.parametrize("text", EIP55)
def test_one_letter_in_the_wrong_case_is_refused_in_a_mixed_address(text):
    if text[2:] in (text[2:].lower(), text[2:].upper()):
        text = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
    for place, letter in enumerate(text[2:], 2):
        if letter.isalpha():
            assert code("ethereum", text[:place] + letter.swapcase() + text[place + 1 :]) == "bad_checksum"


@pytest.mark.parametrize("text", EIP1191)
def test_rootstock_reads_its_own_checksum_and_ethereums(text):
    assert networks.check("rootstock", text).text == text
    assert networks.check("rootstock", text.lower()).text == text


def test_rootstock_says_when_the_checksum_is_ethereums():
    assert "other_checksum" in warned("rootstock", ANY)
    with pytest.raises(networks.AddressError) as caught:
        networks.check("ethereum", EIP1191[4])
    assert (caught.value.code, caught.value.looks_like) == ("wrong_network", ("rootstock",))


@pytest.mark.parametrize("network", CHAINS, ids=lambda network: network.name)
def test_every_chain_takes_the_address_and_says_which_chain_it_was_checked_for(network):
    address = networks.check(network.name, ANY)
    said = {notice.code: notice.message for notice in address.warnings}
    assert network.title in said["same_on_every_evm_chain"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ANY[2:], "bad_format"),
        ("0X" + ANY[2:], "bad_format"),
        (ANY[:-1], "bad_length"),
        (ANY + "0", "bad_length"),
        (ANY[:-1] + "g", "bad_format"),
        (ANY[:-1] + "_", "bad_format"),
        ("XE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS", "bad_format"),
        ("0x", "bad_length"),
    ],
)
def test_other_forms_are_refused(text, expected):
    assert code("ethereum", text) == expected


def test_a_missing_0x_is_offered():
    with pytest.raises(networks.AddressError) as caught:
        networks.check("ethereum", ANY[2:])
    assert ANY in caught.value.hint


def test_an_erc_3770_prefix_must_name_the_chain_chosen():
    assert networks.check("ethereum", f"eth:{ANY}").text == ANY
    assert networks.check("bsc", f"bnb:{ANY}").text == ANY
    with pytest.raises(networks.AddressError) as caught:
        networks.check("USDT:bsc", f"eth:{ANY}")
    assert (caught.value.code, caught.value.looks_like) == ("wrong_network", ("ethereum",))
    assert code("ethereum", f"nosuch:{ANY}") == "wrong_network"


def test_a_chains_own_prefix_is_understood_there_only():
    assert networks.check("xdc", "xdc" + ANY[2:]).text == ANY
    assert networks.check("ronin", "ronin:" + ANY[2:]).text == ANY
    assert code("ethereum", "xdc" + ANY[2:]) == "wrong_network"


def test_chain_ids_are_unique_but_where_two_coins_share_a_chain():
    ids = [network.chain_id for network in CHAINS if network.chain_id and not network.name.startswith("theta")]
    assert len(ids) == len(set(ids))
    assert networks.network("bep20").chain_id == 56
    assert networks.network("matic").name == "polygon"


@given(st.binary(min_size=20, max_size=20), st.sets(st.integers(0, 39), min_size=1, max_size=3))
def test_the_case_of_a_digit_is_what_writing_the_address_would_make_it(raw, places):
    proper = evm.checksummed(raw.hex())
    read = evm.bind({})
    assert read("0x" + proper).kind in {"eip55", "hex"}
    other = "".join(letter.swapcase() if place in places else letter for place, letter in enumerate(proper))
    if other != proper and other not in (proper.lower(), proper.upper()):
        with pytest.raises(Bad, match="EIP-55"):
            read("0x" + other)
