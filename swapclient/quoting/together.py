"""Several questions at once, with one deadline for all. What failed is a value beside what succeeded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from enum import Enum
from typing import Any, Final, Literal, TypeVar

__all__ = ["SLOW", "Slow", "together"]

K = TypeVar("K")
T = TypeVar("T")

_GOODBYE = 0.2
"""Seconds for cancelled questions to close what they hold; nobody waits longer for one that does not obey."""


class Slow(Enum):
    """No answer before the deadline."""

    SLOW = "slow"


SLOW: Final = Slow.SLOW


async def together(
    questions: Mapping[K, Callable[[], Coroutine[Any, Any, T]]], *, deadline: float
) -> dict[K, T | BaseException | Literal[Slow.SLOW]]:
    """The answer to each question: a value, the exception it ended with, or ``SLOW`` after ``deadline`` seconds.

    No exception is caught by a clause here: a task keeps its own, and it is handed on as a value. So nothing that one
    question does, not even a bug in it, loses the answers of the others. Cancelling this cancels them all.
    """
    if not questions:
        return {}
    tasks = {key: asyncio.create_task(ask()) for key, ask in questions.items()}
    try:
        await asyncio.wait(tasks.values(), timeout=deadline)
        return {key: _outcome(task) for key, task in tasks.items()}
    finally:
        late = [task for task in tasks.values() if not task.done()]
        for task in late:
            task.add_done_callback(_forget)
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=_GOODBYE)


def _outcome(task: asyncio.Task[T]) -> T | BaseException | Literal[Slow.SLOW]:
    if not task.done():
        return SLOW
    if task.cancelled():
        return asyncio.CancelledError("the question gave up by itself")
    error = task.exception()
    return task.result() if error is None else error


def _forget(task: asyncio.Task[T]) -> None:
    """Look at a late exception, so that the event loop does not complain that nobody did."""
    if not task.cancelled():
        task.exception()
