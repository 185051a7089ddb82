"""A whole file, from its first line to the last answer."""

from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from .chunks import SIZE, chunks, first_line
from .forms import CSV, OUTPUTS, Form, tell
from .output import header

_Answer = tuple[int, int, bytes]


class Count(NamedTuple):
    """Rows answered so far, and how many of them may not be paid."""

    rows: int
    bad: int


def run(
    source: BinaryIO,
    sink: BinaryIO,
    *,
    where: str | None = None,
    memo: str | None = None,
    output: str = CSV,
    workers: int | None = None,
    progress: Callable[[Count], None] | None = None,
) -> Count:
    """Answers every row of `source` on `sink`, as "csv" or "jsonl", in order.

    `where` (an asset or a network) and `memo` are for rows that name none. `workers` is how many processes may help:
    None for as many as there are processors, 0 for none; small files are never worth one. `progress` is called after
    every few thousand rows.
    FileError where the file cannot be read as rows; OSError of the two files.
    """
    if output not in OUTPUTS:
        raise ValueError(f"output is one of {', '.join(OUTPUTS)}")
    number, line, data = first_line(source)
    form = tell(line, output, where, memo)
    if form.kind == CSV:
        data = data[len(line) + 1 :]
        number += 1
    sink.write(header(output).encode())
    total = Count(0, 0)
    for rows, bad, text in _answers(form, chunks(source, number, data, quoted=form.kind == CSV), workers):
        sink.write(text)
        total = Count(total.rows + rows, total.bad + bad)
        if progress is not None:
            progress(total)
    sink.flush()
    return total


_SMALL = 4  # pieces; a process needs a tenth of a second before its first answer


def _answers(form: Form, pieces: Iterator[tuple[int, bytes]], workers: int | None) -> Iterator[_Answer]:
    """The first pieces are answered here; processes are started only if many follow."""
    from .work import Work  # noqa: PLC0415 - with many rows it is the processes' to know the rules

    ahead = list(islice(pieces, _SMALL))
    if workers != 0 and len(ahead) == _SMALL and sum(len(piece) for _, piece in ahead) > SIZE:
        from .workers import Workers, how_many  # noqa: PLC0415 - small files need none

        count = how_many() if workers is None else workers
        if count:
            with Workers(form, count) as helpers:
                yield from helpers.answers(chain(ahead, pieces))
            return
    work = Work(form)
    for number, piece in chain(ahead, pieces):
        yield work.answer(number, piece)
