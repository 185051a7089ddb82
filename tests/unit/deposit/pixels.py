"""Drawings turned back into pixels, the way a camera would see them."""

import re
import xml.etree.ElementTree as ET
from io import BytesIO

import zxingcpp
from PIL import Image

MODULE = 8  # pixels
THEMES = {"dark": (0, 255), "light": (255, 0)}  # background, foreground as greys

_SGR = re.compile(r"\x1b\[([0-9;]*)m")
_FIXED = {"16": 0, "231": 255}
_BLOCKS = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}


def screenshot(drawing: str, theme: str) -> Image.Image:
    """A terminal of that theme showing the drawing, with some of its own background around it."""
    ground, ink = THEMES[theme]
    rows = [pair for line in drawing.splitlines() for pair in _line(line, ground, ink)]
    return picture(rows, ground)


def picture(rows: list[list[int]], ground: int, around: int = 3) -> Image.Image:
    """Greys as modules."""
    width = max(len(row) for row in rows)
    small = Image.new("L", (width + 2 * around, len(rows) + 2 * around), ground)
    for y, row in enumerate(rows):
        for x, grey in enumerate(row):
            small.putpixel((x + around, y + around), grey)
    return small.resize((small.width * MODULE, small.height * MODULE), Image.Resampling.NEAREST)


def rasterised(document: str) -> Image.Image:
    """The SVG's squares as modules: one white ground, one path of M x,y H V H z squares."""
    root = ET.fromstring(document)  # noqa: S314 - our own document
    _, _, width, height = (float(part) for part in root.attrib["viewBox"].split())
    path = next(node for node in root.iter() if node.tag.endswith("path"))
    ground = next(node for node in root.iter() if node.tag.endswith("rect"))
    assert ground.attrib["fill"] == "white"
    assert ground.attrib["width"] == ground.attrib["height"] == "100%"
    squares = re.findall(r"M([0-9.]+),([0-9.]+)H([0-9.]+)V([0-9.]+)H([0-9.]+)z", path.attrib["d"])
    assert "".join(path.attrib["d"].split()).count("M") == len(squares)
    side = float(squares[0][2]) - float(squares[0][0])
    rows = [[255] * round(width / side) for _ in range(round(height / side))]
    for x, y, right, bottom, _ in squares:
        assert float(right) - float(x) == float(bottom) - float(y) == side
        rows[round(float(y) / side)][round(float(x) / side)] = 0
    return picture(rows, 0)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("L")


def scanned(image: Image.Image, *, inverted: bool = False) -> str | None:
    """What a scanner that knows only dark on light reads; ``inverted`` allows light on dark, too."""
    found = zxingcpp.read_barcodes(
        image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode), try_invert=inverted
    )
    return found[0].text if found else None


def _line(line: str, ground: int, ink: int) -> tuple[list[int], list[int]]:
    upper: list[int] = []
    lower: list[int] = []
    fore, back = ink, ground
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        sgr = _SGR.fullmatch(part)
        if sgr:
            fore, back = _colours(sgr[1], (fore, back), (ink, ground))
            continue
        for block in part:
            top, bottom = _BLOCKS[block]
            upper.append(fore if top else back)
            lower.append(fore if bottom else back)
    return upper, lower


def _colours(code: str, now: tuple[int, int], reset: tuple[int, int]) -> tuple[int, int]:
    if code in ("", "0"):
        return reset
    named = re.fullmatch(r"38;5;(\d+);48;5;(\d+)", code)
    assert named, f"a colour that depends on the theme: {code}"
    return _FIXED[named[1]], _FIXED[named[2]]
