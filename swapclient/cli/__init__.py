"""The command line: parse, call, hand the answer to one renderer. Nothing is decided here that the library does not."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave with its exit code."""
    from swapclient.cli.boundary import run  # noqa: PLC0415 - importing the package costs nothing

    sys.exit(run(sys.argv[1:]))
