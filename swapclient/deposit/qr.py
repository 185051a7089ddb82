"""QR codes: of the plain address, unless somebody asks for the URI.

A code needs dark modules on a light ground and a light margin of four modules (ISO/IEC 18004). In a terminal both are
painted in fixed black and white, whatever its theme is. ``qrcode`` is imported only when something is drawn.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Literal

from swapclient.errors import InputRefused

if TYPE_CHECKING:
    import qrcode

__all__ = ["MARGIN", "modules", "png", "svg", "terminal", "terminal_width"]

MARGIN = 4
"""Light modules on each side."""

_LONGEST = 512
# Colours 16 and 231 of the 256 are #000000 and #ffffff in every theme; colours 0 and 7 are whatever the theme says.
_BLACK, _WHITE = 16, 231
_RESET = "\x1b[0m"
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def modules(text: str) -> list[list[bool]]:
    """Rows of modules, True for dark, margin included.

    Raises:
        InputRefused: ``bad_qr_text`` for text that is empty, too long, or not printable ASCII.
    """
    return [[bool(dark) for dark in row] for row in _code(text).get_matrix()]


def terminal_width(text: str) -> int:
    """Columns that :func:`terminal` needs."""
    return len(modules(text))


def terminal(
    text: str,
    *,
    colour: bool,
    background: Literal["dark", "light"] = "dark",
    columns: int | None = None,
) -> str:
    """The code for a terminal, two rows of modules to a line, each line ended by a newline.

    With ``colour`` it looks the same on every background. Without, it is drawn in the terminal's own foreground, and
    ``background`` must say what lies behind it; guessed wrongly the code is inverted, which only some scanners read.

    Raises:
        InputRefused: ``terminal_too_narrow`` where ``columns`` would break its lines; ``bad_qr_text``.
    """
    rows = modules(text)
    width = len(rows[0])
    if columns is not None and columns < width:
        raise InputRefused(
            f"the QR code needs {width} columns, the terminal has {columns}",
            hint="Make the window wider, or write a file: swapclient qr ID --png FILE",
            code="terminal_too_narrow",
            width=width,
        )
    rows.append([False] * width)  # a code with its margin has an odd number of rows, and a line takes two
    pairs = zip(rows[::2], rows[1::2], strict=True)
    if colour:
        return "".join(_painted(upper, lower) for upper, lower in pairs)
    ink = background == "light"
    return "".join(_plain(upper, lower, ink=ink) for upper, lower in pairs)


def svg(text: str) -> str:
    """An SVG document: one path of squares on a white ground, a millimetre a module."""
    from qrcode.image.svg import SvgPathFillImage  # noqa: PLC0415 - as slow as all of validate

    out = io.BytesIO()
    _code(text).make_image(image_factory=SvgPathFillImage).save(out)
    return out.getvalue().decode()


def png(text: str) -> bytes:
    """A black and white PNG, ten pixels a module."""
    from qrcode.image.pure import PyPNGImage  # noqa: PLC0415 - as slow as all of validate

    out = io.BytesIO()
    _code(text).make_image(image_factory=PyPNGImage).save(out)
    return out.getvalue()


def _code(text: str) -> qrcode.QRCode[Any]:
    """Error correction M: the usual one for screens and paper. The text stands in it exactly as given."""
    if not text or len(text) > _LONGEST or not text.isascii() or not text.isprintable():
        raise InputRefused(
            f"no QR code can be made of {text[:60]!r}",
            hint="A code holds an address or a payment URI and nothing else.",
            code="bad_qr_text",
        )
    import qrcode  # noqa: PLC0415 - 40 ms that only drawing needs

    code: qrcode.QRCode[Any] = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=MARGIN)
    code.add_data(text)
    code.make(fit=True)
    return code


def _painted(upper: list[bool], lower: list[bool]) -> str:
    """One line of upper half blocks, each with an explicit foreground (upper) and background (lower)."""
    line, last = [], None
    for pair in zip(upper, lower, strict=True):
        if pair != last:
            above, below = (_BLACK if dark else _WHITE for dark in pair)
            line.append(f"\x1b[38;5;{above};48;5;{below}m")
            last = pair
        line.append("▀")
    return "".join(line) + _RESET + "\n"


def _plain(upper: list[bool], lower: list[bool], *, ink: bool) -> str:
    """One line drawn by the foreground alone; ``ink`` is which modules it draws: dark ones or light ones."""
    return "".join(_HALVES[above is ink, below is ink] for above, below in zip(upper, lower, strict=True)) + "\n"
