"""How assets and networks are named."""

import pytest

import networks
from networks import tables


def code(word):
    with pytest.raises(networks.AddressError) as caught:
        networks.resolve(word)
    return caught.value.code


@pytest.mark.parametrize("word", ["USDT:tron", "usdt:tron", "USDT:TRX", "usdt:trc20", " USDT : TRC20 "])
def test_case_and_aliases_make_no_difference(word):
    asset = networks.resolve(word)
    assert (asset.ticker, asset.network, asset.contract, asset.decimals) == (
        "USDT",
        "tron",
        "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        6,
    )
    assert str(asset) == "USDT:tron"


def test_usdt_has_18_decimals_on_bsc_and_6_elsewhere():
    decimals = {asset.network: asset.decimals for asset in networks.assets() if asset.ticker == "USDT"}
    assert (decimals["bsc"], decimals["opbnb"], decimals["ethereum"], decimals["polygon"]) == (18, 18, 6, 6)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("BTC", "BTC:bitcoin"),
        ("xrp", "XRP:ripple"),
        ("DOGE", "DOGE:dogecoin"),
        ("TRX", "TRX:tron"),
        ("SOL", "SOL:solana"),
    ],
)
def test_a_ticker_alone_is_enough_where_it_has_one_home(word, expected):
    asset = networks.resolve(word)
    assert str(asset) == expected
    assert asset.contract is None


@pytest.mark.parametrize("word", ["USDT", "eth", "USDC", "DAI"])
def test_a_ticker_with_several_homes_is_refused_with_the_list(word):
    with pytest.raises(networks.AddressError) as caught:
        networks.resolve(word)
    assert caught.value.code == "unknown_asset"
    assert "ethereum" in caught.value.message
    assert f"{word.upper()}:ethereum" in caught.value.hint


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("USDT:bitcoin", "asset_not_on_network"),
        ("BTC:tron", "asset_not_on_network"),
        ("NOSUCH:tron", "unknown_asset"),
        ("NOSUCH", "unknown_asset"),
        ("tron-network", "unknown_asset"),
        ("bep20", "unknown_asset"),
        ("USDT:nosuch", "unknown_network"),
        ("", "unknown_asset"),
        (":", "unknown_network"),
        ("USDT:", "unknown_network"),
    ],
)
def test_what_names_no_asset_says_why(word, expected):
    assert code(word) == expected


def test_where_an_asset_lives_is_said_when_it_is_not_on_the_network():
    with pytest.raises(networks.AddressError) as caught:
        networks.check("USDT:bitcoin", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2")
    assert (caught.value.code, caught.value.network) == ("asset_not_on_network", "bitcoin")
    assert "tron" in caught.value.hint


def test_no_rule_is_an_answer_of_its_own():
    with pytest.raises(networks.AddressError) as caught:
        networks.check("tronn", "anything")
    assert (caught.value.code, caught.value.answered) == ("unknown_network", False)
    assert "tron" in caught.value.hint


def test_an_unknown_word_is_shown_short_and_printable():
    with pytest.raises(networks.AddressError) as caught:
        networks.network("\x1b[31m" + "x" * 500)
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("trc20", "tron"),
        ("ERC20", "ethereum"),
        ("bep20", "bsc"),
        ("matic", "polygon"),
        ("eth", "ethereum"),
        ("avaxc", "avalanche-c"),
        ("btc", "bitcoin"),
        ("bch", "bitcoin-cash"),
        ("xrp", "ripple"),
        ("sol", "solana"),
    ],
)
def test_the_names_people_use_for_networks_are_understood(alias, name):
    assert networks.network(alias).name == name


def test_a_network_alone_is_checked_without_an_asset():
    assert networks.check("tron", "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8").asset is None


def test_no_alias_is_claimed_twice_and_none_hides_a_name():
    names = tables.networks()
    claims = [(alias, network.name) for network in names.values() for alias in network.aliases]
    assert [claim for claim in claims if claim[0] in names and names[claim[0]].name != claim[1]] == []
    assert sorted(alias for alias, _ in claims) == sorted({alias for alias, _ in claims})


def test_a_test_network_names_its_main_network():
    for network in networks.networks():
        if network.name.endswith(("-testnet", "-regtest", "-stagenet")):
            assert network.of in tables.networks(), network.name
            assert network.name.startswith(network.of)
        else:
            assert network.of is None, network.name


def test_every_listed_asset_is_on_a_known_network():
    assert {cells[1] for cells in tables.rows("assets.tsv")} <= set(tables.networks())


def test_every_network_that_was_promised_is_there():
    """The canonical names agreed on; more are welcome."""
    assert {name.strip(",") for name in CANONICAL.split()} <= set(tables.networks())


def test_bitcoin_and_the_wrapped_ones_are_different_assets():
    assert networks.resolve("WBTC:ethereum").contract == "0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599"
    assert tables.tickers()["BTC"] == ("bitcoin",)


def test_a_token_that_calls_itself_bitcoin_is_not_bitcoin():
    borrowed = {cells[0] for cells in tables.rows("contracts.tsv") if cells[2] == "BTC"}
    assert borrowed
    for network in borrowed & set(tables.networks()):
        assert code(f"BTC:{network}") == "asset_not_on_network"


def test_retired_pairs_are_marked_and_warned_of():
    retired = {str(asset) for asset in networks.assets() if asset.retired}
    assert {"USDC:tron", "USDT:bitcoin-cash", "BUSD:bsc"} <= retired
    address = networks.check("USDC:tron", "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8")
    assert [notice.code for notice in address.warnings] == ["retired"]


CANONICAL = """
acala, acala-evm, aeternity, agoric, akash, algorand, aptos, arbitrum, arbitrum-nova, aurora, avalanche-c,
avalanche-p, avalanche-p-testnet, avalanche-x, avalanche-x-testnet, axelar, band, base, berachain, binance-beacon,
binance-beacon-testnet, bitcoin, bitcoin-cash, bitcoin-cash-testnet, bitcoin-diamond, bitcoin-gold, bitcoin-regtest,
bitcoin-sv, bitcoin-testnet, bitcoinz, bittensor, blast, bluzelle, boba, bouncebit, bsc, callisto, canto-cosmos,
cardano, cardano-testnet, celestia, celo, certik, chihuahua, comdex, conflux, conflux-espace, conflux-testnet, coreum,
cosmos, crescent, cronos, cronos-pos, dash, dash-testnet, decred, decred-regtest, decred-testnet, digibyte, dogecoin,
dogecoin-testnet, dydx, ecash, ecash-testnet, eos, ergo, ethereum, ethereum-classic, ethereum-pow, everscale, evmos,
evmos-cosmos, fantom, fetch, filecoin, filecoin-testnet, firo, flare, flux, gnosis, gochain, greenfield, groestlcoin,
harmony, harmony-evm, heco, hedera, horizen, hyperevm, icon, injective, internet-computer, iost, iotex, iotex-evm,
iris, juno, kaia, kaspa, kaspa-testnet, kava, kava-evm, komodo, kucoin-kcc, kujira, kusama, lbry, lightlink, linea,
litecoin, litecoin-regtest, litecoin-testnet, manta, mantle, mars, mavryk, megaeth, merlin, meter, metis, monacoin,
monad, monero, monero-stagenet, monero-testnet, moonbeam, moonriver, multiversx, namecoin, nano, near, neblio,
nebulas, nem, neo, neo-n3, neon, nervos, neutron, nimiq, noble, nuls, oasis, okc, okc-cosmos, ontology, opbnb,
optimism, osmosis, pactus, peercoin, persistence, pivx, plasma, poa, polkadot, polygon, polygon-zkevm, polymesh, qtum,
quasar, ravencoin, ripple, ripple-testnet, robinhood, ronin, rootstock, scroll, secret, sei, sei-evm, siacoin,
smartbch, solana, sommelier, sonic, stacks, stargaze, starknet, stellar, story, stratis, stride, substrate, sui,
syscoin, terra, tezos, theta, theta-fuel, thorchain, thundercore, ton, ton-testnet, tron, umee, vechain, verge,
vertcoin, viacoin, viction, wanchain, waves, zcash, zcash-testnet, zclassic, zeta-evm, zetachain-cosmos, zilliqa,
zklink-nova, zksync
"""
