"""`check_many` with processes: the rows go out in pieces, and only what is not known here comes back."""

from collections import deque
from collections.abc import Callable, Generator, Iterator
from functools import partial
from itertools import chain, islice

from ..address import Verdict
from ..many import Row, judge_for, one_by_one
from .answers import answered, packed, verdicts
from .pieces import Cutter, Piece
from .pool import Pool

FEW = 8192  # rows; fewer are answered before a process could begin
_BLOCK = 256
_CAREFUL = b"careful"


def opened(told: bytes) -> Callable[[bytes], bytes]:
    """The work of a process."""
    return partial(answered, judges=partial(judge_for, careful=told == _CAREFUL))


def side_by_side(rows: Iterator[Row], processes: int, *, careful: bool) -> Generator[Verdict, None, None]:
    """A verdict a row, in order. Until the processes have begun, rows are answered here: their start costs no time."""
    yield from one_by_one(islice(rows, FEW), careful=careful)
    more = [*islice(rows, 1)]
    if not more:
        return
    rows = chain(more, rows)
    with Pool(__name__, _CAREFUL if careful else b"", processes) as pool:
        while not pool.ready():
            answered_here = 0
            for verdict in one_by_one(islice(rows, _BLOCK), careful=careful):
                answered_here += 1
                yield verdict
            if answered_here < _BLOCK:
                return
        yield from _answers(pool, Cutter(rows, partial(_alone, careful=careful)))


def _answers(pool: Pool, cutter: Cutter) -> Iterator[Verdict]:
    sent: deque[Piece] = deque()

    def pieces() -> Iterator[bytes]:
        while (piece := cutter.take()) is not None:
            sent.append(piece)
            yield packed(piece)

    for answer in pool.answers(pieces()):
        yield from verdicts(sent.popleft(), answer)
    if cutter.failure is not None:
        raise cutter.failure


def _alone(row: Row, *, careful: bool) -> Verdict:
    return next(one_by_one((row,), careful=careful))
