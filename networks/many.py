"""Many addresses at once: one verdict a row, in order, in constant memory."""

from collections.abc import Iterable, Iterator

from .address import Verdict
from .errors import AddressError
from .judge import Plan, plan

Row = tuple[str, str] | tuple[str, str, str | None]  # where, text, and a memo if there is one


def check_many(rows: Iterable[Row], *, careful: bool = False) -> Iterator[Verdict]:
    """A verdict for each row; nothing is raised for what a row holds.

    `careful` adds the warnings that `check` gives after a slow look (whether a key can own a Solana address at all).
    """
    plans: dict[str, Plan] = {}  # a file names few assets
    for row in rows:
        where, text = row[0], row[1]
        try:
            found = plans.get(where) if type(where) is str else None
            if found is None:
                found = plans[where] = plan(where)
            yield Verdict(where, found.judge(text, row[2] if len(row) > 2 else None, careful=careful), None)  # noqa: PLR2004 - the optional third
        except AddressError as error:
            yield Verdict(where, None, error)
