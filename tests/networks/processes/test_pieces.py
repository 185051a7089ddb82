"""Rows cut, carried and put together again: the same verdicts, whatever the rows are; and never much held."""

from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as some

import networks
from networks.many import one_by_one
from networks.processes import pieces
from networks.processes.answers import packed, verdicts
from networks.processes.pieces import ROWS, Cutter
from networks.processes.rows import opened
from tests.networks.processes.rows import ETHEREUM, PLAIN, RIPPLE, STRANGE, TRON, Named, seen


def alone(row):
    return next(one_by_one((row,), careful=False))


def through(rows):
    """What comes of rows that went the whole way, without a process."""
    cutter, work = Cutter(iter(rows), alone), opened(b"")
    while (piece := cutter.take()) is not None:
        yield from verdicts(piece, work(packed(piece)))
    if cutter.failure:
        raise cutter.failure


def same(rows):
    found, expected = [*map(seen, through(rows))], [*map(seen, networks.check_many(rows))]
    for row, one, other in zip(rows, found, expected, strict=True):
        assert one == other, repr(row)[:200]


TEXTS = some.sampled_from([row[1] for row in PLAIN]) | some.text(max_size=40)
WHERES = some.sampled_from([row[0] for row in PLAIN]) | some.text(max_size=5)
MEMOS = some.none() | some.sampled_from(["", "7", "x"]) | some.text(max_size=5)
ANY = (
    some.tuples(WHERES, TEXTS)
    | some.tuples(WHERES, TEXTS, MEMOS)
    | some.builds(Named, WHERES, TEXTS, MEMOS)
    | some.lists(TEXTS, max_size=4)
    | some.sampled_from([*PLAIN, *STRANGE])
)


@given(some.lists(ANY, max_size=60))
def test_any_rows_have_the_verdicts_that_they_have_one_by_one(rows):
    same(rows)


@given(some.lists(some.tuples(WHERES, TEXTS, MEMOS), max_size=60))
def test_so_have_plain_rows(rows):
    same(rows)


@pytest.mark.parametrize("row", [*PLAIN, *STRANGE])
def test_each_row_alone_and_amid_others(row):
    same([row])
    same([*PLAIN[:3] * 50, row, *PLAIN * 10, row])


def test_pieces_end_where_they_end():
    for count in (0, 1, 127, 128, 129, ROWS - 1, ROWS, ROWS + 1, 2 * ROWS):
        same([PLAIN[number * number % 9] for number in range(count)])


def test_rows_of_every_network():
    names = [network.name for network in networks.networks()]
    rows = [(name, text) for name in names for text in (ETHEREUM, ETHEREUM.lower(), TRON, RIPPLE)]
    same(rows)
    assert len({(verdict.where, verdict.address.warnings) for verdict in through(rows) if verdict.ok}) > 100


def test_plain_rows_are_sent_and_nothing_else():
    piece = Cutter(iter([*PLAIN, *STRANGE]), alone).take()
    assert [*zip(piece.wheres, piece.texts, strict=True)] == [row[:2] for row in PLAIN]
    assert {type(text) for text in (*piece.wheres, *piece.texts, *piece.memos)} == {str, type(None)}
    assert [place for place, _ in piece.here] == [*range(len(PLAIN), len(PLAIN) + len(STRANGE))]


def test_rows_are_taken_piece_by_piece_from_what_never_ends():
    taken = []

    def rows():
        while True:
            taken.append(1)
            yield ("tron", TRON)

    cutter = Cutter(rows(), alone)
    for number in range(1, 4):
        assert len(cutter.take()) == ROWS
        assert len(taken) == number * ROWS


def test_long_texts_are_judged_where_they_are_read_and_not_kept():
    piece = Cutter(repeat(("tron", "x" * 200_000)), alone).take()
    assert len(piece) == ROWS
    assert piece.texts == []
    assert {verdict.error.code for _, verdict in piece.here} == {"bad_length"}


def test_many_rows_that_are_a_little_long_stay_small_too():
    piece = Cutter(repeat(("tron", "x" * 600)), alone).take()
    assert len(packed(piece)) < ROWS * pieces._LONG


class Failing(tuple):
    """A row that fails in a way of its own."""

    __slots__ = ()

    def __getitem__(self, place):
        raise RuntimeError("no such page")


@pytest.mark.parametrize("count", [0, 1, 127, 128, 300, ROWS, ROWS + 5])
def test_what_the_rows_raise_comes_after_the_verdicts_before_it(count):
    def rows():
        yield from repeat(("tron", TRON), count)
        raise RuntimeError("no such page")

    found = through(rows())
    assert [next(found).ok for _ in range(count)] == [True] * count
    with pytest.raises(RuntimeError, match="no such page"):
        next(found)


@pytest.mark.parametrize("count", [0, 1, 127, 128, 300])
def test_so_does_what_one_row_raises(count):
    found = through([*repeat(("tron", TRON), count), Failing(("tron", TRON)), ("tron", TRON)])
    assert [next(found).ok for _ in range(count)] == [True] * count
    with pytest.raises(RuntimeError, match="no such page"):
        next(found)


def test_errors_of_one_unknown_word_are_each_their_own():
    first, second = through([("nosuch", TRON), ("nosuch", TRON)])
    assert first.error is not second.error
    assert first.error.__traceback__ is None
