"""bip-utils, the strictest peer, asked about the same addresses, right and mistyped."""

import random

import bip_utils
import pytest

import networks
from networks.codec import base58, bech32, cashaddr, segwit
from networks.families import evm

CHANCE = random.Random()
COUNT = 80


def _hash(size=20):
    return CHANCE.randbytes(size)


PEERS = {
    "bitcoin p2pkh": (
        "bitcoin",
        lambda: base58.encode_check(b"\0" + _hash()),
        lambda text: bip_utils.P2PKHAddrDecoder.DecodeAddr(text, net_ver=b"\0"),
    ),
    "bitcoin p2sh": (
        "bitcoin",
        lambda: base58.encode_check(b"\5" + _hash()),
        lambda text: bip_utils.P2SHAddrDecoder.DecodeAddr(text, net_ver=b"\5"),
    ),
    "bitcoin p2wpkh": (
        "bitcoin",
        lambda: segwit.encode("bc", 0, _hash()),
        lambda text: bip_utils.P2WPKHAddrDecoder.DecodeAddr(text, hrp="bc"),
    ),
    "litecoin p2wpkh": (
        "litecoin",
        lambda: segwit.encode("ltc", 0, _hash()),
        lambda text: bip_utils.P2WPKHAddrDecoder.DecodeAddr(text, hrp="ltc"),
    ),
    "bitcoin-cash": (
        "bitcoin-cash",
        lambda: cashaddr.encode("bitcoincash", 0, _hash()),
        lambda text: bip_utils.BchP2PKHAddrDecoder.DecodeAddr(text, hrp="bitcoincash", net_ver=b"\0"),
    ),
    "dogecoin": (
        "dogecoin",
        lambda: base58.encode_check(b"\x1e" + _hash()),
        lambda text: bip_utils.P2PKHAddrDecoder.DecodeAddr(text, net_ver=b"\x1e"),
    ),
    "ethereum": (
        "ethereum",
        lambda: "0x" + evm.checksummed(_hash().hex()),
        bip_utils.EthAddrDecoder.DecodeAddr,
    ),
    "tron": (
        "tron",
        lambda: base58.encode_check(b"\x41" + _hash()),
        bip_utils.TrxAddrDecoder.DecodeAddr,
    ),
    "ripple": (
        "ripple",
        lambda: base58.encode_check(b"\0" + _hash(), base58.RIPPLE),
        bip_utils.XrpAddrDecoder.DecodeAddr,
    ),
}


def _mistyped(text):
    """One to three characters replaced, so that about as many are wrong as right."""
    letters = [*text]
    alphabet = bech32.LETTERS if text == text.lower() else base58.BITCOIN
    for _ in range(CHANCE.randint(1, 3)):
        letters[CHANCE.randrange(3, len(text))] = CHANCE.choice(alphabet)
    return "".join(letters)


def _says_yes(decode, text):
    try:
        decode(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("name", PEERS)
def test_we_agree_on_right_and_mistyped_addresses(name):
    CHANCE.seed(name)
    network, make, decode = PEERS[name]
    right = [make() for _ in range(COUNT)]
    texts = right + [_mistyped(text) for text in right]
    ours = [verdict.ok for verdict in networks.check_many((network, text) for text in texts)]
    theirs = [_says_yes(decode, text) for text in texts]
    assert ours[:COUNT] == [True] * COUNT
    assert [text for text, own, peer in zip(texts, ours, theirs, strict=True) if own != peer] == []


def test_we_warn_of_the_solana_addresses_that_it_refuses():
    CHANCE.seed("solana")
    texts = [base58.encode(_hash(32)) for _ in range(100)]
    verdicts = networks.check_many((("solana", text) for text in texts), careful=True)
    warned = ["off_curve" in [notice.code for notice in verdict.address.warnings] for verdict in verdicts]
    assert warned == [not _says_yes(bip_utils.SolAddrDecoder.DecodeAddr, text) for text in texts]
    assert 20 < sum(warned) < 80
