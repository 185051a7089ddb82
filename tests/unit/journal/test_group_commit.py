"""Writes that wait share one commit: fewer syncs, and for each caller what a commit of its own would have been."""

import asyncio
import sqlite3
from contextlib import asynccontextmanager
from threading import Event as Gate

import pytest
from sqlalchemy import event as sqlalchemy_event

from swapclient.domain.life import Happening
from swapclient.errors import AlreadyDone, JournalError, UsageError
from swapclient.journal.store import SqlJournal
from swapclient.journal.writer import MOST_TOGETHER
from tests.fakes.records import created, event, intent

REFUSED_EVENT = """
    CREATE TEMP TRIGGER refuse AFTER INSERT ON main.events WHEN NEW.swap_id = 'swap-00000002'
    BEGIN SELECT RAISE(ABORT, 'disk is full'); END
"""
REFUSED_COMMIT = """
    CREATE TEMP TABLE parent (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
    CREATE TEMP TRIGGER orphan AFTER INSERT ON main.swaps WHEN NEW.id = 'swap-00000002'
    BEGIN INSERT INTO child VALUES (1); END
"""


class Desk:
    """A journal whose thread can be held, with every statement it tells SQLite."""

    def __init__(self, path):
        self.path = path
        self.journal = SqlJournal(f"sqlite:///{path}")
        self.statements = []
        self.connections = 0
        self.at_commit = lambda: None
        sqlalchemy_event.listen(self.journal._engine, "connect", self._listen)

    def prepare(self, script):
        """Run on every connection, as soon as the tables are there."""
        sqlalchemy_event.listen(self.journal._engine, "connect", lambda one, _: one.executescript(script))

    def _listen(self, connection, _record):
        self.connections += 1
        connection.set_trace_callback(self._heard)

    def _heard(self, statement):
        self.statements.append(statement)
        if statement == "COMMIT":
            self.at_commit()

    @property
    def commits(self):
        return self.statements.count("COMMIT")

    async def together(self, *writes):
        """Outcomes of writes that all wait at the same moment."""
        gate = Gate()
        held = self.journal._writer.read(lambda _: gate.wait())
        tasks = [asyncio.ensure_future(write) for write in writes]
        await asyncio.sleep(0)
        self.statements.clear()
        gate.set()
        await held
        return await asyncio.gather(*tasks, return_exceptions=True)

    def on_record(self):
        """Number of events of every swap, as another program sees it."""
        with sqlite3.connect(self.path) as raw:
            rows = raw.execute("SELECT id, (SELECT count(*) FROM events WHERE swap_id = id) FROM swaps").fetchall()
        raw.close()
        return {int(swap_id.removeprefix("swap-")): count for swap_id, count in rows}


@asynccontextmanager
async def opened(path):
    desk = Desk(path)
    await desk.journal.swaps()
    try:
        yield desk
    finally:
        await desk.journal.close()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.db"


def test_writes_that_wait_share_one_commit(path):
    async def story():
        async with opened(path) as desk:
            first = intent(1)
            told = await desk.together(
                desk.journal.record(first, event()),
                desk.journal.record(intent(2), event(), created(2)),
                desk.journal.append(first.swap_id, event(Happening.NOTED), seen=1),
            )
            assert [swap.seen for swap in told] == [1, 2, 2]
            assert desk.commits == 1
            assert desk.on_record() == {1: 2, 2: 2}

    asyncio.run(story())


def test_one_commit_holds_other_programs_up_for_so_many_writes(path):
    async def story():
        async with opened(path) as desk:
            await desk.together(*(desk.journal.record(intent(number), event()) for number in range(MOST_TOGETHER + 1)))
            assert desk.commits == 2
            assert desk.on_record() == dict.fromkeys(range(MOST_TOGETHER + 1), 1)

    asyncio.run(story())


def test_a_read_sees_what_was_written_before_it_and_nothing_later(path):
    async def story():
        async with opened(path) as desk:
            _, seen, _ = await desk.together(
                desk.journal.record(intent(1), event()),
                desk.journal.swaps(),
                desk.journal.record(intent(2), event()),
            )
            assert [swap.swap_id for swap in seen] == [intent(1).swap_id]
            assert desk.commits == 2

    asyncio.run(story())


def test_nobody_is_answered_before_the_commit_that_holds_its_rows(path):
    async def story():
        async with opened(path) as desk:
            held, reached, gate = Gate(), Gate(), Gate()
            desk.at_commit = lambda: (reached.set(), gate.wait())
            desk.journal._writer.read(lambda _: held.wait())
            writes = [asyncio.create_task(desk.journal.record(intent(number), event())) for number in range(4)]
            for _ in range(3):  # until they have found the journal at work
                await asyncio.sleep(0)
            held.set()
            await asyncio.to_thread(reached.wait)
            for _ in range(100):
                await asyncio.sleep(0)
            assert not any(write.done() for write in writes)
            assert desk.on_record() == {}
            gate.set()
            await asyncio.gather(*writes, return_exceptions=True)
            assert desk.on_record() == dict.fromkeys(range(4), 1)

    asyncio.run(story())


def test_a_refused_write_leaves_its_neighbours_durable(path):
    async def story():
        async with opened(path) as desk:
            await desk.journal.record(intent(9, key="key-9"), event())
            told = await desk.together(
                desk.journal.record(intent(1, key="key-1"), event()),
                desk.journal.record(intent(2, key="key-9"), event()),
                desk.journal.record(intent(3, key="key-1"), event()),
                desk.journal.append(intent(9).swap_id, event(Happening.NOTED), seen=1),
                desk.journal.append(intent(9).swap_id, event(Happening.NOTED), seen=1),
                desk.journal.append("swap-nobody", event()),
                desk.journal.record(intent(9), event()),
                desk.journal.record(intent(4), event()),
            )
            errors = {number: error for number, error in enumerate(told) if isinstance(error, Exception)}
            assert {number: error.stable_code for number, error in errors.items()} == {
                1: "key_taken",
                2: "key_taken",
                4: "moved_on",
                5: "unknown_swap",
                6: "swap_taken",
            }
            assert {type(error) for error in errors.values()} == {AlreadyDone, UsageError, JournalError}
            assert desk.on_record() == {1: 1, 4: 1, 9: 2}

    asyncio.run(story())


def test_a_row_the_database_refuses_leaves_its_neighbours_durable(path):
    async def story():
        async with opened(path) as desk:
            desk.prepare(REFUSED_EVENT)
            desk.journal._writer._drop()
            told = await desk.together(*(desk.journal.record(intent(number), event()) for number in range(5)))
            assert [number for number, one in enumerate(told) if isinstance(one, JournalError)] == [2]
            assert told[2].stable_code == "disk_full"
            assert desk.on_record() == {0: 1, 1: 1, 3: 1, 4: 1}

    asyncio.run(story())


def test_a_failed_commit_fails_all_of_its_group_and_is_tried_once(path):
    async def story():
        async with opened(path) as desk:
            desk.prepare(REFUSED_COMMIT)
            desk.journal._writer._drop()
            told = await desk.together(*(desk.journal.record(intent(number), event()) for number in range(5)))
            assert {type(one) for one in told} == {JournalError}
            assert len({id(one) for one in told}) == 5  # each its own: raised in five places
            assert desk.commits == 1
            assert desk.on_record() == {}
            before = desk.connections
            await desk.journal.record(intent(7), event())
            assert desk.on_record() == {7: 1}
            assert desk.connections == before + 1  # one that complained is not used again

    asyncio.run(story())


def test_callers_that_are_cancelled_undo_nothing_of_the_group(path):
    async def story():
        async with opened(path) as desk:
            gate = Gate()
            held = desk.journal._writer.read(lambda _: gate.wait())
            writes = [asyncio.create_task(desk.journal.record(intent(number), event())) for number in range(3)]
            await asyncio.sleep(0)
            writes[1].cancel()
            gate.set()
            await held
            told = await asyncio.gather(*writes, return_exceptions=True)
            assert isinstance(told[1], asyncio.CancelledError)
            assert [told[0].seen, told[2].seen] == [1, 1]
            assert desk.on_record() == {0: 1, 1: 1, 2: 1}

    asyncio.run(story())


def test_what_was_handed_over_is_written_though_its_loop_has_ended(path):
    gate = Gate()
    desk = Desk(path)

    async def leave():
        desk.journal._writer.read(lambda _: gate.wait())
        leaving = asyncio.create_task(desk.journal.record(intent(1), event()))
        await asyncio.sleep(0)
        leaving.cancel()

    async def look():
        seen = await desk.journal.swaps()
        await desk.journal.close()
        return seen

    asyncio.run(leave())
    gate.set()
    assert [swap.swap_id for swap in asyncio.run(look())] == [intent(1).swap_id]
