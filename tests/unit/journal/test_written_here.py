"""Intents are written in the caller's thread, unless that could take long."""

import asyncio
import sqlite3
from threading import get_ident

import pytest

from tests.fakes.records import event, intent
from tests.unit.journal.test_group_commit import Desk, opened


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.db"


def watched(desk):
    """The thread of every commit, as they come."""
    threads = []
    desk.at_commit = lambda: threads.append(get_ident())
    return threads


def test_an_intent_is_written_without_another_thread(path):
    async def story():
        async with opened(path) as desk:
            threads = watched(desk)
            await desk.journal.record(intent(1), event())
            assert threads == [get_ident()]
            assert desk.on_record() == {1: 1}

    asyncio.run(story())


def test_intents_of_one_moment_share_one_commit(path):
    async def story():
        async with opened(path) as desk:
            desk.statements.clear()
            told = await asyncio.gather(*(desk.journal.record(intent(number), event()) for number in range(8)))
            assert [swap.swap_id for swap in told] == [intent(number).swap_id for number in range(8)]
            assert desk.commits == 1
            assert desk.on_record() == dict.fromkeys(range(8), 1)

    asyncio.run(story())


def test_another_programs_lock_is_waited_for_elsewhere(path):
    async def story():
        async with opened(path) as desk:
            threads = watched(desk)
            other = sqlite3.connect(path, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            writing = asyncio.create_task(desk.journal.record(intent(1), event()))
            for _ in range(10):
                await asyncio.sleep(0)
            assert not writing.done()
            other.execute("ROLLBACK")
            other.close()
            await writing
            assert len(threads) == 1
            assert threads[0] != get_ident()
            await desk.journal.record(intent(2), event())
            assert threads[1] == get_ident()

    asyncio.run(story())


def test_after_a_slow_commit_the_next_are_made_elsewhere_until_one_is_fast(path):
    async def story():
        async with opened(path) as desk:
            now = [0.0]
            desk.journal._writer._seconds = lambda: now[0]
            threads = []

            def commit(seconds):
                threads.append(get_ident() == here)
                now[0] += seconds

            here = get_ident()
            for number, seconds in enumerate((0.3, 0.3, 0.001, 0.001)):
                desk.at_commit = lambda seconds=seconds: commit(seconds)
                await desk.journal.record(intent(number), event())
            assert threads == [True, False, False, True]

    asyncio.run(story())


def test_a_lock_taken_amid_a_group_loses_and_repeats_nothing(path):
    async def story():
        async with opened(path) as desk:
            other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            await desk.journal.record(intent(9, key="key-9"), event())
            heard, hear = [], desk._heard

            def intrude(statement):
                hear(statement)
                heard.append(statement)
                if statement == "PRAGMA busy_timeout=0" and heard.count(statement) == 3:
                    other.execute("BEGIN IMMEDIATE")

            desk.journal._writer._connection.connection.driver_connection.set_trace_callback(intrude)
            writes = [
                asyncio.create_task(desk.journal.record(intent(number, key=f"key-{key}"), event()))
                for number, key in ((1, 1), (2, 9), (3, 3))
            ]
            for _ in range(10):
                await asyncio.sleep(0)
            assert [write.done() for write in writes] == [True, False, False]
            assert desk.on_record() == {9: 1, 1: 1}
            other.execute("ROLLBACK")
            other.close()
            told = await asyncio.gather(*writes, return_exceptions=True)
            assert [getattr(one, "stable_code", None) for one in told] == [None, "key_taken", None]
            assert desk.on_record() == {9: 1, 1: 1, 3: 1}

    asyncio.run(story())


def test_what_waits_when_the_journal_is_closed_is_written_first(path):
    async def story():
        desk = Desk(path)
        await desk.journal.swaps()
        writing = asyncio.create_task(desk.journal.record(intent(1), event()))
        closing = asyncio.create_task(desk.journal.close())
        await asyncio.gather(writing, closing)
        assert desk.on_record() == {1: 1}
        with pytest.raises(RuntimeError, match="closed"):
            await desk.journal.record(intent(2), event())

    asyncio.run(story())
