"""Every network that bip-utils can write addresses of, with the name it has here and what is expected of them."""

from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

import bip_utils
from bip_utils import Bip44Coins, Bip49Coins, Bip84Coins, Bip86Coins

import networks

_OWN_NAMES = {
    "ARBITRUM": "arbitrum",
    "AVAX_C_CHAIN": "avalanche-c",
    "AVAX_P_CHAIN": "avalanche-p",
    "AVAX_X_CHAIN": "avalanche-x",
    "BAND_PROTOCOL": "band",
    "BINANCE_CHAIN": "binance-beacon",
    "BINANCE_SMART_CHAIN": "bsc",
    "AKASH_NETWORK": "akash",
    "ELROND": "multiversx",
    "FANTOM_OPERA": "fantom",
    "FETCH_AI": "fetch",
    "FETCH_AI_ETH": "fetch",
    "HARMONY_ONE_ATOM": "harmony",
    "HARMONY_ONE_ETH": "harmony-evm",
    "HARMONY_ONE_METAMASK": "harmony-evm",
    "HUOBI_CHAIN": "heco",
    "IRIS_NET": "iris",
    "KUSAMA_ED25519_SLIP": "kusama",
    "MONERO_ED25519_SLIP": "monero",
    "MONERO_SECP256K1": "monero",
    "NEAR_PROTOCOL": "near",
    "NEO_LEGACY": "neo",
    "OKEX_CHAIN_ATOM": "okc-cosmos",
    "OKEX_CHAIN_ATOM_OLD": "okc-cosmos",
    "OKEX_CHAIN_ETH": "okc",
    "POLKADOT_ED25519_SLIP": "polkadot",
    "SECRET_NETWORK_OLD": "secret",
    "SECRET_NETWORK_NEW": "secret",
    "STAFI": "stafi-hub",
    "CARDANO_BYRON_ICARUS": "cardano",
    "CARDANO_BYRON_LEDGER": "cardano",
}
_NO_NETWORK = ("PI_NETWORK", "NINE_CHRONICLES_GOLD", "BITCOIN_CASH_SLP", "BITCOIN_CASH_SLP_TESTNET")
_NOT_PAID = {"eos", "bitcoin-sv p2sh", "bitcoin-sv-testnet p2sh"}  # keys; scripts that the chain gave up
_KHOLAW = "ED25519_KHOLAW"
_KEY_CLASSES = {
    "SECP256K1": bip_utils.Secp256k1PrivateKey,
    "ED25519": bip_utils.Ed25519PrivateKey,
    "ED25519_BLAKE2B": bip_utils.Ed25519Blake2bPrivateKey,
    _KHOLAW: bip_utils.Ed25519KholawPrivateKey,
    "ED25519_MONERO": bip_utils.Ed25519MoneroPrivateKey,
    "NIST256P1": bip_utils.Nist256p1PrivateKey,
}


class Peer(NamedTuple):
    """One kind of address: `write` and `read` are bip-utils', `expected` is "" or the code of the refusal."""

    label: str
    network: str
    curve: str
    write: Callable[[Any, Random], str]
    read: Callable[[str], bytes] | None
    expected: str


def keys(curve: str, count: int) -> list[Any]:
    """Public keys of seeded private ones."""
    chance = Random(curve)
    found: list[Any] = []
    while len(found) < count:
        raw = chance.randbytes(64 if curve == _KHOLAW else 32)
        if curve == _KHOLAW:
            raw = bytes([raw[0] & 0xF8]) + raw[1:31] + bytes([raw[31] & 0x1F | 0x40]) + raw[32:]
        if curve == "ED25519_MONERO":
            raw = raw[:31] + bytes([raw[31] & 0x0F])
        found.append(_KEY_CLASSES[curve].FromBytes(raw).PublicKey())
    return found


def peers() -> list[Peer]:
    """Every kind of address that both packages know."""
    found = [*_coins(Bip44Coins, bip_utils.Bip44ConfGetter, "")]
    found += _coins(Bip49Coins, bip_utils.Bip49ConfGetter, " p2sh")
    found += _coins(Bip84Coins, bip_utils.Bip84ConfGetter, " p2wpkh")
    found += _coins(Bip86Coins, bip_utils.Bip86ConfGetter, " p2tr")
    labels = {peer.label for peer in found}
    return found + [peer for peer in (*_bech32(), *_ss58(), *_others()) if peer.label not in labels]


def _coins(coins: Any, getter: Any, suffix: str) -> list[Peer]:
    found = []
    for coin in coins:
        if coin.name in _NO_NETWORK:
            continue
        conf = getter.GetConfig(coin)
        name = _OWN_NAMES.get(coin.name, coin.name.lower().replace("_", "-"))
        label = name + suffix if coin.name not in _OWN_NAMES else f"{name} as {coin.name}"
        found.append(_peer(label, name, conf.Bip32Class().CurveType().name, conf.AddrClass(), conf.AddrParams()))
    return found


def _peer(label: str, network: str, curve: str, encoder: Any, params: dict[str, Any]) -> Peer:
    name = encoder.__name__
    decoder: Any = getattr(bip_utils, name.replace("Encoder", "Decoder").replace("ByronIcarus", "Byron"), None)
    if name == "XmrAddrEncoder":
        curve, params = "ED25519_MONERO", {"net_ver": b"\x12"}
    given = {key: value for key, value in params.items() if key != "chain_code"}

    def write(key: Any, chance: Random) -> str:
        extra: dict[str, Any] = dict(given)
        if "chain_code" in params:
            extra["chain_code"] = chance.randbytes(32)
        if name == "XmrAddrEncoder":
            extra["pub_vkey"] = key
        return str(encoder.EncodeKey(key, **extra)).replace(" ", "")

    def read(text: str) -> bytes:
        return bytes(decoder.DecodeAddr(text, **given))

    return Peer(label, network, curve, write, read if decoder else None, "not_payable" if label in _NOT_PAID else "")


def _bech32() -> list[Peer]:
    """The bech32 chains that bip-utils has no coin for: its encoder takes any prefix."""
    return [
        _peer(network.name, network.name, "SECP256K1", bip_utils.AtomAddrEncoder, {"hrp": network.rules["hrp"]})
        for network in networks.networks()
        if network.family == "bech32" and "head" not in network.rules and network.name not in ("zilliqa", "harmony")
    ]


def _ss58() -> list[Peer]:
    return [
        _peer(
            network.name,
            network.name,
            "ED25519",
            bip_utils.SubstrateEd25519AddrEncoder,
            {"ss58_format": int(network.rules["ss58"])},
        )
        for network in networks.networks()
        if network.family == "ss58"
    ]


def _others() -> list[Peer]:
    """Kinds of address that belong to no coin of theirs."""
    tags = bip_utils.AdaShelleyAddrNetworkTags
    shelley = bip_utils.AdaShelleyAddrEncoder

    def with_stake(tag: Any) -> Callable[[Any, Random], str]:
        return lambda key, _chance: str(shelley.EncodeKey(key, pub_skey=key, net_tag=tag))

    def whole(tag: Any) -> Callable[[str], bytes]:
        return lambda text: bytes(bip_utils.AdaShelleyAddrDecoder.DecodeAddr(text, net_tag=tag))

    def reward(key: Any, _chance: Random) -> str:
        return str(bip_utils.AdaShelleyStakingAddrEncoder.EncodeKey(key))

    def integrated(key: Any, chance: Random) -> str:
        return str(
            bip_utils.XmrIntegratedAddrEncoder.EncodeKey(
                key, pub_vkey=key, net_ver=b"\x13", payment_id=chance.randbytes(8)
            )
        )

    return [
        Peer("cardano shelley", "cardano", _KHOLAW, with_stake(tags.MAINNET), whole(tags.MAINNET), ""),
        Peer("cardano-testnet shelley", "cardano-testnet", _KHOLAW, with_stake(tags.TESTNET), whole(tags.TESTNET), ""),
        Peer("cardano stake", "cardano", _KHOLAW, reward, None, "not_payable"),
        Peer("monero integrated", "monero", "ED25519_MONERO", integrated, None, ""),
    ]
