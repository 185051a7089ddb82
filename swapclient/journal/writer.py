"""One connection for all of a journal's work, in the order it was asked for, and a thread that does it.

While one commit is synced, other callers' writes come in: the next commit carries all of them (group commit).
Intents are written in the caller's own thread where nothing is in the way: being handed to another and back takes as
long as the commit. What is known to take long is not done there: waiting for another program's lock, a server, a file
that is not open yet, a disk whose last commit was slow.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from threading import Lock
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from swapclient.journal.database import Busy, connect, transaction
from swapclient.journal.trouble import in_our_words

__all__ = ["MOST_TOGETHER", "Writer"]

T = TypeVar("T")

MOST_TOGETHER: Final = 64
"""Writes in one transaction: another process that wants to write waits for all of them."""


SLOW: Final = 0.02
"""Seconds a commit may take before the next ones are left to the thread: the event loop stands still meanwhile."""


@dataclass(slots=True, eq=False)
class _Job:
    """Work, the future that waits for it, and how it ended."""

    work: Callable[[Connection], Any]
    writes: bool
    waiting: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None

    def end(self) -> None:
        """Tell whoever waits, in the loop of the future; a caller that was cancelled hears nothing."""
        if self.waiting.done():
            return
        if self.error:
            self.waiting.set_exception(self.error)
        else:
            self.waiting.set_result(self.result)


class Writer:
    """Does the work. A caller that is cancelled does not undo it, and ``close`` waits for it."""

    def __init__(self, engine: Engine, seconds: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._seconds = seconds
        self._slow = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="journal")
        self._at_work = Lock()
        self._jobs: deque[_Job] = deque()
        self._connection: Connection | None = None
        self._closed = False

    def read(self, work: Callable[[Connection], T]) -> asyncio.Future[T]:
        """What ``work`` returns; it sees every write that was handed over before."""
        return self._hand_over(work, writes=False)

    def write(self, work: Callable[[Connection], T], *, here: bool = False) -> asyncio.Future[T]:
        """What ``work`` returns, done in a transaction, once that is committed and synced.

        Neighbours may share the transaction. When one of them spoils it, it is undone, and each is done again alone:
        ``work`` must stand being done twice, and nobody is refused for something that was never committed. ``here``:
        in the caller's thread if it can be done at once.
        """
        return self._hand_over(work, writes=True, here=here)

    async def close(self) -> None:
        """Close the connection, behind everything that was handed over. Closing twice is fine."""
        if self._closed:
            return
        self._closed = True
        self._here()
        await asyncio.get_running_loop().run_in_executor(self._thread, self._drop)
        self._thread.shutdown()

    def _hand_over(self, work: Callable[[Connection], T], *, writes: bool, here: bool = False) -> asyncio.Future[T]:
        if self._closed:
            raise RuntimeError("the journal is closed")
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[T] = loop.create_future()
        self._jobs.append(_Job(work, writes, waiting))
        if here:
            loop.call_soon(self._here)  # behind the others that are about to write: they share the commit
        else:
            self._thread.submit(self._next)
        return waiting

    def _here(self) -> None:
        """What waits is done in this thread, if it can be done at once, else in the other."""
        if self._jobs and not self._done_here():
            self._thread.submit(self._next)

    def _done_here(self) -> bool:
        connection = self._connection
        if connection is None or connection.dialect.name != "sqlite" or self._slow:
            return False
        if not self._at_work.acquire(blocking=False):
            return False
        try:
            if not self._jobs or not self._jobs[0].writes:
                return not self._jobs
            jobs = self._taken()
            self._write(jobs, wait=False)
            busy = [job for job in jobs if isinstance(job.error, Busy)]
            self._jobs.extendleft(reversed(busy))
        finally:
            self._at_work.release()
        _answer([job for job in jobs if job not in busy], asyncio.get_running_loop())
        return not busy

    def _next(self) -> None:
        """Do the first job that waits, and with a write those that wait behind it; they may be done already."""
        with self._at_work:
            jobs = self._taken()
            if not jobs:
                return
            if jobs[0].writes:
                self._write(jobs)
            else:
                self._read(jobs[0])
        _answer(jobs)

    def _taken(self) -> list[_Job]:
        """The first job that waits, and with a write those behind it."""
        jobs: list[_Job] = []
        while self._jobs and len(jobs) < MOST_TOGETHER and (not jobs or (jobs[0].writes and self._jobs[0].writes)):
            jobs.append(self._jobs.popleft())
        return jobs

    def _read(self, job: _Job) -> None:
        try:
            job.result = job.work(self._opened())
        except BaseException as error:  # noqa: BLE001 - whatever it is belongs to the caller, not to this thread
            self._fail([job], error)

    def _write(self, jobs: Sequence[_Job], *, wait: bool = True) -> None:
        """One transaction for all of them. Only what failed before the commit was tried may be tried again."""
        at_work = False
        for job in jobs:
            job.error = None
        try:
            with transaction(self._opened(), wait=wait) as connection:
                begun, at_work = self._seconds(), True
                for job in jobs:
                    job.result = job.work(connection)
                at_work = False
            self._slow = self._seconds() - begun > SLOW
        except BaseException as error:  # noqa: BLE001 - as above
            self._fail(jobs, error)
        if at_work and len(jobs) > 1:
            for job in jobs:
                self._write([job], wait=wait)

    def _fail(self, jobs: Sequence[_Job], error: BaseException) -> None:
        """The database's complaints in our words, to each its own; a connection that complained is not used again."""
        if isinstance(error, SQLAlchemyError):
            self._drop(broken=True)
        for job in jobs:
            job.error = in_our_words(error) if isinstance(error, SQLAlchemyError) else error

    def _opened(self) -> Connection:
        if self._connection is None:
            self._connection = connect(self._engine)
        return self._connection

    def _drop(self, *, broken: bool = False) -> None:
        """The next work opens another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(SQLAlchemyError):
                if broken:
                    connection.invalidate()
                connection.close()


def _answer(jobs: Sequence[_Job], here: asyncio.AbstractEventLoop | None = None) -> None:
    """Each in the loop that waits for it; ``here`` is the one that runs in this thread."""
    for loop, ended in groupby(jobs, lambda job: job.waiting.get_loop()):
        if loop is here:
            _tell(tuple(ended))
            continue
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(_tell, tuple(ended))


def _tell(jobs: Sequence[_Job]) -> None:
    for job in jobs:
        job.end()
