"""Deposit addresses pass the strictest decoder at hand."""

from __future__ import annotations

import base64
import re
from binascii import crc_hqx

import bip_utils as strict
import pytest

from swapclient.sandbox.addresses import MAKERS, place
from swapclient.sandbox.chains import CHAINS

DECODERS = {
    "algorand": strict.AlgoAddrDecoder.DecodeAddr,
    "avalanche-x": strict.AvaxXChainAddrDecoder.DecodeAddr,
    "bitcoin": lambda text: strict.P2WPKHAddrDecoder.DecodeAddr(text, hrp="bc"),
    "bitcoin-cash": lambda text: strict.BchP2PKHAddrDecoder.DecodeAddr(
        "bitcoincash:" + text, hrp="bitcoincash", net_ver=b"\0"
    ),
    "cosmos": lambda text: strict.AtomAddrDecoder.DecodeAddr(text, hrp="cosmos"),
    "dash": lambda text: strict.P2PKHAddrDecoder.DecodeAddr(text, net_ver=b"\x4c"),
    "dogecoin": lambda text: strict.P2PKHAddrDecoder.DecodeAddr(text, net_ver=b"\x1e"),
    "evm": strict.EthAddrDecoder.DecodeAddr,
    "litecoin": lambda text: strict.P2WPKHAddrDecoder.DecodeAddr(text, hrp="ltc"),
    "monero": lambda text: strict.XmrAddrDecoder.DecodeAddr(text, net_ver=b"\x12"),
    "near": strict.NearAddrDecoder.DecodeAddr,
    "neo": lambda text: strict.NeoN3AddrDecoder.DecodeAddr(text, ver=b"\x35"),
    "polkadot": lambda text: strict.SubstrateEd25519AddrDecoder.DecodeAddr(text, ss58_format=0),
    "ripple": strict.XrpAddrDecoder.DecodeAddr,
    "solana": strict.SolAddrDecoder.DecodeAddr,
    "stellar": lambda text: strict.XlmAddrDecoder.DecodeAddr(text, addr_type=strict.XlmAddrTypes.PUB_KEY),
    "sui": strict.SuiAddrDecoder.DecodeAddr,
    "tezos": lambda text: strict.XtzAddrDecoder.DecodeAddr(text, prefix=strict.XtzAddrPrefixes.TZ1),
    "tron": strict.TrxAddrDecoder.DecodeAddr,
    "zcash": lambda text: strict.P2PKHAddrDecoder.DecodeAddr(text, net_ver=b"\x1c\xb8"),
}


@pytest.mark.parametrize("family", DECODERS)
def test_a_strict_decoder_takes_them(family):
    for number in range(5):
        assert DECODERS[family](place(family, f"order{number}", memo=False).address)


def test_cardano_and_platon_are_bech32_of_the_right_length():
    assert len(strict.Bech32Decoder.Decode("addr", place("cardano", "order", memo=False).address)) == 29
    assert len(strict.Bech32Decoder.Decode("lat", place("platon", "order", memo=False).address)) == 20


def test_ton_has_its_checksum_and_is_not_bounceable():
    raw = base64.urlsafe_b64decode(place("ton", "order", memo=True).address)
    assert (raw[0], raw[1], len(raw)) == (0x51, 0, 36)
    assert crc_hqx(raw, 0) == 0


@pytest.mark.parametrize("chain", [name for name in CHAINS if name != "bank"])
def test_they_pass_the_rule_the_provider_publishes(chain):
    facts = CHAINS[chain]
    where = place(facts.family, "order", memo=bool(facts.memo))
    assert facts.rule is None or re.fullmatch(facts.rule, where.address)
    assert facts.memo_rule is None or re.fullmatch(facts.memo_rule, where.memo or "")


def test_every_order_has_its_own_and_always_the_same():
    for family in MAKERS:
        names = {place(family, f"order{number}", memo=True) for number in range(20)}
        assert len(names) == 20
        assert place(family, "order1", memo=True) in names
