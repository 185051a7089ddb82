"""Monero addresses: main, sub and integrated, on three networks."""

import pytest

import networks
from networks.codec import cryptonote
from networks.codec.keccak import keccak

# The project's donation address (README of monero-project/monero) and a subaddress of its documentation (read 2026-11)
MAIN = "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A"
KEYS = cryptonote.decode(MAIN)[1:65]
ID = bytes.fromhex("0123456789abcdef")


def address(network_byte, keys=KEYS, payment_id=b""):
    body = bytes([network_byte]) + keys + payment_id
    return cryptonote.encode(body + keccak(body)[:4])


def code(where, text, memo=None):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text, memo)
    return caught.value.code


def test_an_address_is_built_as_it_is_read():
    assert address(18) == MAIN
    assert networks.check("XMR:monero", MAIN).kind == "main"


def test_an_integrated_address_carries_its_payment_id():
    found = networks.check("monero", address(19, payment_id=ID))
    assert (found.kind, found.memo) == ("integrated", ID.hex())
    assert code("monero", address(19, payment_id=ID), memo="f" * 16) == "bad_memo"


@pytest.mark.parametrize(
    ("network", "first", "payment_id", "kind"),
    [
        ("monero", 18, b"", "main"),
        ("monero", 42, b"", "sub"),
        ("monero", 19, ID, "integrated"),
        ("monero-testnet", 53, b"", "main"),
        ("monero-testnet", 63, b"", "sub"),
        ("monero-testnet", 54, ID, "integrated"),
        ("monero-stagenet", 24, b"", "main"),
        ("monero-stagenet", 36, b"", "sub"),
        ("monero-stagenet", 25, ID, "integrated"),
    ],
)
def test_each_network_has_its_own_bytes_and_refuses_those_of_the_others(network, first, payment_id, kind):
    text = address(first, payment_id=payment_id)
    assert networks.check(network, text).kind == kind
    for other in {"monero", "monero-testnet", "monero-stagenet"} - {network}:
        assert code(other, text) in {"testnet", "wrong_network"}


@pytest.mark.parametrize(
    "text",
    [
        address(19),  # integrated, without its payment id
        address(18, payment_id=ID),
        address(42, payment_id=ID),
        address(41),
        MAIN[:-1],
        MAIN + "1",
        MAIN[:-1] + "B",
        MAIN[:11] + "zzzzzzzzzzz" + MAIN[22:],
        MAIN.replace("4", "0", 1),
    ],
)
def test_what_is_no_address_is_refused(text):
    assert code("monero", text) in {"bad_format", "bad_length", "bad_checksum", "wrong_network"}


def test_keys_that_no_wallet_can_have_are_warned_about():
    strange = address(18, keys=b"\2" + bytes(31) + KEYS[32:])
    assert "off_curve" in {notice.code for notice in networks.check("monero", strange).warnings}
    assert networks.check("monero", MAIN).warnings == ()
