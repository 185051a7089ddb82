"""Valid addresses that are wrong all the same: contracts, burns, other networks, look-alikes."""

import pytest

import networks
from networks import tables
from networks.codec import base58
from networks.judge import reader
from networks.parsed import Bad

EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"


def _reads(network, text):
    try:
        reader(networks.network(network))(text)
    except (Bad, ValueError):
        return False
    return True


FORMATTED = [
    (asset.network, asset.contract, asset.ticker)
    for asset in networks.assets()
    if asset.contract and _reads(asset.network, asset.contract)
]


def error(where, text):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text)
    return caught.value


@pytest.mark.parametrize(("network", "contract", "ticker"), FORMATTED)
def test_every_known_contract_is_refused_on_its_network(network, contract, ticker):
    found = error(network, contract)
    assert found.code == "token_contract"
    assert "contract" in found.message
    assert networks.network(network).title in found.message


@pytest.mark.parametrize("form", [str.lower, str, lambda text: "0x" + text[2:].upper()])
def test_a_contract_is_recognised_in_every_spelling_and_on_every_evm_chain(form):
    usdt = "0xdAC17F958D2ee523a2206206994597C13D831ec7"
    for where in ("USDT:ethereum", "ethereum", "USDT:polygon", "gnosis"):
        found = error(where, form(usdt))
        assert found.code == "token_contract"
        assert "USDT contract on Ethereum" in found.message


@pytest.mark.parametrize(
    ("network", "text"),
    [
        ("ethereum", "0x" + "0" * 40),
        ("bsc", "0x" + "0" * 40),
        ("ethereum", "0x" + "f" * 40),
        ("ethereum", "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE"),
        ("base", "0x0000000000000000000000000000000000000001"),
        ("tron", "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb"),
        ("solana", "11111111111111111111111111111111"),
        ("solana", "1nc1nerator11111111111111111111111111111111"),
        ("solana", "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"),
        ("bitcoin", "1111111111111111111114oLvT2"),
        ("ripple", "rrrrrrrrrrrrrrrrrrrrrhoLvTp"),
        ("ripple", "rrrrrrrrrrrrrrrrrrrrBZbvji"),
    ],
)
def test_zero_and_system_addresses_are_refused(network, text):
    assert error(network, text).code == "burn_address"


@pytest.mark.parametrize(
    ("network", "text"),
    [
        ("ethereum", "0x000000000000000000000000000000000000000A"),  # a precompile newer than the list of them
        ("zksync", "0x000000000000000000000000000000000000800A"),
        ("arbitrum", "0x0000000000000000000000000000000000000064"),
        ("bsc", "0x0000000000000000000000000000000000001004"),
        ("vechain", "0x0000000000000000000000000000456E65726779"),
        ("tron", base58.encode_check(b"\x41" + (0x1000001).to_bytes(20, "big"))),
        ("bitcoin", base58.encode_check(bytes(21)[:-1] + b"\7")),
        ("solana", "NativeLoader1111111111111111111111111111111"),
        ("solana", "Sysvar1nstructions1111111111111111111111111"),
        ("ton", "Ef8zMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzM0vF"),
        ("internet-computer", "ryjl3-tyaaa-aaaaa-aaaba-cai"),
    ],
)
def test_what_belongs_to_the_chain_itself_is_refused_and_noted(network, text):
    assert error(network, text).code == "burn_address"
    assert {one.network: bool(one.note) for one in networks.identify(text)}[network]


def test_a_vanity_address_with_a_few_zeros_is_nobodys_business():
    assert networks.check("ethereum", "0x" + "0" * 22 + "9d" * 9).text


def test_an_account_number_is_no_system_address():
    assert networks.check("hedera", "0.0.456859").kind == "account"
    assert networks.check("filecoin", "f01234").kind == "id"


@pytest.mark.parametrize(
    "text",
    ["dac17f958d2ee523a2206206994597c13d831ec7.factory.bridge.near", "usdt.tether-token.near", "wrap.near"],
)
def test_a_bridged_token_is_a_contract_on_near_listed_or_not(text):
    assert error("near", text).code == "token_contract"


@pytest.mark.parametrize("where", ["eos", "wax", "near", "ethereum"])
@pytest.mark.parametrize("name", ["vitalik.eth", "bonfida.sol", "shop.crypto", "me.wallet"])
def test_a_name_of_another_service_is_no_account_name(where, name):
    found = error(where, name)
    assert (found.code, "name" in found.message) == ("bad_format", True)


def test_an_account_name_with_an_ending_of_its_own_chain_may_be_paid():
    assert networks.check("eos", "pay.x").kind == "unusual-name"
    assert networks.check("near", "alice.near").kind == "named-account"


@pytest.mark.parametrize(
    ("network", "text"),
    [
        ("tron", "TLsV52sRDL79HXGGm9yzwKibb6BeruhUzy"),
        ("ethereum", "0xdeaddeaddeaddeaddeaddeaddeaddeaddeaddead"),
        ("ethereum", "0x000000000000000000000000000000000000dEaD"),
        ("polygon", "0x000000000000000000000000000000000000dead"),
        ("bitcoin", "1BitcoinEaterAddressDontSendf59kuE"),
        ("bitcoin", "1CounterpartyXXXXXXXXXXXXXXXUWLpVr"),
    ],
)
def test_known_burn_addresses_are_warned_of(network, text):
    assert networks.check(network, text).warnings[0].code == "burn_address"


def test_every_burn_address_listed_is_one_its_network_can_read():
    for where, text, verdict, message in (cells[:4] for cells in tables.rows("burns.tsv")):
        network = networks.network("ethereum" if where == "evm" else where)
        assert reader(network)(text)
        assert verdict in {"refuse", "warn"}
        assert message.endswith(".")


@pytest.mark.parametrize(
    ("where", "text", "first"),
    [
        ("USDT:tron", EVM, "ethereum"),
        ("USDT:ethereum", TRON, "tron"),
        ("USDT:bsc", TRON, "tron"),
        ("USDT:polygon", TRON, "tron"),
        ("USDT:polygon", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "bitcoin"),
        ("USDT:bsc", "7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv", "solana"),
        ("BTC", EVM, "ethereum"),
        ("LTC", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bitcoin"),
        ("DOGE", "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1", "litecoin"),
        ("XRP", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "bitcoin"),
    ],
)
def test_the_other_networks_address_is_named(where, text, first):
    found = error(where, text)
    assert (found.code, found.looks_like[0]) == ("wrong_network", first)
    assert networks.network(first).title in found.message


def test_the_asset_is_offered_where_the_address_belongs():
    assert "USDT:ethereum" in error("USDT:tron", EVM).hint
    assert "USDT:tron" in error("USDT:ethereum", TRON).hint


def test_identify_says_where_most_likely_first():
    found = networks.identify(EVM)
    assert [candidate.network for candidate in found[:2]] == ["ethereum", "bsc"]
    assert {candidate.kind for candidate in found} >= {"eip55"}
    assert networks.identify(TRON)[0].network == "tron"
    assert networks.identify("nothing at all?".replace(" ", "")) == ()


def test_identify_takes_white_space_off_and_refuses_what_cannot_be_seen():
    assert networks.identify(f" {TRON}\n") == networks.identify(TRON)
    with pytest.raises(networks.AddressError) as caught:
        networks.identify(TRON[:9] + "\u200b" + TRON[9:])
    assert caught.value.code == "hidden_characters"


def test_identify_notes_a_contract():
    notes = {one.network: one.note for one in networks.identify("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")}
    assert "USDT contract" in notes["tron"]


def test_identify_agrees_with_check_on_every_network():
    for text in (EVM, TRON, "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"):
        named = {candidate.network for candidate in networks.identify(text)}
        rows = [(network.name, text) for network in networks.networks()]
        assert {verdict.where for verdict in networks.check_many(rows) if verdict.ok} == named


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("5HTX7XGnLK4KcHY71i7wxXZCxRmbZHQYu3dPty6FJferRoWr", "bittensor"),
        ("t1b9xfAk3kZp5Qk3rinDPq7zzLkJGHTChDS", "zcash"),
        ("0x" + "ce" * 32, "aptos"),
        ("AeicEjZyiXKgUeSBbYQHxsU1X3V5Buori5", "neo"),
    ],
)
def test_the_network_that_most_people_mean_comes_first(text, first):
    assert networks.identify(text)[0].network == first


def test_a_tron_address_is_not_called_one_of_a_test_network_that_shares_its_version_byte():
    assert _reads("syscoin-testnet", TRON)
    found = error("syscoin", TRON)
    assert (found.code, found.looks_like[0]) == ("wrong_network", "tron")


OWN = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", None),
        ("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", None),
        ("0x5aAe" + "1" * 32 + "BeAed"[1:], OWN),
        ("0x5AAE" + "1" * 32 + "eaed", OWN),
        ("0x5aA1" + "1" * 32 + "eAed", None),
        ("0x5aAe" + "1" * 32 + "1Aed", None),
        (TRON, None),
    ],
)
def test_an_address_with_the_ends_of_a_known_one_and_another_middle_is_pointed_at(text, found):
    assert networks.look_alike(text, [TRON, OWN]) == found


def test_two_base58_addresses_that_differ_in_case_alone_are_not_the_same():
    mine = "7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv"
    assert networks.look_alike(mine.replace("XArA", "xArA"), [mine]) == mine
    assert networks.look_alike(mine, [mine]) is None


def test_look_alikes_are_looked_for_behind_the_prefix_that_all_have():
    mine = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
    assert networks.look_alike("bc1qw508" + "q" * 30 + "f3t4", [mine]) == mine
    assert networks.look_alike("bc1q9999" + "q" * 30 + "f3t4", [mine]) is None
    assert networks.look_alike("bc1qw508" + "q" * 30 + "f3t4", iter([mine])) == mine


@pytest.mark.parametrize(
    ("where", "text", "title"),
    [
        ("USDT:tron", OWN[:-1] + "D", "Ethereum"),
        ("LTC", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "Bitcoin"),
        ("BTC", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "Ethereum"),
    ],
)
def test_a_mistyped_address_of_another_network_is_named_too(where, text, title):
    assert f"an address of {title} with a mistyped" in error(where, text).hint
