"""Answers as CSV or JSON lines. The asset and address as pasted are never repeated: a secret may be among them."""

from collections.abc import Callable
from json.encoder import encode_basestring_ascii as quoted

from ..address import Address
from ..errors import AddressError
from ..parsed import Notice
from .forms import CSV

HEADER = "row,ok,asset,network,address,kind,memo,code,message,hint,looks_like,warnings\n"
Writer = Callable[[int, Address | AddressError], str]
_SPECIAL = frozenset(',"\r\n')


def header(output: str) -> str:
    """What stands before the rows."""
    return HEADER if output == CSV else ""


def writer(output: str) -> Writer:
    """Writes one answer. Most rows of a file have the same warnings: what was written of them once is kept."""
    return _CsvLines().line if output == CSV else _JsonLines().line


class _JsonLines:
    def __init__(self) -> None:
        self.starts: dict[tuple[str | None, str], str] = {}
        self.warnings: dict[tuple[Notice, ...], str] = {(): "[]"}

    def line(self, row: int, answer: Address | AddressError) -> str:
        if isinstance(answer, AddressError):
            return self._no(row, answer)
        asset, network, text, kind, memo, warnings = answer
        start = self.starts.get((asset, network))
        if start is None:
            where = quoted(f"{asset}:{network}") if asset else "null"
            start = self.starts[asset, network] = (
                f'"address": {{"asset": {where}, "network": {quoted(network)}, "text": '
            )
        said = self.warnings.get(warnings)
        if said is None:
            said = _json_warnings(warnings)
            if len(self.warnings) < _KEPT:
                self.warnings[warnings] = said
        carried = "null" if memo is None else quoted(memo)
        return (
            f'{{"schema": 1, "ok": true, "row": {row}, {start}{quoted(text)}, "kind": {quoted(kind)},'
            f' "memo": {carried}, "warnings": {said}}}}}\n'
        )

    @staticmethod
    def _no(row: int, no: AddressError) -> str:
        looks = ", ".join(map(quoted, no.looks_like))
        return (
            f'{{"schema": 1, "ok": false, "row": {row}, "error": {{"code": {quoted(no.code)}, "message":'
            f' {quoted(no.message)}, "hint": {quoted(no.hint)}, "network": {quoted(no.network)},'
            f' "looks_like": [{looks}]}}}}\n'
        )


_KEPT = 1000


def _json_warnings(warnings: tuple[Notice, ...]) -> str:
    shown = (f'{{"code": {quoted(code)}, "message": {quoted(message)}}}' for code, message in warnings)
    return f"[{', '.join(shown)}]"


class _CsvLines:
    def __init__(self) -> None:
        self.warnings: dict[tuple[Notice, ...], str] = {(): ""}

    def line(self, row: int, answer: Address | AddressError) -> str:
        if isinstance(answer, AddressError):
            no = answer
            looks = " ".join(no.looks_like)
            asset = f"{no.asset}:{no.network}" if no.asset and no.network else ""
            return f"{row},no,{asset},{no.network},,,,{no.code},{_cell(no.message)},{_cell(no.hint)},{looks},\n"
        asset_, network, text, kind, memo, warnings = answer
        said = self.warnings.get(warnings)
        if said is None:
            said = _cell(" ".join(notice.code for notice in warnings))
            if len(self.warnings) < _KEPT:
                self.warnings[warnings] = said
        where = f"{asset_}:{network}" if asset_ else ""
        return f"{row},yes,{where},{network},{_cell(text)},{kind},{_cell(memo) if memo else ''},,,,,{said}\n"


def _cell(text: str) -> str:
    """A cell that a spreadsheet shows and does not run: = + - @ at its start make a formula."""
    shown = f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
    return '"' + shown.replace('"', '""') + '"' if not _SPECIAL.isdisjoint(shown) else shown
