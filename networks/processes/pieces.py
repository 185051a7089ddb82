"""Rows cut into pieces of plain columns, in constant memory; whatever is no plain row is judged where it was read."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, repeat
from typing import cast

from ..address import Verdict
from ..many import Row

ROWS = 2048  # of a piece; a hundredth of a second's work
_BLOCK = 128  # rows looked at together
_LONG = 512  # characters of a row, on the average of a block; longer than any address, asset and memo
_PAIR, _TRIPLE = 2, 3
_TEXT: set[type] = {str}
_MEMO: set[type] = {str, type(None)}
_Plain = tuple[str, str, str | None]


class Piece:
    """Rows as three columns, and the verdicts of those that stay `here`, by their place among all rows."""

    def __init__(self) -> None:
        self.wheres: list[str] = []
        self.texts: list[str] = []
        self.memos: list[str | None] = []
        self.here: list[tuple[int, Verdict]] = []

    def __len__(self) -> int:
        return len(self.texts) + len(self.here)


class Cutter:
    """Takes pieces off rows that may never end; `judge` answers the rows that are not plain.

    `failure` is what the rows themselves raised: it is the caller's turn to raise it when the rows before are answered.
    """

    def __init__(self, rows: Iterator[Row], judge: Callable[[Row], Verdict]) -> None:
        self._rows = rows
        self._judge = judge
        self._ended = False
        self.failure: Exception | None = None

    def take(self) -> Piece | None:
        """The next piece; None where there is none."""
        piece = Piece()
        while not self._ended and len(piece) < ROWS:
            block: list[Row] = []
            try:
                block.extend(islice(self._rows, _BLOCK))
                self._ended = len(block) < _BLOCK
            except Exception as failure:  # noqa: BLE001 - raised by the caller, after the verdicts of the rows before
                self._ended, self.failure = True, failure
            self._add(piece, block)
        return piece if len(piece) else None

    def _add(self, piece: Piece, block: list[Row]) -> None:
        columns = _columns(block)
        if columns is None:
            self._add_one_by_one(piece, block)
            return
        wheres, texts, *memos = columns
        piece.wheres.extend(cast("Sequence[str]", wheres))
        piece.texts.extend(cast("Sequence[str]", texts))
        piece.memos.extend(cast("Sequence[str | None]", memos[0]) if memos else repeat(None, len(texts)))

    def _add_one_by_one(self, piece: Piece, block: list[Row]) -> None:
        for row in block:
            plain = _plain(row)
            if plain is not None:
                where, text, memo = plain
                piece.wheres.append(where)
                piece.texts.append(text)
                piece.memos.append(memo)
                continue
            try:
                piece.here.append((len(piece), self._judge(row)))
            except Exception as failure:  # noqa: BLE001 - as above: a row may be an object that raises what it likes
                self._ended, self.failure = True, failure
                return


def _columns(block: list[Row]) -> list[Sequence[object]] | None:
    """The block as two or three columns; None where a row of it is anything but a short tuple of text."""
    if {*map(type, block)} != {tuple}:
        return None
    try:
        columns: list[Sequence[object]] = [*zip(*cast("list[tuple[object]]", block), strict=True)]
    except ValueError:  # some have a memo and some have none
        return None
    if len(columns) not in (_PAIR, _TRIPLE):
        return None
    wheres, texts, *memos = columns
    if {*map(type, wheres), *map(type, texts)} != _TEXT or (memos and not {*map(type, memos[0])} <= _MEMO):
        return None
    long = sum(sum(map(len, filter(None, cast("Sequence[str | None]", column)))) for column in columns)
    return columns if long <= _LONG * len(block) else None


def _plain(row: Row) -> _Plain | None:
    columns = _columns([row])
    if columns is None:
        return None
    (where,), (text,), *memo = columns
    return cast("_Plain", (where, text, memo[0][0] if memo else None))
