"""The journal: does it open, is it sound, and does anything in it wait for somebody?"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from swapclient.cli.checkup.finding import Finding
from swapclient.client import AsyncSwapClient
from swapclient.domain.life import State
from swapclient.errors import JournalError
from swapclient.journal.database import sqlite_path
from swapclient.journal.trouble import REPAIR
from swapclient.swaps.reconcile import UNSETTLED

__all__ = ["check_journal", "check_swaps"]


def check_journal(url: str) -> Finding:
    """Whether SQLite finds the file sound; it is only read. A journal that is not there yet is fine.

    See https://www.sqlite.org/pragma.html#pragma_quick_check
    """
    path = sqlite_path(url)
    if path is None:
        return Finding(name="journal file", verdict="ok", message="the journal is on a server, which sees to that")
    if not path.exists():
        return Finding(name="journal file", verdict="ok", message=f"{path} will be made by the first swap")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=15)) as connection:
            said = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.OperationalError as error:  # the place, not the file: no rights, no memory, busy
        return Finding(name="journal file", verdict="problem", message=f"{path} cannot be read: {error}")
    except sqlite3.DatabaseError as error:
        said = str(error)
    if said != "ok":
        return Finding(name="journal file", verdict="problem", message=f"{path} is damaged: {said}", hint=REPAIR)
    return Finding(name="journal file", verdict="ok", message=f"{path} is sound")


async def check_swaps(client: AsyncSwapClient) -> Finding:
    """Opens the journal at the newest schema, reads every swap, and says what waits for a person."""
    url = client.house.settings.journal
    try:
        path = sqlite_path(url)
        if path is not None and not path.exists():
            return Finding(name="journal", verdict="ok", message="no swap on record yet")
        swaps = await client.swaps()
    except JournalError as error:
        return Finding(name="journal", verdict="problem", message=error.message, hint=error.hint)
    unsettled = sum(swap.state in UNSETTLED for swap in swaps)
    waiting = sum(swap.state in {State.ACTION_REQUIRED, State.TAMPERED} for swap in swaps)
    said = f"opens; {len(swaps)} on record"
    if unsettled:
        return Finding(
            name="journal",
            verdict="warning",
            message=f"{said}, {unsettled} of unknown outcome",
            hint="Run: swapclient reconcile",
        )
    if waiting:
        return Finding(
            name="journal",
            verdict="warning",
            message=f"{said}, {waiting} need a person",
            hint="See: swapclient orders --open",
        )
    return Finding(name="journal", verdict="ok", message=said)
