"""Nothing a provider says can steer a terminal."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from swapclient.wire.reading import clean


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("plain text, ü, 日本, ₿", "plain text, ü, 日本, ₿"),
        ("\x1b[2Jgone", "\\x1b[2Jgone"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("pay \u202eevil", "pay \\u202eevil"),
        ("a\u2066b\u200bc\ufeffd", "a\\u2066b\\u200bc\\ufeffd"),
        ("\ud83d half", "\\ud83d half"),
        ("two\r\nlines\tand\x0bmore\u2028here", "two lines and more here"),
        ("x\x00y\x7f", "x\\x00y\\x7f"),
        ("z" + "\u0301" * 50, "z" + "\u0301" * 3),
        ("", ""),
    ],
)
def test_what_steers_is_shown_instead_of_done(said, shown):
    assert clean(said) == shown


def test_a_long_text_is_cut_visibly():
    assert clean("x" * 301) == "x" * 299 + "…"
    assert clean("x" * 300) == "x" * 300
    assert clean("abcdef", 4) == "abc…"
    assert clean("\x1b" * 10_000, 10) == "\\x1b\\x1b…"


@given(st.text(st.characters(codec=None), max_size=50), st.integers(1, 40))
@example("\u202e\x1b\ud800", 12)
def test_whatever_comes_in_one_safe_short_line_comes_out(text, limit):
    shown = clean(text, limit)
    assert len(shown) <= limit
    shown.encode()
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
