"""Aligned lines and plain tables: no borders, so that what is copied out of them is what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from swapclient.wire.printable import clean

if TYPE_CHECKING:
    from swapclient.cli.screen import Screen

__all__ = ["facts", "heading", "items", "loud", "table"]

_LONGEST = 1000


def loud(screen: Screen, text: str) -> str:
    """The (clean) text, bold where there is colour."""
    return click.style(text, bold=True) if screen.coloured else text


def heading(screen: Screen, text: str) -> None:
    """A line that stands out."""
    screen.data(loud(screen, clean(text, _LONGEST)))


def facts(screen: Screen, rows: Iterable[tuple[str, str | None]], *, loud_names: Sequence[str] = ()) -> None:
    """``name  value`` lines, one fact a line, never wrapped; what is None or empty is left out."""
    shown = [(name, clean(value, _LONGEST)) for name, value in rows if value]
    width = max((len(name) for name, _ in shown), default=0)
    for name, value in shown:
        screen.data(f"  {name:<{width}}  {loud(screen, value) if name in loud_names else value}")


def items(screen: Screen, texts: Iterable[str], *, mark: str = "-") -> None:
    """A list, one item a line."""
    for text in texts:
        screen.data(f"  {mark} {clean(text, _LONGEST)}")


def table(screen: Screen, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as what they hold; the last one may be long."""
    cells = [[clean(cell, _LONGEST) for cell in row] for row in rows]
    widths = [max(len(row[place]) for row in [list(head), *cells]) for place in range(len(head))]
    screen.data(loud(screen, _line(head, widths)))
    for row in cells:
        screen.data(_line(row, widths))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True)).rstrip()
