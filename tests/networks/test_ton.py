"""TON addresses, by TEP-2."""

import pytest

import networks

# https://github.com/toncenter/tonweb and https://docs.ton.org/v3/documentation/smart-contracts/addresses (read 2026-11)
RAW = "0:83dfd552e63729b472fcbcc8c45ebcc6691702558b68ec7527e1ba403a0f31a8"
BOUNCEABLE = "EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2N"
NON_BOUNCEABLE = "UQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqEBI"
TEST = ["kQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqKYH", "0QCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqPvC"]


def code(where, text):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text)
    return caught.value.code


def notices(text):
    return {notice.code for notice in networks.check("ton", text).warnings} - {"memo_maybe"}


def test_the_three_forms_are_one_account_each_with_its_own_warning():
    assert notices(RAW) == {"no_checksum"}
    assert notices(BOUNCEABLE) == {"bounceable"}
    assert notices(NON_BOUNCEABLE) == set()
    assert notices("Ef93fWyuJAh-kx8a8L0vCEMfvpFg2XHHyTSTHr8nIWnJebtq") == {"bounceable", "masterchain"}
    assert networks.check("ton", RAW.upper()).text == RAW


def test_both_base64_alphabets_are_read_and_one_is_written_but_never_a_mixture():
    text = "EQDk2VTvn04SUKJrW7rXahzdF8_Qi6utb0wj43InCu9vdjrR"
    assert networks.check("ton", text.replace("_", "/")).text == text
    mixed = "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_s+s"
    assert code("ton", mixed) == "bad_format"


@pytest.mark.parametrize("text", TEST)
def test_the_test_flag_is_refused_on_the_main_network_and_wanted_on_the_test_network(text):
    assert code("ton", text) == "testnet"
    assert networks.check("ton-testnet", text).text == text
    assert code("ton-testnet", BOUNCEABLE) == "wrong_network"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BOUNCEABLE[:-1], "bad_length"),
        (BOUNCEABLE[:-1] + "M", "bad_checksum"),
        (BOUNCEABLE[:-1] + "!", "bad_format"),
        (RAW[:-1], "bad_length"),
        ("1" + RAW[1:], "bad_format"),
        ("00" + RAW[1:], "bad_format"),
        (RAW[:-1] + "g", "bad_format"),
        ("EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs", "token_contract"),
    ],
)
def test_what_is_no_address_of_a_wallet_is_refused(text, expected):
    assert code("USDT:ton", text) == expected


@pytest.mark.parametrize("text", ["0:" + "0" * 64, "EQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM9c"])
def test_the_zero_address_is_a_burn_address(text):
    assert code("ton", text) == "burn_address"
