"""A payment link in place of an address goes to `networks.uri`, and its recipient through all the rules."""

import sys
from types import ModuleType

import pytest

import networks

TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
XRP = "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY"


@pytest.fixture
def reader(monkeypatch):
    """A reader of links that answers what it was given, so that only the rules behind it are on trial here."""
    module = ModuleType("networks.uri")
    module.found = None
    module.recipient = lambda text, network, asset: module.found
    monkeypatch.setitem(sys.modules, "networks.uri", module)
    return module


def code(where, text, memo=None):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text, memo)
    return caught.value.code


def test_the_recipient_of_a_link_is_checked_and_its_origin_said(reader):
    reader.found = (TRON, None)
    address = networks.check("USDT:tron", f"tron:{TRON}?amount=5")
    assert (address.text, address.warnings[0].code) == (TRON, "from_link")


def test_a_contract_inside_a_link_is_refused_like_any_other(reader):
    reader.found = ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", None)
    assert code("USDT:tron", "tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t") == "token_contract"


def test_the_memo_of_a_link_counts_and_a_different_one_is_refused(reader):
    reader.found = (XRP, "7")
    assert networks.check("XRP", f"ripple:{XRP}?dt=7").memo == "7"
    assert networks.check("XRP", f"ripple:{XRP}?dt=7", "7").memo == "7"
    assert code("XRP", f"ripple:{XRP}?dt=7", "8") == "bad_memo"


def test_a_link_that_is_not_read_is_refused_with_words(reader):
    with pytest.raises(networks.AddressError) as caught:
        networks.check("USDT:tron", f"tron:{TRON}?amount=5")
    assert caught.value.code == "bad_format"
    assert "payment link" in caught.value.message
