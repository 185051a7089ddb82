"""``import``: read back an export."""

from __future__ import annotations

from typing import TextIO

import click

from swapclient.cli.drawing.lines import facts
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.cli.severity import worst
from swapclient.client import AsyncSwapClient
from swapclient.errors import AlreadyDone, Tampered, UsageError
from swapclient.journal.transfer import Imported, import_lines
from swapclient.swaps.recheck import Rechecked, recheck

__all__ = ["command"]


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), metavar="FILE")
@common("journal", "config", "proxy")
@click.pass_obj
def command(session: Session, *, file: TextIO) -> Reply:
    """Add what an export (JSON lines, `-` for stdin) knows and this journal does not. Twice is as good as once.

    A file is somebody's word: the provider is asked about every deposit address that came with it.

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
    done, asked = session.work(lambda client: _take_in(client, lines))

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
        if asked.unconfirmed:
            screen.warn(
                f"where to send could not be confirmed for {', '.join(asked.unconfirmed)}: do not pay before "
                "`swapclient watch` has heard of it"
            )

    return Reply(
        document={
            "import": {
                "added": done.added,
                "extended": done.extended,
                "known": done.known,
                "conflicts": list(done.conflicts),
                "alarmed": list(asked.alarmed),
                "unconfirmed": list(asked.unconfirmed),
            }
        },
        draw=draw,
        error=worst([_alarmed(asked), _contradicted(done)]),
    )


async def _take_in(client: AsyncSwapClient, lines: list[str]) -> tuple[Imported, Rechecked]:
    """Add, and ask about what is new."""
    before = {swap.swap_id: swap.seen for swap in await client.swaps()}
    done = await import_lines(client.house.journal, lines)
    new = [swap for swap in await client.swaps() if before.get(swap.swap_id) != swap.seen]
    return done, await recheck(client.house.desk, new)


def _alarmed(asked: Rechecked) -> Tampered | None:
    if not asked.alarmed:
        return None
    return Tampered(
        f"the provider describes {', '.join(asked.alarmed)} otherwise than this file",
        hint=f"Send nothing. See: swapclient show {asked.alarmed[0]}",
        swaps=list(asked.alarmed),
    )


def _contradicted(done: Imported) -> AlreadyDone | None:
    if not done.conflicts:
        return None
    return AlreadyDone(
        f"{len(done.conflicts)} of the file contradict this journal and were left as they are here",
        hint="Read the file into a journal of its own to see them: --journal sqlite:////path/other.db",
        code="import_conflicts",
    )
