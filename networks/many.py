"""Many addresses at once: one verdict a row, in order, in constant memory."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import cast

from .address import Address, Verdict
from .errors import AddressError
from .judge import plan

Row = tuple[str, str] | tuple[str, str, str | None]  # where, text, and a memo if there is one
_SIZES = (2, 3)
_ROW = "Give network or asset, address, and a memo if there is one."
_verdict = cast("Callable[[tuple[str, Address, None]], Verdict]", partial(tuple.__new__, Verdict))  # in half the time


def check_many(rows: Iterable[Row], *, careful: bool = False) -> Iterator[Verdict]:
    """A verdict for each row; nothing is raised for what a row holds.

    `careful` adds the warnings that `check` gives after a slow look (whether a key can own a Solana address at all).
    """
    judges: dict[str, Callable[..., Address]] = {}  # a file names few assets
    for row in rows:
        where = ""
        try:
            where = row[0]
            judge = judges.get(where) if type(where) is str else None
            if judge is None:
                judge = judges[where] = _judge(where, careful=careful)
            yield _verdict((where, judge(*row[1:]), None))
        except AddressError as error:
            yield Verdict(where, None, error)
        except (TypeError, LookupError):
            if isinstance(row, (tuple, list)) and len(row) in _SIZES:
                raise  # a mistake of ours, not the row's
            yield Verdict("", None, AddressError("bad_format", "This is no row.", hint=_ROW))


def _judge(where: str, *, careful: bool) -> Callable[..., Address]:
    judge = plan(where).judge
    return partial(judge, careful=True) if careful else judge
