"""``import``: read back an export."""

from __future__ import annotations

from typing import TextIO

import click

from swapclient.cli.drawing.lines import facts
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.errors import AlreadyDone, UsageError
from swapclient.journal.transfer import Imported, import_lines

__all__ = ["command"]


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), metavar="FILE")
@common("journal", "config")
@click.pass_obj
def command(session: Session, *, file: TextIO) -> Reply:
    """Add what an export (JSON lines, `-` for stdin) knows and this journal does not. Twice is as good as once.

    \b
    swapclient import swaps.jsonl
    """  # noqa: D301 - \b is click's mark
    try:
        lines = file.read().split("\n")  # not splitlines: a memo may hold what Unicode calls a line end
    except (UnicodeDecodeError, OSError):
        raise UsageError(
            f"{file.name} cannot be read as text",
            hint="Give the file that `swapclient export` made.",
            code="bad_export",
        ) from None
    done = session.work(lambda client: import_lines(client.house.journal, lines))

    def draw(screen: Screen) -> None:
        facts(
            screen,
            [
                ("added", str(done.added)),
                ("got a longer history", str(done.extended)),
                ("known already", str(done.known)),
                ("left as they are", ", ".join(done.conflicts)),
            ],
        )

    return Reply(
        document={
            "import": {
                "added": done.added,
                "extended": done.extended,
                "known": done.known,
                "conflicts": list(done.conflicts),
            }
        },
        draw=draw,
        error=_contradicted(done),
    )


def _contradicted(done: Imported) -> AlreadyDone | None:
    if not done.conflicts:
        return None
    return AlreadyDone(
        f"{len(done.conflicts)} of the file contradict this journal and were left as they are here",
        hint="Read the file into a journal of its own to see them: --journal sqlite:////path/other.db",
        code="import_conflicts",
    )
