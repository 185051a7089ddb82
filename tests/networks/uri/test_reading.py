"""Every form that is read: whom it pays, on which network, what, and how much."""

from decimal import Decimal

import pytest

from networks.uri import read

BTC = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
LTC = "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9"
DOGE = "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L"
CASH = "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"
EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
USDT = "0xdAC17F958D2ee523a2206206994597C13D831ec7"
TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
SOL = "7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv"
MINT = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"
XRP = "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY"
XLM = "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ"
CIRCLE = "GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVN"
TON = "EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2"
JETTON = "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs"
XMR = "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A"
ADA = "addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8"
ZEC = "t1Hsc1LR8yKnbbe3twRp88p6vFfC5t7DLbs"

FORMS = [
    (f"bitcoin:{BTC}", "bitcoin", BTC, None, None),
    (f"bitcoin:{BTC}?amount=0.5&label=Luke%20Jr&somethingelse=1", "bitcoin", BTC, Decimal("0.5"), 50_000_000),
    (f"BITCOIN:{BTC.upper()}?AMOUNT=20.3", "bitcoin", BTC.upper(), Decimal("20.3"), 2_030_000_000),
    (f"bitcoin:{BTC}?amount=1&lightning=LNBC1&pj=https://x.example", "bitcoin", BTC, Decimal(1), 10**8),
    (f"litecoin:{LTC}?amount=0.00000001", "litecoin", LTC, Decimal("0.00000001"), 1),
    (f"dogecoin:{DOGE}?amount=5", "dogecoin", DOGE, Decimal(5), 5 * 10**8),
    (f"doge:{DOGE}?amount=5", "dogecoin", DOGE, Decimal(5), 5 * 10**8),
    (f"{CASH}?amount=1.5", "bitcoin-cash", CASH, Decimal("1.5"), 150_000_000),
    (f"ethereum:{EVM}", "ethereum", EVM, None, None),
    (f"ethereum:{EVM}@137?value=2.014e18", "polygon", EVM, Decimal("2.014"), 2_014 * 10**15),
    (f"ethereum:pay-{EVM}@1?value=1000&gas=21000&gasPrice=5&gasLimit=1", "ethereum", EVM, Decimal("1E-15"), 1000),
    (f"polygon:{EVM}?amount=3", "polygon", EVM, Decimal(3), 3 * 10**18),
    (f"tron:{TRON}", "tron", TRON, None, None),
    (f"solana:{SOL}?amount=0.01&reference={XRP}&reference={SOL}", "solana", SOL, Decimal("0.01"), 10_000_000),
    (f"monero:{XMR}?tx_amount=239.39014&tx_description=donation", "monero", XMR, Decimal("239.39014"), 239390140000000),
    (f"ton://transfer/{TON}?amount=1500000000", "ton", TON, Decimal("1.5"), 1_500_000_000),
    (f"toncoin:{TON}", "ton", TON, None, None),
    (f"web+cardano:{ADA}?amount=2.5", "cardano", ADA, Decimal("2.5"), 2_500_000),
    (f"zcash:{ZEC}?amount=1&message=Thank%20you", "zcash", ZEC, Decimal(1), 10**8),
    (f"zcash:?address={ZEC}&amount=123.456", "zcash", ZEC, Decimal("123.456"), 12_345_600_000),
    (f"ripple:{XRP}", "ripple", XRP, None, None),
    (f"web+stellar:pay?destination={XLM}&amount=120.1234567", "stellar", XLM, Decimal("120.1234567"), 1_201_234_567),
]


@pytest.mark.parametrize(("text", "network", "address", "amount", "units"), FORMS, ids=lambda value: str(value)[:50])
def test_a_link_is_read_whole(text, network, address, amount, units):
    payment = read(text)
    assert (payment.networks[0], payment.address) == (network, address)
    assert (payment.amount, payment.units) == (amount, units)
    assert payment.token is None


TOKENS = [
    (f"ethereum:{USDT}@1/transfer?address={EVM}&uint256=5e6", "ethereum", EVM, USDT, Decimal(5), 5_000_000),
    (f"ethereum:pay-{USDT}/transfer?address={EVM}", "ethereum", EVM, USDT, None, None),
    (f"ethereum:{EVM}@1/transfer?address={USDT}&uint256=7", "ethereum", USDT, EVM, None, 7),
    (f"solana:{SOL}?amount=1.000001&spl-token={MINT}", "solana", SOL, MINT, Decimal("1.000001"), 1_000_001),
    (f"solana:{SOL}?amount=1.5&spl-token={SOL}", "solana", SOL, SOL, Decimal("1.5"), None),
    (f"ton://transfer/{TON}?jetton={JETTON}&amount=2500000", "ton", TON, JETTON, Decimal("2.5"), 2_500_000),
    (
        f"web+stellar:pay?destination={XLM}&asset_code=USDC&asset_issuer={CIRCLE}&amount=1",
        "stellar",
        XLM,
        f"USDC:{CIRCLE}",
        Decimal(1),
        10_000_000,
    ),
]


@pytest.mark.parametrize(("text", "network", "address", "token", "amount", "units"), TOKENS, ids=lambda v: str(v)[:50])
def test_the_recipient_of_a_token_is_its_own_field_and_decimals_are_never_guessed(
    text, network, address, token, amount, units
):
    payment = read(text)
    assert (payment.networks[0], payment.address, payment.token) == (network, address, token)
    assert (payment.amount, payment.units, payment.coin) == (amount, units, False)


def test_a_token_of_eighteen_decimals_is_counted_with_eighteen():
    bsc_usdt = "0x55d398326f99059fF775485246999027B3197955"
    payment = read(f"ethereum:{bsc_usdt}@56/transfer?address={EVM}&uint256=5000000000000000001")
    assert (payment.networks, payment.amount) == (("bsc",), Decimal("5.000000000000000001"))


@pytest.mark.parametrize(
    ("text", "address", "memo"),
    [
        (f"ripple:{XRP}?dt=123", XRP, "123"),
        (f"xrpl:{XRP}?dt=0", XRP, "0"),
        (f"{XRP}?dt=123", XRP, "123"),
        (f"https://scan.example/pay?to={XRP}&dt=7", XRP, "7"),
        (f"solana:{SOL}?memo=order%2012", SOL, "order 12"),
        (f"ton://transfer/{TON}?text=%C3%A9t%C3%A9", TON, "été"),
        (f"web+stellar:pay?destination={XLM}&memo=hello&memo_type=MEMO_TEXT", XLM, "hello"),
        (f"web+stellar:pay?destination={XLM}&memo=12&memo_type=MEMO_ID", XLM, "12"),
        (f"web+stellar:pay?destination={XLM}&memo={'A' * 43}%3D&memo_type=MEMO_HASH", XLM, "00" * 32),
        ("zcash:zs1abc?memo=VGhpcyBpcyBhIG1lbW8", "zs1abc", "This is a memo"),
    ],
)
def test_a_memo_is_read_as_its_form_writes_it(text, address, memo):
    payment = read(text)
    assert (payment.address, payment.memo) == (address, memo)


@pytest.mark.parametrize(
    "text",
    [
        f"tron:{TRON}?amount=100",
        f"ethereum:{EVM}?amount=0.5",
        f"ripple:{XRP}?amount=5&dt=1",
        f"toncoin:{TON}?amount=5",
        "ecash:qpm2qsznhks23z7629mms6s4cwef74vcwvx4xsrsdk?amount=5",
    ],
)
def test_an_amount_of_a_doubtful_unit_is_left_out_and_that_is_said(text):
    payment = read(text)
    assert (payment.amount, payment.units) == (None, None)
    assert [notice.code for notice in payment.notices] == ["amount_in_doubt"]


def test_a_link_that_ends_at_some_time_says_so():
    assert [notice.code for notice in read(f"ton://transfer/{TON}?exp=1700000000").notices] == ["expires"]


def test_the_form_says_whether_it_named_the_chain():
    assert read(f"ethereum:{EVM}@1").chosen_chain
    assert not read(f"ethereum:{EVM}").chosen_chain
