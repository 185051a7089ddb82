"""``doctor``: is everything in order before money is moved?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import click

from swapclient.cli.checkup.disk import check_modes, check_room, check_write
from swapclient.cli.checkup.finding import Finding
from swapclient.cli.checkup.reach import check_clock, check_keys, check_providers
from swapclient.cli.checkup.record import check_journal, check_swaps
from swapclient.cli.drawing.lines import facts, items
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.client import AsyncSwapClient
from swapclient.errors import ConfigError, UsageError
from swapclient.journal.database import sqlite_path
from swapclient.journal.place import beside

__all__ = ["command"]


@click.command()
@click.option("--offline", is_flag=True, help="Ask no provider.")
@click.option(
    "--repair",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="NEW.db",
    help="Save what can be read of a damaged journal into a new file.",
)
@common("journal", "config", "proxy")
@click.pass_obj
def command(session: Session, *, offline: bool, repair: Path | None) -> Reply:
    """Check clock, disk, journal, file modes, keys and providers. Exit 2 when something must be mended.

    \b
    swapclient doctor
    swapclient doctor --offline --json
    swapclient doctor --repair saved.db     the damaged journal stays as it is
    """  # noqa: D301 - \b is click's mark
    if repair is not None:
        return _repair(session, repair)

    try:
        session.settings()
    except ConfigError as wrong:
        return _reply([Finding(name="settings", verdict="problem", message=wrong.message, hint=wrong.hint)])

    async def look(client: AsyncSwapClient) -> list[Finding]:
        return [*await _local(client), *(await _remote(client) if not offline else [])]

    return _reply(session.work(look))


async def _local(client: AsyncSwapClient) -> list[Finding]:
    """What can be told without asking anybody."""
    settings = client.house.settings
    path = sqlite_path(settings.journal)
    folder = path.parent if path else settings.data_dir
    files = (path, *beside(path)) if path else ()
    return [
        check_room(folder),
        await asyncio.to_thread(check_write, folder),
        check_modes((settings.data_dir, *files)),
        await asyncio.to_thread(check_journal, settings.journal),
        await check_swaps(client),
        *check_keys(client),
    ]


async def _remote(client: AsyncSwapClient) -> list[Finding]:
    """What providers tell."""
    answered, ahead = await check_providers(client)
    return [*answered, check_clock(ahead, client.house.clock.now())]


def _reply(findings: Sequence[Finding]) -> Reply:
    problems = [one for one in findings if one.verdict == "problem"]

    def draw(screen: Screen) -> None:
        width = max(len(one.name) for one in findings)
        for one in findings:
            facts(screen, [(f"{_MARKS[one.verdict]}  {one.name:<{width}}", one.message)])
            items(screen, [one.hint] if one.hint and one.verdict != "ok" else [], mark="         >")

    document: dict[str, object] = {
        "checks": [
            {
                "name": one.name,
                "ok": one.verdict != "problem",
                "verdict": one.verdict,
                "message": one.message,
                "hint": one.hint,
            }
            for one in findings
        ]
    }
    return Reply(document=document, draw=draw, error=_unwell(problems))


_MARKS = {"ok": "ok     ", "warning": "warning", "problem": "PROBLEM"}


def _unwell(problems: Sequence[Finding]) -> UsageError | None:
    if not problems:
        return None
    return UsageError(
        f"to be mended: {', '.join(one.name for one in problems)}",
        hint=next((one.hint for one in problems if one.hint), ""),
        code="to_be_mended",
    )


def _repair(session: Session, new: Path) -> Reply:
    """The old file is only read, the new one must not exist."""
    from swapclient.journal.salvage import salvage  # noqa: PLC0415 - needed once in a lifetime

    done = salvage(session.settings().journal, f"sqlite:///{new.absolute()}")

    def draw(screen: Screen) -> None:
        facts(
            screen,
            [
                ("saved", f"{done.swaps} swaps and {done.events} events to {new}"),
                ("lost", f"{done.lost} rows" if done.lost else "nothing that is known of"),
                ("doubtful", ", ".join(done.doubtful)),
            ],
        )
        screen.say(f"note: use it with: --journal sqlite:///{new.absolute()}")
        if done.doubtful:
            screen.say("note: then ask about the doubtful ones: swapclient reconcile, swapclient watch")

    return Reply(
        document={
            "repair": {
                "file": str(new),
                "swaps": done.swaps,
                "events": done.events,
                "lost": done.lost,
                "doubtful": list(done.doubtful),
            }
        },
        draw=draw,
    )
