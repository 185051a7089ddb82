"""SS58: Polkadot and the other Substrate chains."""

import pytest

import networks
from networks.codec import base58
from networks.families import ss58

# Substrate's well-known development account Alice, as `subkey inspect` writes it for each network (read 2026-11).
ALICE = bytes.fromhex("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d")
WRITTEN = {
    "polkadot": "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
    "kusama": "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F",
    "substrate": "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
    "bittensor": "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
}


def address(prefix, account=ALICE):
    body = ss58.prefix_bytes(prefix) + account
    return base58.encode(body + ss58.checksum(body))


def code(where, text):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text)
    return caught.value.code


@pytest.mark.parametrize(("network", "text"), WRITTEN.items())
def test_one_account_is_written_differently_on_each_network(network, text):
    assert networks.check(network, text).kind == "account"
    for other in {"polkadot", "kusama", "acala"} - {network}:
        assert code(other, text) == "wrong_network"


@pytest.mark.parametrize("prefix", [0, 1, 42, 63, 64, 69, 255, 256, 2112, 6094, 10041, 13116, 16383])
def test_a_prefix_takes_one_byte_or_two(prefix):
    raw = base58.decode(address(prefix))
    assert len(raw) == (35 if prefix < 64 else 36)
    if prefix >= 64:
        assert raw[0] in range(64, 128)
        assert (raw[0] & 0x3F) << 2 | raw[1] >> 6 | (raw[1] & 0x3F) << 8 == prefix


def test_chains_that_went_over_to_the_shared_form_take_it_with_a_warning():
    found = networks.check("hydration", address(0))
    assert [notice.code for notice in found.warnings] == ["shared_prefix"]
    assert networks.check("hydration", address(63)).warnings == ()
    assert networks.check("bittensor", address(13116)).warnings[0].code == "shared_prefix"


@pytest.mark.parametrize(
    "text",
    [
        address(0, ALICE[:-1]),
        address(0, ALICE + b"\0"),
        address(0, ALICE[:20]),
        "1" + WRITTEN["polkadot"],
        WRITTEN["polkadot"][:-1] + "6",
        WRITTEN["polkadot"].replace("o", "O"),
        base58.encode(b"\x80\0" + ALICE + ss58.checksum(b"\x80\0" + ALICE)),  # a reserved first byte
        base58.encode(b"\x40\0" + ALICE + ss58.checksum(b"\x40\0" + ALICE)),  # 0 in two bytes
    ],
)
def test_what_is_no_address_is_refused(text):
    assert code("polkadot", text) in {"bad_format", "bad_length", "bad_checksum", "wrong_network"}


def test_no_two_chains_share_a_prefix_but_those_of_the_general_one():
    seen = {}
    for network in networks.networks():
        if network.family == "ss58":
            seen.setdefault(network.rules["ss58"], []).append(network.name)
    shared = {prefix: names for prefix, names in seen.items() if len(names) > 1}
    assert set(shared) == {"42"}
