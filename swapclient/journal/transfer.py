"""The whole record as JSON lines, one swap a line, and back again: what is read gives the same lines, byte for byte."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from swapclient.domain.swaps import Event, Intent
from swapclient.errors import AlreadyDone, UsageError
from swapclient.journal.codec import json_text
from swapclient.journal.interface import Journal

__all__ = ["Imported", "export_lines", "import_lines"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How many swaps were new, got a longer history, or were known already; and ids of those that contradict ours.

    A swap in ``conflicts`` was left as it is here: its terms or its history differ, or its key belongs to another.
    """

    added: int = 0
    extended: int = 0
    known: int = 0
    conflicts: tuple[str, ...] = ()


class _Line(msgspec.Struct, frozen=True):
    export: Literal[1]
    intent: Intent
    events: tuple[Event, ...]


_DECODER = msgspec.json.Decoder(_Line)


async def export_lines(journal: Journal) -> AsyncIterator[str]:
    """One line for every swap, oldest first, without a line end."""
    for swap in await journal.swaps():
        intent, events = await journal.history(swap.swap_id)
        yield json_text(_Line(export=1, intent=intent, events=tuple(events)))


async def import_lines(journal: Journal, lines: Iterable[str]) -> Imported:
    """Add what is not on record here. Doing it twice changes nothing.

    Raises:
        UsageError: ``bad_export`` when a line is none of ours; then nothing was written.
    """
    read = [_read(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    here = {swap.swap_id for swap in await journal.swaps()}
    count = {"added": 0, "extended": 0, "known": 0}
    conflicts = []
    for line in read:
        try:
            if line.intent.swap_id not in here:
                await journal.record(line.intent, *line.events)
                here.add(line.intent.swap_id)
                count["added"] += 1
            else:
                count[await _extend(journal, line)] += 1
        except AlreadyDone:
            conflicts.append(line.intent.swap_id)
    return Imported(conflicts=tuple(conflicts), **count)


async def _extend(journal: Journal, line: _Line) -> Literal["extended", "known"]:
    """Append what the line knows beyond our own history."""
    intent, ours = await journal.history(line.intent.swap_id)
    shared = min(len(ours), len(line.events))
    if intent != line.intent or not _same(ours[:shared], line.events[:shared]):
        raise AlreadyDone(f"swap {intent.swap_id} is on record with another history", code="other_history")
    if len(line.events) == shared:
        return "known"
    await journal.append(intent.swap_id, *line.events[shared:], seen=len(ours))
    return "extended"


def _same(ours: Sequence[Event], theirs: Sequence[Event]) -> bool:
    return tuple(ours) == tuple(theirs)


def _read(number: int, line: str) -> _Line:
    try:
        return _DECODER.decode(line)
    except ValueError as error:
        raise UsageError(
            f"line {number} is not of an export: {error}",
            hint="Nothing was written. Give the file that `swapclient export` made.",
            code="bad_export",
        ) from None
