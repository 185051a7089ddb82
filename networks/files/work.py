"""One piece of a file, checked and written: what every process does."""

import json
import struct
from collections.abc import Callable, Iterator

from .. import secret
from ..address import Address
from ..errors import AddressError
from ..many import check_many
from .forms import Form
from .output import writer
from .rows import Row, rows

PIECE = struct.Struct(">Q")  # number of the first line, before the lines
ANSWER = struct.Struct(">II")  # rows, rows that may not be paid, before the answers
_UNNAMED = frozenset({"unknown_network", "unknown_asset", "asset_not_on_network"})


def opened(told: bytes) -> Callable[[bytes], bytes]:
    """The work of a process; it is told the form, as JSON."""
    work = Work(Form(**json.loads(told)))

    def answer(piece: bytes) -> bytes:
        (number,) = PIECE.unpack_from(piece)
        rows_, bad, text = work.answer(number, piece[PIECE.size :])
        return ANSWER.pack(rows_, bad) + text

    return answer


class Work:
    """Answers pieces of one file; what it learns about the networks in it is kept from piece to piece."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.write = writer(form.output)

    def answer(self, number: int, piece: bytes) -> tuple[int, int, bytes]:
        """How many rows there were, how many may not be paid, and the answers as text."""
        written = []
        bad = 0
        write = self.write
        for line, found in self._answers(number, piece):
            if found.__class__ is not Address:
                bad += 1
            written.append(write(line, found))
        return len(written), bad, "".join(written).encode("utf-8", "backslashreplace")

    def _answers(self, number: int, piece: bytes) -> Iterator[tuple[int, Address | AddressError]]:
        found = list(rows(self.form, number, piece))
        good = [row for _, row in found if row.__class__ is tuple]
        verdicts = check_many(good)
        for line, row in found:
            if isinstance(row, AddressError):
                yield line, row
                continue
            _, address, error = next(verdicts)
            if address is not None:
                yield line, address
            elif error is not None:
                yield line, _careful(row, error) if error.code in _UNNAMED else error


def _careful(row: Row, error: AddressError) -> AddressError:
    """A row whose asset is unknown may be the words of a wallet: then nothing of it is repeated."""
    for text in (" ".join(part for part in row if part), row[1], row[0]):
        found = secret.what(text.strip())
        if found:
            return secret.error(found, error.network, None)
    return error
