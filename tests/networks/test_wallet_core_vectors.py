"""One address of one key on every network that wallet-core knows, as its own tests expect it."""

from pathlib import Path

import pytest

import networks

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "vectors" / "wallet_core.tsv").read_text().splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("network", "text"), ROWS)
def test_wallet_cores_address_is_read(network, text):
    address = networks.check(network, text)
    assert address.text == text if network != "ronin" else address.text.lower().endswith(text[6:].lower())
    assert networks.check(network, address.text).text == address.text
    assert network in {candidate.network for candidate in networks.identify(text)}
