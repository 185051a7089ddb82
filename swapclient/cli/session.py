"""What the options say, shared by every command of one run."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import ExitStack

    from swapclient.domain.swaps import Swap
    from swapclient.settings import Settings

__all__ = ["Session"]


@dataclass(slots=True)
class Session:
    """One run of the program.

    ``flags`` are the options that were given, by the names of the settings. ``last_known`` is what an interrupted
    person must see on the last line: our id and the provider's. ``exits`` is closed when the run ends (the sandbox).
    """

    json: bool = False
    yes: bool = False
    sandbox: bool = False
    verbose: bool = False
    flags: dict[str, object] = field(default_factory=dict)
    environ: dict[str, str] = field(default_factory=lambda: dict(os.environ))
    last_known: str = ""
    exits: ExitStack | None = None

    @property
    def asks(self) -> bool:
        """Whether a person can be asked: a terminal on both ends, no ``--yes`` and no ``--json``."""
        return not self.json and not self.yes and sys.stdin.isatty() and sys.stderr.isatty()

    def remember(self, swap: Swap) -> None:
        """Keep the ids for the last line of an interrupted run."""
        order = f", order {swap.order_id} at {swap.intent.provider}" if swap.order_id else ""
        self.last_known = f"swap {swap.swap_id}{order}"

    def settings(self) -> Settings:
        """Flags over environment over file over defaults."""
        from swapclient.settings import load  # noqa: PLC0415 - `--version` needs no settings

        return load(self.flags, self.environ)
