"""Many addresses at once: one verdict a row, in order, in constant memory."""

from collections.abc import Callable, Generator, Iterable
from functools import partial
from typing import cast

from .address import Address, Verdict
from .errors import AddressError
from .judge import plan

Row = tuple[str, str] | tuple[str, str, str | None]  # where, text, and a memo if there is one
_SIZES = (2, 3)
_ROW = "Give network or asset, address, and a memo if there is one."
_verdict = cast("Callable[[tuple[str, Address, None]], Verdict]", partial(tuple.__new__, Verdict))  # in half the time


def check_many(
    rows: Iterable[Row], *, careful: bool = False, processes: int | None = 1
) -> Generator[Verdict, None, None]:
    """A verdict for each row, in order; nothing is raised for what a row holds.

    `careful` adds the warnings that `check` gives after a slow look (whether a key can own a Solana address at all).

    `processes` is how many check side by side: 1 for this one alone, None for as many as there are processors (at most
    eight), another number for that many new interpreters beside this one, which only hands out rows then. It pays from
    some ten thousand rows on (fewer start no process); rows are read up to some thousands ahead of their verdicts, so
    keep 1 for rows that come one at a time. Closing the generator ends the processes.

    ValueError for a number that is none; OSError where a process cannot be started, ChildProcessError where one has
    ended before it answered: no row is ever left out. What `rows` itself raises comes after the verdicts before it.
    """
    if processes is None:
        from .processes.pool import how_many  # noqa: PLC0415 - one process needs none of it

        processes = how_many() or 1
    if type(processes) is not int or processes < 1:
        raise ValueError("processes is a whole number from 1 on, or None for as many as there are processors")
    if processes == 1:
        return one_by_one(rows, careful=careful)
    from .processes.rows import side_by_side  # noqa: PLC0415 - as above

    return side_by_side(iter(rows), processes, careful=careful)


def one_by_one(rows: Iterable[Row], *, careful: bool) -> Generator[Verdict, None, None]:
    """As `check_many`, in this process."""
    judges: dict[str, Callable[..., Address]] = {}  # a file names few assets
    for row in rows:
        where = ""
        try:
            where = row[0]
            judge = judges.get(where) if type(where) is str else None
            if judge is None:
                judge = judges[where] = judge_for(where, careful=careful)
            yield _verdict((where, judge(*row[1:]), None))
        except AddressError as error:
            yield Verdict(where, None, error)
        except (TypeError, LookupError):
            if isinstance(row, (tuple, list)) and len(row) in _SIZES:
                raise  # a mistake of ours, not the row's
            yield Verdict("", None, AddressError("bad_format", "This is no row.", hint=_ROW))


def judge_for(where: str, *, careful: bool) -> Callable[..., Address]:
    """What judges the texts, and memos, for `where`. AddressError on an unknown word."""
    judge = plan(where).judge
    return partial(judge, careful=True) if careful else judge
