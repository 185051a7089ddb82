"""Tables of codes, and how an asset is found through them."""

import pytest

import networks
from swapclient.domain.assets import Asset
from swapclient.errors import UnknownPair
from swapclient.providers.chainflip.codes import ASSETS
from swapclient.providers.chainflip.codes import CODES as CHAINFLIP
from swapclient.providers.changenow.codes import CODES as CHANGENOW
from swapclient.providers.codes import read_codes
from swapclient.providers.coins import Coin, Coins, own_contract
from swapclient.providers.exolix.codes import CODES as EXOLIX
from swapclient.providers.near.codes import CODES as NEAR
from swapclient.providers.simpleswap.codes import CODES as SIMPLESWAP
from swapclient.providers.stealthex.codes import CODES as STEALTHEX
from swapclient.providers.thorchain.codes import CODES as THORCHAIN
from tests.fakes.bench import asset

TABLES = {
    "simpleswap": SIMPLESWAP,
    "exolix": EXOLIX,
    "near": NEAR,
    "chainflip": CHAINFLIP,
    "changenow": CHANGENOW,
    "stealthex": STEALTHEX,
    "thorchain": THORCHAIN,
}
USDC = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"


def named(codes):
    return {*codes.networks.values(), *(name.partition(":")[2] for name in codes.special.values())}


@pytest.mark.parametrize(
    ("table", "name"), [(name, one) for name, codes in TABLES.items() for one in sorted(named(codes))]
)
def test_every_network_of_a_table_is_written_as_networks_writes_it(table, name):
    assert networks.network(name).name == name


@pytest.mark.parametrize(
    ("table", "name"), [(key, one) for key, codes in TABLES.items() for one in codes.special.values()]
)
def test_every_special_asset_of_a_table_is_one_of_ours(table, name):
    assert str(networks.resolve(name)) == name


@pytest.mark.parametrize("named", ASSETS, ids=lambda named: named.internal)
def test_every_asset_of_chainflip_is_one_of_ours_with_decimals(named):
    found = networks.resolve(named.ours)
    assert (str(found), CHAINFLIP.name(named.asset, named.chain)) == (named.ours, named.ours)
    assert found.decimals is not None


def test_no_table_knows_a_code_twice():
    for codes in TABLES.values():
        assert len(set(codes.networks.values())) == len(codes.networks)


@pytest.mark.parametrize("code", ["erc20", "trc20", "bep20", "polygon", "op", "arb", "sol ", "smartchain", "linea"])
def test_codes_that_others_made_up_or_that_have_a_twin_are_not_in_simpleswaps_table(code):
    assert SIMPLESWAP.network("usdt", code) is None


def test_the_network_of_native_coins_may_be_no_network():
    assert STEALTHEX.name("btc", "mainnet") == "BTC:bitcoin"
    assert STEALTHEX.name("usdt", "mainnet") is None
    assert CHANGENOW.name("avax", "cchain") == "AVAX:avalanche-c"
    assert CHANGENOW.name("usdt", "cchain") is None


CODES = read_codes("eth  ethereum\nsol  solana\nweth:eth  ETH:ethereum")


def coins(*rows):
    return Coins("one", CODES, rows)


def test_hexadecimal_contracts_may_differ_in_case_and_others_not():
    row = Coin(ticker="usdc", network="eth", contract=USDC.lower())
    assert coins(row).find(asset("USDC:ethereum")) is row
    mint = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"
    with pytest.raises(UnknownPair):
        coins(Coin(ticker="usdc", network="sol", contract=mint.swapcase())).find(asset("USDC:solana"))


def test_the_same_contract_twice_is_settled_by_the_name_or_not_at_all():
    right = Coin(ticker="usdc", network="eth", contract=USDC)
    wrong = Coin(ticker="usdc-old", network="eth", contract=USDC)
    assert coins(wrong, right).find(asset("USDC:ethereum")) is right
    with pytest.raises(UnknownPair):
        coins(wrong, Coin(ticker="other", network="eth", contract=USDC)).find(asset("USDC:ethereum"))


def test_a_native_coin_is_not_a_token_of_its_name():
    token = Coin(ticker="eth", network="eth", contract="0x" + "1" * 40)
    with pytest.raises(UnknownPair):
        coins(token).find(asset("ETH:ethereum"))


def test_a_token_is_not_a_row_without_a_contract():
    with pytest.raises(UnknownPair):
        coins(Coin(ticker="usdc", network="eth")).find(asset("USDC:ethereum"))


def test_a_token_nobody_knows_is_found_by_its_contract_alone():
    row = Coin(ticker="odd", network="eth", contract="0x" + "ab" * 20, decimals=4)
    [ours] = coins(row).assets()
    assert ours == Asset("ODD", "ethereum", "0x" + "ab" * 20, 4)
    assert coins(row).find(Asset("ODD", "ethereum", "0x" + "AB" * 20)) is row


@pytest.mark.parametrize("text", [None, "", " ", "0x" + "E" * 40, "0x" + "0" * 40])
def test_a_native_coin_has_no_contract_however_that_is_written(text):
    assert own_contract(text) is None
