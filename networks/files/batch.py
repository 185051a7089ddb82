"""A whole file, from its first line to the last answer."""

import json
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from .chunks import SIZE, chunks, first_line
from .forms import CSV, OUTPUTS, Form, tell
from .output import header
from .work import ANSWER, PIECE, Work

_Piece = tuple[int, bytes]
_Answer = tuple[int, int, bytes | memoryview]


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


def _answers(form: Form, pieces: Iterator[_Piece], workers: int | None) -> Iterator[_Answer]:
    """The first pieces are answered here; processes are started only if many follow."""
    ahead = list(islice(pieces, _SMALL))
    if workers != 0 and len(ahead) == _SMALL and sum(len(piece) for _, piece in ahead) > SIZE:
        from ..processes.pool import how_many  # noqa: PLC0415 - small files need none

        count = how_many() if workers is None else workers
        if count:
            yield from _side_by_side(form, chain(ahead, pieces), count)
            return
    work = Work(form)
    for number, piece in chain(ahead, pieces):
        yield work.answer(number, piece)


def _side_by_side(form: Form, pieces: Iterator[_Piece], count: int) -> Iterator[_Answer]:
    from ..processes.pool import Pool  # noqa: PLC0415 - as above

    told = json.dumps(form._asdict()).encode()
    with Pool(Work.__module__, told, count) as pool:
        for answer in pool.answers(PIECE.pack(number) + piece for number, piece in pieces):
            rows, bad = ANSWER.unpack_from(answer)
            yield rows, bad, memoryview(answer)[ANSWER.size :]
