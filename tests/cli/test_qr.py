"""`qr`: what stands in the code, decoded by a reader that is not ours."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image


def read_drawing(text):
    """Decode half blocks as a scanner sees them on a dark background: the foreground is light."""
    art = [line for line in text.splitlines() if line and set(line) <= set("█▀▄ ")]
    width = max(map(len, art))
    image = Image.new("L", (width, 2 * len(art)))
    for row, line in enumerate(art):
        for column, block in enumerate(line.ljust(width)):
            image.putpixel((column, 2 * row), 255 if block in "█▀" else 0)
            image.putpixel((column, 2 * row + 1), 255 if block in "█▄" else 0)
    return read(image)


def read(image):
    big = image.resize((image.width * 8, image.height * 8), Image.Resampling.NEAREST)
    return [found.text for found in zxingcpp.read_barcodes(big)]


def test_the_drawing_holds_the_plain_address(cli, place):
    swap = place()
    assert read_drawing(cli("qr", swap.swap_id).out) == [swap.deposit_address]
    assert read_drawing(cli("show", swap.swap_id).out) == [swap.deposit_address]


def test_a_png_and_an_svg_are_written_and_never_over_a_file(cli, place, home):
    swap = place()
    png, svg = home / "pay.png", home / "pay.svg"
    document = cli("qr", swap.swap_id, "--png", str(png), "--svg", str(svg), "--json").document["qr"]
    assert document["files"] == [str(png), str(svg)]
    with Image.open(io.BytesIO(png.read_bytes())) as image:
        assert read(image.convert("L")) == [swap.deposit_address]
    assert svg.read_text().lstrip().startswith("<")
    png.write_bytes(b"somebody's")
    assert cli("qr", swap.swap_id, "--png", str(png), "--json", code=2).document["error"]["code"] == "file_exists"
    assert png.read_bytes() == b"somebody's"
    cli("qr", swap.swap_id, "--png", str(png), "--force")
    assert png.read_bytes().startswith(b"\x89PNG")
    assert sorted(path.name for path in home.iterdir() if path.name.startswith(".")) == []


def test_a_uri_is_made_only_on_request_and_where_it_is_unambiguous(cli, place):
    swap = place()
    wanted = f"bitcoin:{swap.deposit_address}?amount=0.5"
    left = cli("qr", swap.swap_id, "--uri")
    assert read_drawing(left.out) == [wanted]
    assert cli("qr", swap.swap_id, "--uri", "--json").document["qr"]["text"] == wanted


def test_a_memo_is_never_in_the_code_and_always_beside_it(cli, place):
    swap = place("XRP", "USDT:tron", "500", refund_to="rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe", refund_memo="")
    left = cli("qr", swap.swap_id)
    assert read_drawing(left.out) == [swap.deposit_address]
    assert f"destination tag (not in the code, required)  {swap.order.deposit_memo}" in left.out
    document = cli("qr", swap.swap_id, "--json").document["qr"]
    assert document["memo"] == swap.order.deposit_memo
    assert document["memo"] not in document["text"]
    assert cli("qr", swap.swap_id, "--uri", "--json", code=3).document["error"]["code"] == "no_uri"


def test_a_uri_that_must_stand_beside_the_address_is_drawn_beside_it_and_not_written(cli, place, home):
    swap = place("SOL", "USDT:tron", "20", refund_to="4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T")
    left = cli("qr", swap.swap_id, "--uri")
    halves = left.out.split("\n\n")
    codes = [found for half in halves if "█" in half for found in read_drawing(half)]
    assert codes == [swap.deposit_address, f"solana:{swap.deposit_address}?amount=20"]
    cli("qr", swap.swap_id, "--uri", "--png", str(home / "x.png"), code=3)
    assert not (home / "x.png").exists()


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_no_code_once_a_deposit_was_seen(cli, place, box, form):
    swap = place()
    box.control.deposit(swap.order_id)
    box.control.advance(20)
    cli("show", swap.swap_id, "--refresh")
    left = cli("qr", swap.swap_id, *form, code=8)
    assert swap.deposit_address not in left.out
    assert "do not send any more" in left.out + left.err
