"""Generate the points of a story, and kill at each."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.sweep.claims import hold_afterwards
from tests.sweep.durable import only_durable
from tests.sweep.field import Field, Outcome
from tests.sweep.stories import STORIES

__all__ = ["count", "cut_power_at", "fail_disk_at", "kill_at", "spread"]


def count(field: Field, name: str) -> list[str]:
    """The steps of a story's command when nothing happens to it, by name; the first is number 1."""
    story = STORIES[name]
    home = story.begin(field)
    _learn(field)
    outcome = field.run(home, "counted", story.command, fatal=0)
    assert not outcome.killed, outcome.said()
    hold_afterwards(field, home, outcome)
    return outcome.steps()


def kill_at(field: Field, name: str, step: int) -> bool:
    """Kill after that step, or before it, and hold the program to its promises; False when it had ended before.

    Which bytes come in one piece is the network's business, so a run may have a step more or less than another.
    """
    story, before = STORIES[name], step % 4 == 0
    home = story.begin(field)
    ended = field.run(home, "killed", story.command, fatal=step, trouble=-1 if before else 0)
    _hold(field, home, ended, f"{name}, killed {'before' if before else 'after'}")
    return ended.killed


def cut_power_at(field: Field, name: str, step: int) -> bool:
    """The same, and the disk has lost what was not synced: all of it, or all but one of the journal's files."""
    story, survivor = STORIES[name], (None, "journal.db-wal", "journal.db")[step % 3]
    home = story.begin(field)
    shadow = home.with_name(f"{home.name}-shadow")
    shadow.mkdir()
    ended = field.run(home, "killed", story.command, fatal=step, shadow=str(shadow))
    only_durable(shadow, home, survivor)
    _hold(field, home, ended, f"{name}, power cut (all lost but {survivor}) after")
    shutil.rmtree(shadow)
    return ended.killed


def fail_disk_at(field: Field, name: str, step: int, error: int) -> None:
    """The disk takes nothing more from that step on; then it does again."""
    home = STORIES[name].begin(field)
    ended = field.run(home, "failed", STORIES[name].command, fatal=step, trouble=error)
    assert ended.result.codes, f"{name} died of a full disk at step {step}: {ended.said()}"
    assert ended.result.codes[0] != 1, f"{name} met a bug on a full disk at step {step}: {ended.said()}"
    story = f"{name}, the disk failed ({errno.errorcode[error]}) from {step} on; all in all"
    _hold(field, home, ended, story, disk_failed=True)


def _hold(field: Field, home: Path, ended: Outcome, story: str, *, disk_failed: bool = False) -> None:
    field.box.control.scenario("happy")  # what was to happen to the creation shall not happen to a later one
    try:
        hold_afterwards(field, home, ended, disk_failed=disk_failed, follow=field.thorough or field.stories % 3 == 0)
    except AssertionError as error:
        raise AssertionError(f"{story} step {(ended.steps() or ['0'])[-1]}: {error}") from error
    shutil.rmtree(home)


def spread(total: int, wanted: int) -> Sequence[int]:
    """So many steps of 1 to total, evenly; all of them when there are fewer."""
    if wanted >= total:
        return range(1, total + 1)
    return [1 + number * total // wanted for number in range(wanted)]


def _learn(field: Field) -> None:
    """Let the zygote import what the commands import, once."""
    if field.learned:
        return
    field.learned = True
    home = STORIES["first_swap"].begin(field)
    field.run(home, "learned", STORIES["swap"].command, ["watch", "--timeout", "1"], ["reconcile"], learn=True)
