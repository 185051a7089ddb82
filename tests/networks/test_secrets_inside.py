"""Secrets with something around them: in links, behind labels, with invisible characters between their letters."""

import pytest

import networks
from networks import secret
from networks.errors import AddressError

WIF = "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn"  # of the private key 1
SEED = "sn259rEFXrQrWyx3Q7XneWcwV6dfL"  # XRPL documentation
AROUND = [
    "bitcoin:{}",
    "bitcoin:{}?amount=1",
    "bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2?label={}",
    "p2wpkh:{}",
    "https://example.org/?key={}",
    "key={}",
    "Key: {}",
    '{{"wif": "{}"}}',
    "{}\u200b",
    "({}),",
]


def refusal(where, text):
    with pytest.raises(AddressError) as caught:
        networks.check(where, text)
    return caught.value


@pytest.mark.parametrize("form", AROUND)
@pytest.mark.parametrize("where", ["bitcoin", "litecoin", "USDT:tron", "ethereum", "ripple", "near"])
@pytest.mark.parametrize("key", [WIF, SEED])
def test_a_secret_is_recognised_whatever_stands_around_it_and_wherever_it_is_pasted(form, where, key):
    error = refusal(where, form.format(key))
    assert error.code == "secret_pasted"
    assert key not in f"{error} {error.__cause__} {error.__context__} {error.args}"
    assert key[:12] not in str(error)


@pytest.mark.parametrize("between", ["\u200b", " ", "\u00a0", "\n"])
def test_a_key_cut_in_two_is_still_a_key(between):
    assert refusal("bitcoin", WIF[:20] + between + WIF[20:]).code == "secret_pasted"


@pytest.mark.parametrize("form", AROUND)
def test_identify_refuses_it_too(form):
    with pytest.raises(AddressError) as caught:
        networks.identify(form.format(WIF))
    assert caught.value.code == "secret_pasted"


@pytest.mark.parametrize(
    "text",
    [
        "的 一 是 在 不 了 有 和 人 这 中 大",
        "\u3000".join(["あいこくしん"] * 11 + ["あおぞら"]),
        " ".join(["a\u0301baco"] * 12),
        " ".join(["legal"] * 20),
        " ".join(["merger"] * 33),
        '{"version":3,"crypto":{"ciphertext":"00"}}',
        "addr_xsk1" + "q" * 100,
        "ed25519-priv-0x" + "ab" * 32,
    ],
)
def test_phrases_of_other_scripts_and_lengths_and_key_files_are_secrets(text):
    assert refusal("bitcoin", text).code == "secret_pasted"


@pytest.mark.parametrize(
    "text",
    [
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2?amount=0.5&label=A%20shop",
        "secret1hkfq3zahaqkkzx5mjnamwjsfpq2jk7z0mg7jvh",
        WIF[:-1] + "m",
        "два слова",
        "0x" + "ab" * 20,
    ],
)
def test_what_is_none_is_called_none(text):
    assert secret.what(text) == ""
