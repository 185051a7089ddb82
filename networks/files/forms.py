"""What kind of file it is, told by its first line, and where in a row the asset, address and memo are."""

import csv
from typing import NamedTuple

_COLUMNS = {
    "asset": "asset",
    "coin": "asset",
    "currency": "asset",
    "ticker": "asset",
    "token": "asset",
    "network": "network",
    "chain": "network",
    "blockchain": "network",
    "address": "address",
    "to": "address",
    "recipient": "address",
    "receiver": "address",
    "receive_address": "address",
    "wallet": "address",
    "wallet_address": "address",
    "memo": "memo",
    "tag": "memo",
    "destination_tag": "memo",
    "dest_tag": "memo",
    "payment_id": "memo",
    "extra_id": "memo",
    "memo_id": "memo",
}
_DELIMITERS = ",;\t"
PLAIN, CSV, JSON = "plain", "csv", "jsonl"
OUTPUTS = (CSV, JSON)


class FileError(ValueError):
    """A file that cannot be read as rows at all. The sentence says what is wrong; nothing was answered yet."""


class Form(NamedTuple):
    """How rows are read and answers written. `columns` are places in a row of a CSV file: (role, place).

    `where` and `memo` are for rows that name none of their own.
    """

    kind: str
    output: str
    where: str | None = None
    memo: str | None = None
    delimiter: str = ","
    columns: tuple[tuple[str, int], ...] = ()


def tell(first: bytes, output: str, where: str | None, memo: str | None) -> Form:
    """The form of a file whose first line with anything on it is `first`. FileError where it cannot be told."""
    text = first.decode("utf-8", "surrogateescape").strip()
    if text.startswith(("\ufeff", "\udcff\udcfe", "\udcfe\udcff")) or "\0" in text:
        raise FileError("The file is not UTF-8 text: save it as UTF-8.")
    if text.startswith(("{", "[")):
        if text.startswith("[") and where is None:
            raise FileError("The file is one JSON list: write an object a line (JSON lines).")
        if text.startswith("{"):
            return Form(JSON, output, where, memo)
    for delimiter in _DELIMITERS:
        names = next(csv.reader([text], delimiter=delimiter), [])
        columns = [(role(name), place) for place, name in enumerate(names)]
        if any(part == "address" for part, _ in columns):
            return _csv(Form(CSV, output, where, memo, delimiter), columns)
    if where is None and any(delimiter in text for delimiter in _DELIMITERS):
        raise FileError("A CSV file starts with a line that names its columns: asset, network, address, memo.")
    return Form(PLAIN, output, where, memo)


def _csv(form: Form, columns: list[tuple[str, int]]) -> Form:
    known = [(part, place) for part, place in columns if part]
    parts = [part for part, _ in known]
    for part in parts:
        if parts.count(part) > 1:
            raise FileError(f"Two columns may be the {part}: which one counts is in doubt.")
    named = "asset" in parts or "network" in parts
    if named and form.where is not None:
        raise FileError("The file names the asset or network itself: leave out the one given beside it.")
    if not named and form.where is None:
        raise FileError("The file has no column for the asset or network: name it beside the file.")
    return form._replace(columns=tuple(known))


def role(name: str) -> str:
    """What a column is for, "" where it is not looked at."""
    return _COLUMNS.get("_".join(name.strip().lower().replace("-", " ").replace("_", " ").split()), "")
