"""The rows of a piece of a file: where, address and memo, or why the row cannot be read."""

import csv
import json
from collections.abc import Iterator

from ..errors import AddressError
from .chunks import LONGEST, TOO_LONG
from .forms import CSV, JSON, Form, role

Row = tuple[str, str, str | None]
_LONG = TOO_LONG.decode()


def rows(form: Form, number: int, piece: bytes) -> Iterator[tuple[int, Row | AddressError]]:
    """Each row with the number of its line. Bytes that are no UTF-8 become characters that no address has."""
    text = piece.decode("utf-8", "surrogateescape")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    if form.kind == CSV:
        return _csv(form, number, lines)
    return _json(form, number, lines) if form.kind == JSON else _plain(form, number, lines)


def broken(message: str, code: str = "bad_format") -> AddressError:
    """A row that cannot be read."""
    return AddressError(code, message)


def _too_long() -> AddressError:
    return broken(f"The line has more than {LONGEST} bytes.", "bad_length")


def _plain(form: Form, number: int, lines: list[str]) -> Iterator[tuple[int, Row | AddressError]]:
    """An address a line, or asset, address and memo with blanks between where no asset was named for all."""
    where, memo = form.where, form.memo
    for line, text in enumerate(lines, number):
        if text == _LONG:
            yield line, _too_long()
        elif where is not None:
            if text.strip():
                yield line, (where, text.rstrip("\r"), memo)
        elif text.strip():
            first, _, rest = text.strip().partition(" ")
            address, _, own = rest.strip().partition(" ")
            yield line, (first, address, own.strip() or memo)


def _csv(form: Form, number: int, lines: list[str]) -> Iterator[tuple[int, Row | AddressError]]:
    columns = dict(form.columns)
    places = [columns.get(part, -1) for part in ("asset", "network", "address", "memo")]
    width = max(columns.values()) + 1
    reader = csv.reader(lines, delimiter=form.delimiter, strict=True)
    line = number
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, broken(f"The row is not CSV: {error}.")
        else:
            if len(cells) >= width:
                yield line, _cells(form, cells, places)
            elif cells == [_LONG]:
                yield line, _too_long()
            elif cells and cells != [""]:
                yield line, broken(f"The row has {len(cells)} cells, and the header names {width} or more.")
        line = number + reader.line_num


def _cells(form: Form, cells: list[str], places: list[int]) -> Row:
    asset, network, address, memo = places
    where = joined(cells[asset] if asset >= 0 else "", cells[network] if network >= 0 else "")
    return form.where or where, cells[address], (cells[memo].strip() if memo >= 0 else "") or form.memo


def joined(asset: str, network: str) -> str:
    """`USDT` and `tron` as `USDT:tron`; where the asset names its network already, both must be the same one."""
    asset, network = asset.strip(), network.strip()
    if not (asset and network):
        return asset or network
    ticker, colon, own = asset.partition(":")
    return f"{ticker}:{network}" if not colon or own.strip().lower() == network.lower() else f"{asset} {network}"


def _json(form: Form, number: int, lines: list[str]) -> Iterator[tuple[int, Row | AddressError]]:
    decoder = json.JSONDecoder(object_pairs_hook=_once)
    for line, text in enumerate(lines, number):
        if text == _LONG:
            yield line, _too_long()
        elif text.strip():
            try:
                yield line, _fields(form, decoder.decode(text))
            except AddressError as no:
                yield line, no
            except (ValueError, RecursionError):
                yield line, broken("The line is not one JSON object.")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise broken("The row has a field twice: which one counts is in doubt.")
    return found


def _fields(form: Form, row: object) -> Row:
    if not isinstance(row, dict):
        raise broken("The line is not one JSON object.")
    found: dict[str, str] = {}
    for name, value in row.items():
        part = role(name)
        if not part or value is None:
            continue
        if part in found:
            raise broken(f"Two fields of the row may be the {part}: which one counts is in doubt.")
        if part == "memo" and type(value) is int and 0 <= value < 1 << 64:
            found[part] = str(value)
        elif isinstance(value, str):
            found[part] = value
        else:
            raise broken(f"The {part} of the row is not text.")
    where = joined(found.get("asset", ""), found.get("network", ""))
    if where and form.where:
        raise broken("The row names an asset or network beside the one given for all.")
    if "address" not in found:
        raise broken("The row has no address.")
    return form.where or where, found["address"], found.get("memo", form.memo)
