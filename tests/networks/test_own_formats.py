"""Chains with a format of their own: their official addresses, and every slip of the finger refused."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

import networks
from networks.codec import base58, bech32, cashaddr
from networks.families import conflux, nimiq, stacks
from networks.judge import reader
from networks.parsed import Bad

from .mutations import mutations

LETTERS = string.ascii_letters + string.digits

# network, kind, address; where it is published (read 2026-11)
OFFICIAL = [
    ("waves", "account", "3PDfnPknnYrg2k2HMvkNLDb3Y1tDTtEnp9X"),  # docs.waves.tech
    ("waves-testnet", "account", "3Myqjf1D44wR8Vko4Tr5CwSzRNo2Vg9S7u7"),  # docs.waves.tech
    ("nem", "account", "NALICEPFLZQRZGPRIJTMJOCPWDNECXTNNG7QLSG3"),  # NEM NIS API documentation
    ("nem-testnet", "account", "TALICE2GMA34CXHD7XLJQ536NM5UNKQHTORNNT2J"),  # NEM NIS API documentation
    ("symbol", "account", "NATNE7Q5BITMUTRRN6IB4I7FLSDRDWZA34SQ33Y"),  # symbol/test-vectors 1.test-address.json
    ("symbol-testnet", "account", "TATNE7Q5BITMUTRRN6IB4I7FLSDRDWZA37JGO5Q"),  # as above
    ("nebulas", "account", "n1TV3sU6jyzR4rJ1D7jCAmtVGSntJagXZHC"),  # nebulasio/wiki
    ("nuls", "account", "NULSd6HgUxmcJWc88iELEJ7RH9XHsazBQqnJc"),  # wallet-core, NULS/AddressTests.cpp
    ("nuls-testnet", "account", "tNULSeBaMhZnRteniCy3UZqPjTbnWKBPHX1a5d"),  # niels1286/nmt
    ("neo", "base58check", "AT6w7PJvwPcSqHvtbNBY2aHPDv12eW5Uuf"),  # wallet-core, CoinAddressDerivationTests.swift
    ("neo-n3", "base58check", "NiHURyS83nX2mpxtA7xq84cGxVbHojj5Wc"),  # neo-project/neo
    ("ontology", "base58check", "AHKTnybvnWo3TeY8uvNXekvYxMrXogUjeT"),  # wallet-core
    ("icon", "account", "hx18b380b53c23dc4ee9f6666bc20d1be02f3fe106"),  # wallet-core
    ("multiversx", "account", "erd1qyu5wthldzr8wx5c9ucg8kjagg0jfs53s8nr3zpz3hypefsdd8ssycr6th"),  # docs: alice
    ("multiversx", "contract", "erd1qqqqqqqqqqqqqpgq0lzzvt2faev4upyf586tg38s84d7zsaj2jpsglugga"),  # its mxpy tests
    ("pactus", "bls-account", "pc1z5x2a0lkt5nrrdqe0rkcv6r4pfkmdhrr3mawvua"),  # pactus Python SDK
    ("pactus", "ed25519-account", "pc1rspm7ps49gar9ft5g0tkl6lhxs8ygeakq87quh3"),  # wallet-core
    ("stacks", "account", "SP2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ7"),  # CAIP-10, c32check
    ("stacks", "account", "SP80000000000000000000000000000004R0CMNV"),  # c32check
    ("stacks-testnet", "account", "ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM"),  # CAIP-10
    ("conflux", "user", "cfx:aajg4wt2mbmbb44sp6szd783ry0jtad5bea80xdy7p"),  # CIP-37
    ("conflux", "user", "cfx:aakkfzezns4h8ymx1cgmcnd4x3aev6e2hexz250ym5"),  # Conflux documentation
    ("conflux-testnet", "user", "cfxtest:aatp533cg7d0agbd87kz48nj1mpnkca8be1rz695j4"),  # cfx-address
    ("nimiq", "account", "NQ767AVREHDAN05UX7SYXB14XJU78ERVGM6H"),  # wallet-core
]
CHECKED = [row for row in OFFICIAL if row[0] not in {"icon", "nuls", "nuls-testnet", "nimiq"}]


def code(where, text):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text)
    return caught.value.code


@pytest.mark.parametrize(("where", "kind", "text"), OFFICIAL)
def test_published_addresses_are_read(where, kind, text):
    address = networks.check(where, text)
    assert (address.kind, address.text) == (kind, text)


@pytest.mark.parametrize(("where", "_kind", "text"), CHECKED)
def test_every_slip_of_the_finger_is_refused(where, _kind, text):
    read = reader(networks.network(where))
    passed = []
    for wrong in mutations(text, LETTERS):
        try:
            read(wrong)
        except (Bad, ValueError):
            continue
        passed.append(wrong)
    assert passed == []


@pytest.mark.parametrize(
    ("where", "text", "alphabet"),
    [
        ("nuls", "NULSd6HgUxmcJWc88iELEJ7RH9XHsazBQqnJc", base58.BITCOIN),
        ("nimiq", "NQ767AVREHDAN05UX7SYXB14XJU78ERVGM6H", nimiq.ALPHABET),
    ],
)
def test_checksums_of_one_byte_let_few_slips_through_and_that_is_said(where, text, alphabet):
    """NULS has one byte of XOR. Nimiq's modulus of 97 misses some digits taken for letters, which count twice."""
    read = reader(networks.network(where))
    tried = passed = 0
    for wrong in mutations(text, alphabet, 5):
        tried += 1
        try:
            read(wrong)
        except (Bad, ValueError):
            continue
        passed += 1
    assert passed * 100 < tried
    assert "weak_checksum" in [notice.code for notice in networks.check(where, text).warnings]


@pytest.mark.parametrize(
    ("main", "test"),
    [
        ("waves", "3Myqjf1D44wR8Vko4Tr5CwSzRNo2Vg9S7u7"),
        ("nem", "TALICE2GMA34CXHD7XLJQ536NM5UNKQHTORNNT2J"),
        ("symbol", "TATNE7Q5BITMUTRRN6IB4I7FLSDRDWZA37JGO5Q"),
        ("stacks", "ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM"),
        ("conflux", "cfxtest:aatp533cg7d0agbd87kz48nj1mpnkca8be1rz695j4"),
        ("nuls", "tNULSeBaMhZnRteniCy3UZqPjTbnWKBPHX1a5d"),
    ],
)
def test_a_test_networks_address_is_called_that(main, test):
    assert code(main, test) == "testnet"


def test_nems_dashes_are_read_where_its_wallets_write_them():
    plain = "NALICEPFLZQRZGPRIJTMJOCPWDNECXTNNG7QLSG3"
    dashed = "-".join(plain[start : start + 6] for start in range(0, 40, 6))
    assert networks.check("nem", dashed).text == plain
    assert code("nem", plain[:3] + "-" + plain[3:]) == "bad_length"
    assert code("symbol", plain) in {"bad_length", "wrong_network"}


def test_an_alias_of_waves_is_no_address():
    assert code("waves", "alias:W:merry") == "bad_format"


def test_contracts_are_read_and_said_to_be_contracts():
    for where, text in (
        ("icon", "cx" + "12" * 20),
        ("stacks", "SP2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ7.my-vault"),
        ("conflux", conflux.encode("cfx", b"\x85" + bytes(range(19)))),
    ):
        address = networks.check(where, text)
        assert address.kind == "contract"
        assert "contract_or_module" in [notice.code for notice in address.warnings]


def test_icon_is_lower_case_hex():
    assert code("icon", "hx" + "AB" * 20) == "bad_format"
    assert code("icon", "hx" + "ab" * 19) == "bad_length"
    assert code("icon", "hx" + "00" * 20) == "burn_address"


# CIP-37's test cases; the draft's letters (0-9 first) stand for the same values as the final ones
CIP37 = [
    ("85d80245dc02f5a89589e1f19c5c718e405b56cd", "022xg0j5vg1fba4nh7gz372we6740puptms36cm58c"),
    ("1a2f80341409639ea6a35bbcab8299066109aa55", "00d2z01m2g4p77n6mddvtaw2k43622daamm1867uk6"),
    ("19c742cec42b9e4eff3b84cdedcde2f58a36f44f", "00cwegpesgntwkrz7e2cvvedwbusmdrm9wdsdks47x"),
    ("84980a94d94f54ac335109393c08c866a21b1b0e", "0229g2mmv57n9b1ka44kjf08t1ka46sv1s1vpcf0wh"),
    ("1cdf3969a428a750b89b33cf93c96560e2bd17d1", "00edyeb9mgmaem5skctwz4y9cnge5f8ru42rbphk8r"),
]
DRAFT = str.maketrans("0123456789abcdefghjkmnprstuvwxyz", conflux.ALPHABET)


@pytest.mark.parametrize(("payload", "letters"), CIP37)
def test_the_cases_of_cip37(payload, letters):
    text = "cfx:" + letters.translate(DRAFT)
    assert conflux.encode("cfx", bytes.fromhex(payload)) == text
    assert networks.check("conflux", text).kind == {"1": "user", "8": "contract"}[payload[0]]
    long = f"CFX:TYPE.{networks.check('conflux', text).kind.upper()}:{text[4:].upper()}"
    assert networks.check("conflux", long).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CFX:TYPE.NULL:AATP533CG7D0AGBD87KZ48NJ1MPNKCA8BE7GGP3VPU", "bad_format"),
        ("CFXTEST:aatp533cg7d0agbd87kz48nj1mpnkca8be1rz695j4", "bad_format"),
        ("aatp533cg7d0agbd87kz48nj1mpnkca8be7ggp3vpu", "bad_format"),
        ("net8888:aatp533cg7d0agbd87kz48nj1mpnkca8beh6tx5zc7", "bad_format"),
        ("cfx:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa0sfbnjm2", "burn_address"),
        (conflux.encode("cfx", bytes.fromhex("0888000000000000000000000000000000000002")), "not_payable"),
        (conflux.encode("cfx", b"\x25" + bytes(19)), "bad_format"),
        ("0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F", "wrong_network"),
    ],
)
def test_what_conflux_refuses(text, expected):
    """Most of them are cfx-address's own invalid ones."""
    assert code("conflux", text) == expected


def test_cashaddrs_checksum_is_shared_but_not_its_letters():
    assert cashaddr.verify("cfx", bytes(42)) != 1
    assert code("conflux", "bitcoincash:qz7eyzytkl5z6cg6nw20hd62pyyp22mcfuardfd2vn") == "wrong_network"


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        ("a46ff88886c2ef9762d970b4d2c63678835bd39d", "SP2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ7"),
        ("00" * 20, "SP000000000000000000002Q6VF78"),
        ("00" * 19 + "01", "SP00000000000000000005JA84HQ"),
        ("10" + "00" * 18 + "01", "SP80000000000000000000000000000004R0CMNV"),
        ("10" + "00" * 19, "SP800000000000000000000000000000033H8YKK"),
    ],
)
def test_the_vectors_of_c32check(payload, text):
    assert stacks.encode(22, bytes.fromhex(payload)) == text
    assert stacks.decode(text) == (22, bytes.fromhex(payload))


def test_stacks_reads_one_case_and_no_look_alike_letters():
    good = "SP2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ7"
    assert networks.check("stacks", good.lower()).text == good
    for wrong in (
        good.replace("1", "I"),
        good.replace("1", "L"),
        good[:5] + good[5:].lower(),
        good + ".",
        good + ".1a",
    ):
        assert code("stacks", wrong) in {"bad_format", "bad_checksum"}
    assert networks.check("stacks", stacks.encode(20, bytes(range(1, 21)))).kind == "multisig"


def test_nimiqs_digits_are_an_ibans():
    text = "NQ767AVREHDAN05UX7SYXB14XJU78ERVGM6H"
    assert nimiq.check_digits(text[4:]) == "76"
    assert networks.check("nimiq", text.lower()).text == text
    assert code("nimiq", "NQ77" + text[4:]) == "bad_checksum"
    assert code("nimiq", text.replace("X", "W")) == "bad_format"


@given(st.text(alphabet=nimiq.ALPHABET, min_size=32, max_size=32))
def test_nimiqs_digits_are_those_of_iso_13616(letters):
    rest = int("".join(str(int(letter, 36)) for letter in letters + "NQ" + nimiq.check_digits(letters))) % 97
    assert rest == 1
    assert reader(networks.network("nimiq"))("NQ" + nimiq.check_digits(letters) + letters).kind == "account"


def test_nimiqs_blanks_are_part_of_its_format_and_of_no_other():
    grouped = "NQ76 7AVR EHDA N05U X7SY XB14 XJU7 8ERV GM6H"
    address = networks.check("nimiq", grouped)
    assert (address.text, "trimmed" in [notice.code for notice in address.warnings]) == (
        grouped.replace(" ", ""),
        False,
    )
    assert networks.check("nimiq", f"  {grouped}\n").warnings[0].code == "trimmed"
    assert [candidate.network for candidate in networks.identify(grouped)] == ["nimiq"]
    for wrong in (
        grouped.replace(" ", "  ", 1),
        grouped[:4] + grouped[5:],
        grouped.replace(" ", "\u00a0", 1),
        "NQ76 7AVR",
    ):
        assert code("nimiq", wrong) in {"bad_format", "hidden_characters"}
    assert code("bitcoin", "1BvB MSEY stWe tqTF n5Au 4m4G Fg7x JaNV N2xx") == "bad_format"


def test_a_validator_of_pactus_is_not_paid():
    """The addresses are the documentation's and wallet-core's."""
    assert code("pactus", "pc1p4e92hx0erqyx939crndvthvpn7qcdhefc9r6s7") == "not_payable"
    values = bech32.digits("rspm7ps49gar9ft5g0tkl6lhxs8ygeakq")
    assert code("pactus", bech32.encode("pc", values, bech32.BECH32)) == "bad_checksum"
    assert code("pactus", bech32.encode("tpc", values, bech32.BECH32M)) == "testnet"
    with pytest.raises(Bad) as caught:
        reader(networks.network("pactus"))(bech32.encode("pc", b"\7" + values[1:], bech32.BECH32M))
    assert caught.value.code == "bad_format"


def test_a_key_that_is_no_point_is_warned_of_on_multiversx():
    texts = [bech32.encode("erd", bech32.to_values(bytes([n] * 32))) for n in range(1, 20)]
    warned = ["off_curve" in [notice.code for notice in networks.check("multiversx", text).warnings] for text in texts]
    assert 2 < sum(warned) < 17


@pytest.mark.parametrize(("where", "other"), [("neo", "neo-n3"), ("neo-n3", "neo")])
def test_the_two_neos_are_two_networks(where, other):
    text = next(text for name, _, text in OFFICIAL if name == other)
    assert code(where, text) == "wrong_network"
