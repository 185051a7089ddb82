import subprocess
import sys

import pytest

from swapclient.deposit import qr
from swapclient.errors import InputRefused
from tests.unit.deposit.orders import DEPOSIT
from tests.unit.deposit.pixels import opened, rasterised, scanned, screenshot

TEXTS = [
    DEPOSIT,
    "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE",
    "0x52908400098527886E0F7030069857D2E4169EE7",
    "888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H",
    f"bitcoin:{DEPOSIT}?amount=0.5",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_png_scans(text):
    assert scanned(opened(qr.png(text))) == text


@pytest.mark.parametrize("text", TEXTS)
def test_an_svg_scans_on_a_dark_page(text):
    assert scanned(rasterised(qr.svg(text))) == text


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("text", TEXTS)
def test_the_coloured_drawing_scans_on_dark_and_on_light_terminals(text, theme):
    assert scanned(screenshot(qr.terminal(text, colour=True), theme)) == text


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("text", TEXTS)
def test_the_plain_drawing_scans_on_the_background_it_was_drawn_for(text, theme):
    drawing = qr.terminal(text, colour=False, background=theme)
    assert "\x1b" not in drawing
    assert scanned(screenshot(drawing, theme)) == text


def test_the_plain_drawing_on_the_other_background_is_inverted_and_still_readable_to_scanners_that_invert():
    picture = screenshot(qr.terminal(DEPOSIT, colour=False, background="dark"), "light")
    assert scanned(picture) is None
    assert scanned(picture, inverted=True) == DEPOSIT


def test_no_colour_is_left_behind_after_a_line():
    for line in qr.terminal(DEPOSIT, colour=True).splitlines():
        assert line.endswith("\x1b[0m")


def test_the_margin_is_four_light_modules_on_every_side():
    rows = qr.modules(DEPOSIT)
    for edge in (rows[:4], rows[-4:], [row[:4] for row in rows], [row[-4:] for row in rows]):
        assert not any(any(cells) for cells in edge)
    assert rows[4][4]
    assert all(len(row) == len(rows) == qr.terminal_width(DEPOSIT) for row in rows)


def test_a_terminal_too_narrow_is_said_rather_than_drawn_broken():
    width = qr.terminal_width(DEPOSIT)
    assert qr.terminal(DEPOSIT, colour=True, columns=width)
    with pytest.raises(InputRefused) as caught:
        qr.terminal(DEPOSIT, colour=True, columns=width - 1)
    assert caught.value.stable_code == "terminal_too_narrow"
    assert "--png" in caught.value.hint


@pytest.mark.parametrize("text", ["", "a\nb", "\x1b[31m", "bc1q\u0430", "x" * 513])
def test_no_code_is_made_of_what_is_no_address(text):
    with pytest.raises(InputRefused) as caught:
        qr.png(text)
    assert caught.value.stable_code == "bad_qr_text"


def test_the_library_is_imported_only_when_something_is_drawn():
    check = "import sys, swapclient.deposit.qr; sys.exit('qrcode' in sys.modules or 'png' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
