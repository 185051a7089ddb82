"""Stellar's strkeys, by the whole list of SEP-23."""

import json
from pathlib import Path

import pytest

import networks

SEP23 = json.loads((Path(__file__).parent / "vectors" / "sep23.json").read_text())


def code(text, memo=None):
    with pytest.raises(networks.AddressError) as caught:
        networks.check("stellar", text, memo)
    return caught.value.code


@pytest.mark.parametrize("text", SEP23["accounts"])
def test_an_account_is_payable_and_a_memo_is_asked_for(text):
    found = networks.check("XLM:stellar", text)
    assert found.kind == "account"
    assert "memo_maybe" in {notice.code for notice in found.warnings}


@pytest.mark.parametrize(("text", "memo"), SEP23["muxed"])
def test_a_muxed_account_carries_its_memo(text, memo):
    found = networks.check("stellar", text)
    assert (found.kind, found.memo) == ("muxed", memo)
    assert networks.check("stellar", text, memo).memo == memo
    assert code(text, memo="7") == "bad_memo"


@pytest.mark.parametrize("text", SEP23["not_payable"])
def test_what_is_no_account_is_named_and_cannot_be_paid(text):
    assert code(text) == "not_payable"


@pytest.mark.parametrize("text", SEP23["invalid"])
def test_what_sep23_calls_invalid_is_refused(text):
    assert code(text) in {"bad_format", "bad_length", "bad_checksum"}


def test_the_issuers_of_stablecoins_cannot_receive_them():
    assert code("GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVN") == "token_contract"


@pytest.mark.parametrize(("memo", "good"), [("x" * 28, True), ("18446744073709551615", True), ("x" * 29, False)])
def test_a_memo_is_a_text_of_28_bytes_or_a_number(memo, good):
    if good:
        assert networks.check("stellar", SEP23["accounts"][0], memo).memo == memo
    else:
        assert code(SEP23["accounts"][0], memo) == "bad_memo"
