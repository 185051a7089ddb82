from datetime import timedelta
from importlib.resources import files

import pytest

from swapclient.domain.quotes import RateType
from swapclient.errors import GuardRefused
from swapclient.quoting.window import SENDING, require_window, usual_time
from tests.fakes.clock import START


def test_a_fixed_rate_is_refused_when_the_deposit_usually_comes_too_late():
    needed = usual_time("bitcoin") + SENDING
    assert require_window(RateType.FIXED, "bitcoin", START + needed, START) == timedelta(0)
    with pytest.raises(GuardRefused) as caught:
        require_window(RateType.FIXED, "bitcoin", START + needed - timedelta(seconds=1), START)
    error = caught.value
    assert (error.stable_code, error.exit_code) == ("window_too_short", 4)
    assert "usually takes 16 min" in error.message
    assert "floating" in error.hint


def test_a_deadline_already_past_is_refused_with_nothing_left():
    with pytest.raises(GuardRefused, match="in 0 s"):
        require_window(RateType.FIXED, "solana", START - timedelta(hours=1), START)


def test_a_floating_rate_has_no_window():
    assert require_window(RateType.FLOATING, "bitcoin", START, START) is None


def test_without_a_deadline_or_a_known_time_nothing_is_claimed():
    assert require_window(RateType.FIXED, "bitcoin", None, START) is None
    assert usual_time("no-such-network") is None
    assert require_window(RateType.FIXED, "no-such-network", START, START) is None


def test_twenty_minutes_are_enough_for_bitcoin_and_ten_are_not():
    assert require_window(RateType.FIXED, "bitcoin", START + timedelta(minutes=20), START) is not None
    with pytest.raises(GuardRefused):
        require_window(RateType.FIXED, "bitcoin", START + timedelta(minutes=10), START)


def test_the_table_is_sorted_names_every_network_once_and_says_what_it_rests_on():
    text = (files("swapclient.quoting") / "data" / "confirmation_times.tsv").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert "UNCERTAIN" in text
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert rows[0] == ["network", "seconds", "note"]
    names = [row[0] for row in rows[1:]]
    assert len(names) == len(set(names)) > 30
    assert all(len(row) == 3 and 0 < int(row[1]) < 3600 and row[2] for row in rows[1:])
