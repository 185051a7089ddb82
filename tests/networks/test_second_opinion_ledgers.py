"""bip-utils asked about the chains with formats of their own; it refuses keys off the curve, so real keys are used."""

import random
from hashlib import blake2b, new

import bip_utils
import pytest
from nacl.bindings import crypto_scalarmult_ed25519_base_noclamp

import networks
from networks.codec import base32, base58, bech32, cryptonote
from networks.codec.keccak import keccak
from networks.families import ss58

CHANCE = random.Random()
COUNT = 60
LETTERS = {"upper": base32.UPPER, "lower": base32.LOWER, "base58": base58.BITCOIN}


def key():
    """A point that a private key leads to: some decoders ask for the right subgroup."""
    return crypto_scalarmult_ed25519_base_noclamp(bytes([1 + CHANCE.randrange(200)]) + CHANCE.randbytes(30) + b"\0")


def stellar():
    return bip_utils.XlmAddrEncoder.EncodeKey(b"\0" + key(), addr_type=bip_utils.XlmAddrTypes.PUB_KEY)


def algorand():
    body = key()
    return base32.writer(base32.UPPER)(body + new("sha512_256", body).digest()[-4:])


def monero(network_byte, payment_id=b""):
    body = bytes([network_byte]) + key() + key() + payment_id
    return cryptonote.encode(body + keccak(body)[:4])


def substrate(prefix):
    body = ss58.prefix_bytes(prefix) + CHANCE.randbytes(32)
    return base58.encode(body + ss58.checksum(body))


def filecoin():
    body = CHANCE.randbytes(20)
    return "f1" + base32.writer(base32.LOWER)(body + blake2b(b"\1" + body, digest_size=4).digest())


def byron():
    return bip_utils.AdaByronIcarusAddrEncoder.EncodeKey(b"\0" + key(), chain_code=CHANCE.randbytes(32))


def shelley():
    return bech32.encode("addr", bech32.to_values(b"\1" + CHANCE.randbytes(56)))


PEERS = {
    "stellar": ("stellar", stellar, "upper", bip_utils.XlmAddrDecoder.DecodeAddr),
    "algorand": ("algorand", algorand, "upper", bip_utils.AlgoAddrDecoder.DecodeAddr),
    "monero": (
        "monero",
        lambda: monero(18),
        "base58",
        lambda text: bip_utils.XmrAddrDecoder.DecodeAddr(text, net_ver=b"\x12"),
    ),
    "monero sub": (
        "monero",
        lambda: monero(42),
        "base58",
        lambda text: bip_utils.XmrAddrDecoder.DecodeAddr(text, net_ver=b"\x2a"),
    ),
    "cardano": ("cardano", shelley, "lower", bip_utils.AdaShelleyAddrDecoder.DecodeAddr),
    "cardano byron": ("cardano", byron, "base58", bip_utils.AdaByronAddrDecoder.DecodeAddr),
    "filecoin": ("filecoin", filecoin, "lower", bip_utils.FilSecp256k1AddrDecoder.DecodeAddr),
    "nano": (
        "nano",
        lambda: bip_utils.NanoAddrEncoder.EncodeKey(b"\0" + key()),
        "lower",
        bip_utils.NanoAddrDecoder.DecodeAddr,
    ),
    "tezos": (
        "tezos",
        lambda: base58.encode_check(b"\x06\xa1\x9f" + CHANCE.randbytes(20)),
        "base58",
        lambda text: bip_utils.XtzAddrDecoder.DecodeAddr(text, prefix=bip_utils.XtzAddrPrefixes.TZ1),
    ),
    "mavryk": (
        "mavryk",
        lambda: base58.encode_check(b"\x05\xba\xc7" + CHANCE.randbytes(20)),
        "base58",
        lambda text: bip_utils.MvrkAddrDecoder.DecodeAddr(text, prefix=bip_utils.MvrkAddrPrefixes.MV2),
    ),
    "zcash": (
        "zcash",
        lambda: base58.encode_check(b"\x1c\xb8" + CHANCE.randbytes(20)),
        "base58",
        lambda text: bip_utils.P2PKHAddrDecoder.DecodeAddr(text, net_ver=b"\x1c\xb8"),
    ),
} | {
    name: (
        name,
        lambda prefix=prefix: substrate(prefix),
        "base58",
        lambda text, prefix=prefix: bip_utils.SubstrateSr25519AddrDecoder.DecodeAddr(text, ss58_format=prefix),
    )
    for name, prefix in (("polkadot", 0), ("kusama", 2), ("acala", 10), ("bittensor", 42), ("chainflip", 2112))
}


def mistyped(text, letters):
    found = [*text]
    for _ in range(CHANCE.randint(1, 2)):
        found[CHANCE.randrange(6, len(text))] = CHANCE.choice(LETTERS[letters])
    return "".join(found)


def says_yes(decode, text):
    try:
        decode(text)
    except (ValueError, TypeError, OverflowError):
        return False
    return True


@pytest.mark.parametrize("name", PEERS)
def test_we_agree_on_right_and_mistyped_addresses(name):
    CHANCE.seed(name)
    network, make, letters, decode = PEERS[name]
    right = [make() for _ in range(COUNT)]
    texts = right + [mistyped(text, letters) for text in right]
    ours = [verdict.ok for verdict in networks.check_many((network, text) for text in texts)]
    theirs = [says_yes(decode, text) for text in texts]
    assert ours[:COUNT] == [True] * COUNT
    assert [text for text, own, peer in zip(texts, ours, theirs, strict=True) if own != peer] == []


@pytest.mark.parametrize(
    ("network", "make", "decode"),
    [
        ("stellar", stellar, bip_utils.XlmAddrDecoder.DecodeAddr),
        ("algorand", algorand, bip_utils.AlgoAddrDecoder.DecodeAddr),
    ],
)
def test_keys_of_the_curve_are_not_warned_about(network, make, decode):
    CHANCE.seed(network)
    for verdict in networks.check_many([(network, make()) for _ in range(20)], careful=True):
        assert verdict.address is not None
        assert "off_curve" not in {notice.code for notice in verdict.address.warnings}
        assert says_yes(decode, verdict.address.text)


def test_we_warn_of_the_algorand_addresses_that_it_refuses():
    CHANCE.seed("algorand")
    texts = []
    for _ in range(60):
        body = CHANCE.randbytes(32)
        texts.append(base32.writer(base32.UPPER)(body + new("sha512_256", body).digest()[-4:]))
    verdicts = networks.check_many((("algorand", text) for text in texts), careful=True)
    warned = ["off_curve" in {notice.code for notice in verdict.address.warnings} for verdict in verdicts]
    assert warned == [not says_yes(bip_utils.AlgoAddrDecoder.DecodeAddr, text) for text in texts]
    assert 10 < sum(warned) < 50
