"""Where things are printed: data to stdout, talk to stderr. Nobody else prints."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from swapclient.cli.streams import let_go

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

__all__ = ["Screen"]


class Screen:
    """Two streams. rich is imported when something is drawn with it, and colours only a terminal without NO_COLOR."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.out = out or sys.stdout
        self.err = err or sys.stderr

    def document(self, document: dict[str, object]) -> None:
        """One JSON document on one line of stdout."""
        import json  # noqa: PLC0415 - only who is asked for documents pays for it

        self.out.write(json.dumps(document, ensure_ascii=False) + "\n")
        self.flush()

    def data(self, text: str = "") -> None:
        """A line of data."""
        self.out.write(text + "\n")

    def raw(self, text: str) -> None:
        """A text that is data from its first letter to its last."""
        self.out.write(text)

    def flush(self) -> None:
        """Nothing of the data waits any more. OSError where it cannot be written."""
        self.out.flush()

    def say(self, text: str = "") -> None:
        """A line for people. Nobody who cannot listen stops what is being done."""
        try:
            self.err.write(text + "\n")
            self.err.flush()
        except OSError:
            let_go(self.err)

    def warn(self, text: str) -> None:
        """A line for people about what went wrong beside the main thing."""
        self.say(f"warning: {text}")

    def draw(self, drawing: RenderableType) -> None:
        """Something of rich's, on stdout."""
        self.console().print(drawing)

    @property
    def coloured(self) -> bool:
        """Whether stdout takes colour."""
        return self.out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    @property
    def lively(self) -> bool:
        """Whether a line of stderr can be rewritten."""
        return self.err.isatty() and os.environ.get("TERM") != "dumb"

    def console(self, *, err: bool = False) -> Console:
        """A rich console on one of the streams; plain and wide where it is no terminal."""
        from rich.console import Console  # noqa: PLC0415 - a tenth of a second that most commands do not need

        stream = self.err if err else self.out
        plain = not (stream.isatty() and not os.environ.get("NO_COLOR"))
        width = None if stream.isatty() else 120
        return Console(file=stream, no_color=plain, highlight=False, soft_wrap=not stream.isatty(), width=width)
