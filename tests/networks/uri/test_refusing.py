"""Every doubt that a link may leave is a refusal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import networks
from networks.uri import read

BTC = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
CASH = "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"
EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
USDT = "0xdAC17F958D2ee523a2206206994597C13D831ec7"
TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
SOL = "7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv"
MINT = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"
XRP = "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY"
XLM = "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ"
TON = "EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2"
JETTON = "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs"
ZEC = "t1Hsc1LR8yKnbbe3twRp88p6vFfC5t7DLbs"
PAY = f"web+stellar:pay?destination={XLM}"
WRONG_CASE = "0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed"

DOUBTS = [
    ("", "bad_format"),
    ("bitcoin:" + "1" * 600, "bad_format"),
    (BTC, "bad_format"),
    ("lightning:lnbc1abc", "bad_format"),
    ("https://example.org/?a=b", "bad_format"),
    # the same for every form: duplicates, fragments, broken escapes, empty names
    (f"bitcoin:{BTC}?amount=1&amount=2", "bad_format"),
    (f"bitcoin:{BTC}?amount=1&AMOUNT=1", "bad_format"),
    (f"solana:{SOL}?amount=1&amount=1", "bad_format"),
    (f"ripple:{XRP}?dt=1&dt=2", "bad_format"),
    (f"{PAY}&destination={XLM}", "bad_format"),
    (f"bitcoin:{BTC}?amount=1#x", "bad_format"),
    (f"bitcoin:{BTC}?amount=1?x=2", "bad_format"),
    (f"bitcoin:{BTC}?label=%zz", "bad_format"),
    (f"bitcoin:{BTC}?label=%2", "bad_format"),
    (f"bitcoin:{BTC}?label=%ff", "bad_format"),
    (f"bitcoin:{BTC}?label", "bad_format"),
    (f"bitcoin:{BTC}?=1", "bad_format"),
    (f"bitcoin:{BTC}?amount=1&", "bad_format"),
    (f"bitcoin:%62{BTC[1:]}", "bad_format"),
    # bitcoin and its kin
    (f"bitcoin:{BTC}?req-somethingyoudontunderstand=50", "bad_format"),
    (f"bitcoin:{BTC}?REQ-amount=50", "bad_format"),
    (f"bitcoin:{BTC}?bc={BTC}", "bad_format"),
    ("bitcoin:?lightning=lnbc1", "bad_format"),
    (f"bitcoin://{BTC}", "bad_format"),
    (f"bitcoin:{BTC},{BTC}", "bad_format"),
    (f"bitcoincash:bitcoincash:{CASH}?amount=1", "bad_format"),
    (f"bitcoincash:{CASH}?c=00&t=1", "bad_format"),
    # amounts
    *[(f"bitcoin:{BTC}?amount={amount}", "bad_format") for amount in (
        "", "0", "0.0", "-1", "+1", "1e3", "1,5", ".5", "5.", "NaN", "Infinity", "0x10", "1_0", "0.000000001", "%D9%A1",
        "1" * 61,
    )],
    *[(f"ethereum:{EVM}@1?value={amount}", "bad_format") for amount in (
        "", "0", "-1", "1.5", "1e", "1e999", "1e-3", "2.0145e3", "1e78", "0x1", "1_0",
    )],
    # ethereum
    (f"ethereum:{EVM}@0x1", "bad_format"),
    (f"ethereum:{EVM}@01", "bad_format"),
    (f"ethereum:{EVM}@999999999", "unknown_network"),
    ("ethereum:vitalik.eth@1", "bad_format"),
    (f"ethereum:{EVM[:-1]}@1", "bad_format"),
    (f"ethereum:{WRONG_CASE}@1", "bad_checksum"),
    (f"ethereum:{EVM}@1?value=1&amount=1", "bad_format"),
    (f"ethereum:{EVM}@1?amount=1", "bad_format"),
    (f"ethereum:{EVM}@1?address={USDT}", "bad_format"),
    (f"ethereum:{USDT}@1/approve?address={EVM}&uint256=1", "not_payable"),
    (f"ethereum:{USDT}@1/transferFrom?address={EVM}&uint256=1", "not_payable"),
    (f"ethereum:{USDT}@1/?address={EVM}", "not_payable"),
    (f"ethereum:{USDT}@1/transfer?uint256=1", "bad_format"),
    (f"ethereum:{USDT}@1/transfer?address={EVM}&value=1", "bad_format"),
    (f"ethereum:{USDT}@1/transfer?address={EVM}&uint256=1&uint256=2", "bad_format"),
    (f"ethereum:{USDT}@1/transfer?address={EVM}&address={USDT}", "bad_format"),
    (f"ethereum:{USDT}@1/transfer?address=vitalik.eth&uint256=1", "bad_format"),
    (f"ethereum:{USDT}@1/transfer?address={WRONG_CASE}&uint256=1", "bad_checksum"),
    (f"ethereum:{USDT}@1/transfer?address={USDT.lower()}&uint256=1", "token_contract"),
    (f"polygon:{EVM}?value=1", "bad_format"),
    # the others
    (f"tron:{TRON}?amount=1&token={TRON}", "bad_format"),
    (f"tron:{TRON}?amount=x", "bad_format"),
    ("solana:https%3A%2F%2Fexample.org", "bad_format"),
    ("solana:https://example.org/pay", "not_payable"),
    (f"solana:{SOL}?amount=0.0000000001", "bad_format"),
    (f"solana:{SOL}?amount=0.0000001&spl-token={MINT}", "bad_format"),
    (f"solana:{SOL}?amount=1&spl-token={MINT.lower()}", "bad_format"),
    (f"solana:{SOL}?token={MINT}", "bad_format"),
    (f"monero:{XRP}?tx_payment_id=00", "bad_format"),
    (f"monero:{XRP};{XRP}?tx_amount=1;2", "bad_format"),
    (f"monero:{XRP}?amount=1", "bad_format"),
    (f"ripple:{XRP}?dt=abc", "bad_memo"),
    (f"ripple:{XRP}?dt=", "bad_memo"),
    (f"ripple:{XRP}?currency=USD", "bad_format"),
    (f"https://example.org/?to={XRP}&amp=1", "bad_format"),
    ("web+stellar:tx?xdr=AAAA", "bad_format"),
    ("web+stellar:pay?amount=1", "bad_format"),
    (f"{PAY}&callback=url%3Ahttps%3A%2F%2Fx", "bad_format"),
    (f"{PAY}&asset_code=USDC", "bad_format"),
    (f"{PAY}&asset_issuer={XLM}", "bad_format"),
    (f"{PAY}&memo=1", "bad_memo"),
    (f"{PAY}&memo_type=MEMO_TEXT", "bad_memo"),
    (f"{PAY}&memo=x&memo_type=MEMO_ID", "bad_memo"),
    (f"{PAY}&memo=AAAA&memo_type=MEMO_HASH", "bad_memo"),
    (f"{PAY}&memo=A&memo_type=MEMO_HASH", "bad_memo"),
    (f"{PAY}&memo={'A' * 43}%3D&memo_type=MEMO_RETURN", "bad_memo"),
    (f"{PAY}&network_passphrase=Test%20SDF%20Network%20%3B%20September%202015", "testnet"),
    (f"ton:{TON}", "bad_format"),
    (f"ton://stake/{TON}", "bad_format"),
    (f"ton://transfer/{TON}?bin=te6", "bad_format"),
    (f"ton://transfer/{TON}?init=te6", "bad_format"),
    (f"ton://transfer/{TON}?amount=1.5", "bad_format"),
    (f"ton://transfer/{TON}?jetton={JETTON.lower()}", "bad_format"),
    ("web+cardano://claim/v1?code=x", "bad_format"),
    (f"zcash:{ZEC}?address={ZEC}", "bad_format"),
    (f"zcash:?address={ZEC}&address.1={ZEC}", "bad_format"),
    (f"zcash:{ZEC}?amount=1&amount.1=1", "bad_format"),
    ("zcash:?amount=1", "bad_format"),
    (f"zcash:{ZEC}?memo=VGhpcyBpcyBhIG1lbW8", "bad_memo"),
    ("zcash:zs1abc?memo=%FF", "bad_format"),
    ("zcash:zs1abc?memo=_w", "bad_memo"),
    ("zcash:zs1abc?memo=", "bad_memo"),
    (f"zcash:{ZEC}?req-x=1", "bad_format"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), DOUBTS, ids=lambda value: str(value)[:60])
def test_a_doubtful_link_is_refused(text, code):
    with pytest.raises(networks.AddressError) as caught:
        read(text)
    assert caught.value.code == code


def test_no_refusal_repeats_what_a_field_holds():
    with pytest.raises(networks.AddressError) as caught:
        read(f"bitcoin:{BTC}?amount=5KYZdUEo39z3FPrtuX2QbbwGnNP5zTd7yyr2SC1j299sBCnWjss")
    assert "5KYZ" not in str(caught.value)


SCHEMES = ("bitcoin:", "ethereum:", "solana:", "ton://transfer/", "web+stellar:pay", "zcash:", "ripple:", "monero:")
PIECES = st.sampled_from(
    [BTC, EVM, SOL, TON, XRP, "?", "&", "=", "@1", "/transfer", "address", "amount", "1", "%", "#"]
)


def answer(text):
    try:
        return read(text)
    except networks.AddressError as error:
        return error


@given(scheme=st.sampled_from(SCHEMES), pieces=st.lists(PIECES | st.text(max_size=5), max_size=9))
def test_any_link_is_answered(scheme, pieces):
    found = answer(scheme + "".join(pieces))
    assert found.code in networks.CODES if isinstance(found, networks.AddressError) else found.address
