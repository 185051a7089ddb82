"""An address that only resembles one of our own is refused."""

import pytest

from swapclient.errors import InputRefused
from swapclient.swaps.poisoning import refuse_look_alikes
from swapclient.swaps.terms import wish
from tests.unit.swaps.room import RECEIVE, REFUND

LIKE = "0x5aAe0000000000000000000000000000000BeAed"
OWN = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"


def test_a_look_alike_of_the_address_book_is_refused_with_both():
    wanted = wish("BTC", "USDT:ethereum", "0.5", to=LIKE.lower(), refund_to=REFUND)
    with pytest.raises(InputRefused) as refusal:
        refuse_look_alikes(wanted, {OWN, RECEIVE})
    assert (refusal.value.stable_code, refusal.value.exit_code) == ("look_alike", 3)
    assert refusal.value.context["known"] == OWN


def test_our_own_address_and_a_strangers_pass():
    for to in (OWN, "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"):
        refuse_look_alikes(wish("BTC", "USDT:ethereum", "0.5", to=to, refund_to=REFUND), {OWN, RECEIVE})
