"""EOS, WAX, FIO and IOST: accounts that are names, and keys that are not."""

import pytest

import networks

KEY = "EOS5TrYnZP1RkDSUMzBY4GanCy6AP68kCMdkAb5EACkAwkdgRLShz"  # wallet-core's tests
FIO = "FIO7MN1LuSfFgrbVHmrt9cVa2FYAs857Ppr9dzvEXoD1miKSxm3n3"  # wallet-core's tests


def code(where, text):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text)
    return caught.value.code


@pytest.mark.parametrize("where", ["eos", "wax"])
@pytest.mark.parametrize("name", ["abcdefghijk5", "a", "gamedeposits", "kucoin.acc"])
def test_a_name_of_up_to_twelve_characters_is_an_account(where, name):
    address = networks.check(where, name)
    assert address.text == name
    assert "no_checksum" in [notice.code for notice in address.warnings]
    assert ("short_name" in [notice.code for notice in address.warnings]) == (len(name) < 12)


@pytest.mark.parametrize(
    "name",
    ["123456789012", "abc6", "Abcdefghijkl", "abc_def", "abcdefghijklm", ".abc", "abc.", "abc-def", "abc0"],
)
def test_what_cannot_be_a_name_is_refused(name):
    """Five libraries accept 123456789012, which cannot exist."""
    assert code("eos", name) in {"bad_format", "bad_length", "wrong_network"}


@pytest.mark.parametrize("name", ["eosio", "eosio.token", "eosio.null"])
def test_accounts_of_the_chain_itself_are_not_paid(name):
    assert code("eos", name) == "not_payable"


def test_a_public_key_is_no_account_on_eos():
    """wallet-core and bip-utils call it the address."""
    assert code("eos", KEY) == "not_payable"
    assert code("eos", KEY[:-1] + "y") == "bad_checksum"


@pytest.mark.parametrize("text", [FIO, KEY.replace("EOS", "FIO")])
def test_a_public_key_is_what_fio_pays_to(text):
    assert networks.check("fio", text).kind == "public-key"


def test_other_things_are_not_paid_on_fio():
    assert code("fio", "alice@edge") == "bad_format"
    assert code("fio", FIO[:-1]) in {"bad_length", "bad_checksum"}
    assert code("fio", FIO[:-1] + "4") == "bad_checksum"
    assert code("fio", KEY) == "not_payable" or code("fio", KEY) == "bad_format"


@pytest.mark.parametrize("name", ["admin", "alice_01", "12345678901", "_____"])
def test_an_iost_account_has_5_to_11_characters(name):
    assert networks.check("iost", name).kind == "account-name"


@pytest.mark.parametrize("name", ["abcd", "abcdefghijkl", "Alice", "alice.1", "alice-1"])
def test_other_names_are_none_of_iosts(name):
    assert code("iost", name) in {"bad_format", "bad_length", "wrong_network"}


def test_a_memo_is_asked_for_where_exchanges_share_one_account():
    for where in ("eos", "wax", "iost", "stacks", "nem"):
        assert networks.network(where).memo.endswith("optional")
    assert networks.check("eos", "gamedeposits", "1234").memo == "1234"
    assert code("eos", "A" * 12) in {"bad_format", "wrong_network"}
