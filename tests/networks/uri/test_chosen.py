"""A link pasted in place of an address, beside the asset and network that were chosen."""

import pytest

import networks
from networks.uri import recipient
from networks.words import target

BTC = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
USDT = "0xdAC17F958D2ee523a2206206994597C13D831ec7"
TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
SOL = "7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv"
MINT = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"
XRP = "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY"
TRANSFER = f"ethereum:{USDT}@1/transfer?address={EVM}&uint256=5e6"


@pytest.mark.parametrize(
    ("where", "text", "address", "memo"),
    [
        ("BTC:bitcoin", f"bitcoin:{BTC}?amount=1", BTC, None),
        ("BTC:bitcoin", f"BITCOIN:{BTC.upper()}?AMOUNT=1", BTC, None),
        ("ETH:ethereum", f"ethereum:{EVM}?value=1e18", EVM, None),
        ("USDT:ethereum", TRANSFER, EVM, None),
        ("USDT:ethereum", TRANSFER.replace(USDT, USDT.lower()), EVM, None),
        ("USDT:ethereum", f"ethereum:{EVM}", EVM, None),
        ("ethereum", TRANSFER, EVM, None),
        ("USDT:tron", f"tron:{TRON}?amount=5", TRON, None),
        ("USDC:solana", f"solana:{SOL}?amount=1&spl-token={MINT}", SOL, None),
        ("USDC:solana", f"solana:{SOL}", SOL, None),
        ("SOL:solana", f"solana:{SOL}?amount=1&memo=x", SOL, "x"),
        ("XRP:ripple", f"{XRP}?dt=7", XRP, "7"),
        ("XRP:ripple", f"https://scan.example/?to={XRP}&dt=7", XRP, "7"),
    ],
)
def test_a_link_for_what_was_chosen_is_taken_and_its_recipient_checked(where, text, address, memo):
    judged = networks.check(where, text)
    assert (judged.text, judged.memo) == (address, memo)
    assert judged.warnings[0].code == "from_link"


@pytest.mark.parametrize(
    ("where", "text", "code", "looks_like"),
    [
        ("LTC:litecoin", f"bitcoin:{BTC}?amount=1", "wrong_network", "bitcoin"),
        ("USDT:bsc", TRANSFER, "wrong_network", "ethereum"),
        ("USDT:bsc", TRANSFER.replace("@1", ""), "wrong_network", "ethereum"),
        ("BNB:bsc", f"ethereum:{EVM}?value=1", "wrong_network", "ethereum"),
        ("ETH:ethereum", f"polygon:{EVM}?amount=1", "wrong_network", "polygon"),
        ("TRX:tron", f"ethereum:{EVM}@1", "wrong_network", "ethereum"),
        ("USDC:ethereum", TRANSFER, "not_payable", None),
        ("ETH:ethereum", TRANSFER, "not_payable", None),
        ("USDT:ethereum", f"ethereum:{EVM}@1?value=1e18", "not_payable", None),
        ("USDT:ethereum", f"ethereum:{EVM}?amount=1", "not_payable", None),
        ("USDC:solana", f"solana:{SOL}?amount=1", "not_payable", None),
        ("SOL:solana", f"solana:{SOL}?amount=1&spl-token={MINT}", "not_payable", None),
        ("USDT:ethereum", f"ethereum:{USDT}@1?gas=1", "token_contract", None),
        ("USDT:ethereum", f"ethereum:{USDT}", "token_contract", None),
        ("BTC:bitcoin", "bitcoin:tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx?amount=1", "testnet", None),
        ("BTC:bitcoin", "bitcoin:5KYZdUEo39z3FPrtuX2QbbwGnNP5zTd7yyr2SC1j299sBCnWjss", "secret_pasted", None),
        ("BTC:bitcoin", f"bitcoin:{BTC}?amount=1&amount=1", "bad_format", None),
        ("BTC:bitcoin", f"bitcoin:{BTC}?a=%zz", "bad_format", None),
    ],
)
def test_a_link_for_something_else_is_refused(where, text, code, looks_like):
    with pytest.raises(networks.AddressError) as caught:
        networks.check(where, text)
    assert caught.value.code == code
    assert looks_like is None or caught.value.looks_like[0] == looks_like
    assert caught.value.network == target(where)[0].name


@pytest.mark.parametrize(
    "text", ["lightning:lnbc1", "eth:0x12", "https://example.org/?a=b", f"{BTC}?amount=1", "a:b?c"]
)
def test_a_form_that_is_not_known_is_left_to_others(text):
    assert recipient(text, *target("BTC:bitcoin")) is None


def test_a_memo_beside_a_link_must_be_the_same():
    assert networks.check("XRP", f"ripple:{XRP}?dt=7", "7").memo == "7"
    with pytest.raises(networks.AddressError) as caught:
        networks.check("XRP", f"ripple:{XRP}?dt=7", "8")
    assert caught.value.code == "bad_memo"


def test_a_mistyped_address_with_a_prefix_of_its_own_is_called_mistyped():
    with pytest.raises(networks.AddressError) as caught:
        networks.check("BCH", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6b")
    assert caught.value.code in ("bad_checksum", "bad_format")
    assert "link" not in caught.value.message
