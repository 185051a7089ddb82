"""One character changed, dropped, doubled or swapped is refused wherever the network has a checksum."""

import pytest

import networks
from networks.codec import base58, bech32, cashaddr, segwit

from .mutations import taken

HASH = bytes.fromhex("751e76e8199196d454941c45d1b3a323f1433bd6")
EXAMPLES = {
    "bitcoin": [
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        segwit.encode("bc", 0, HASH),
    ],
    "bitcoin-cash": [cashaddr.encode("bitcoincash", 0, HASH)],
    "litecoin": [segwit.encode("ltc", 1, HASH + bytes(range(12))), base58.encode_check(b"\x32" + HASH)],
    "horizen": [base58.encode_check(b"\x20\x89" + HASH)],
    "tron": ["TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"],
    "ripple": ["rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY", "XV5sbjUmgPpvXv4ixFWZ5ptAYZ6PD2qwGkhgc48zzcx6Gkr"],
}
ROWS = [(network, text) for network, texts in EXAMPLES.items() for text in texts]


def mistyped(text, alphabet):
    for place, letter in enumerate(text):
        yield text[:place] + text[place + 1 :]
        yield text[: place + 1] + letter + text[place + 1 :]
        if text[place : place + 1] != text[place + 1 : place + 2]:
            yield text[:place] + text[place + 1 : place + 2] + letter + text[place + 2 :]
        for other in alphabet:
            if other != letter:
                yield text[:place] + other + text[place + 1 :]


@pytest.mark.parametrize(("network", "text"), ROWS)
def test_a_mistyped_address_is_refused(network, text):
    alphabet = bech32.LETTERS if text == text.lower() else base58.BITCOIN
    assert networks.check(network, text).text == text
    wrong = [one for one in dict.fromkeys(mistyped(text, alphabet)) if one != text]
    assert taken(network, wrong) == []
    assert len(wrong) > 30 * len(text) / 2
