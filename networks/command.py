"""The command of this package: its words in, answers out, an exit code back."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from contextlib import ExitStack
from typing import BinaryIO, TextIO

from . import candidates, files, judge
from .address import Address, Candidate
from .errors import AddressError

_OK, _USAGE, _REFUSED, _INTERRUPTED = 0, 2, 3, 130


def main(words: list[str], out: BinaryIO, err: TextIO) -> int:
    """Runs the command; answers go to `out`, talk to `err`."""
    parser = _parser()
    asked = parser.parse_args(words)
    try:
        return _run(asked, parser, out, err)
    except AddressError as error:
        _refuse(asked, error, out, err)
        return _REFUSED
    except files.FileError as error:
        err.write(f"{error}\n")
        return _USAGE
    except KeyboardInterrupt:
        err.write("\ninterrupted: the last rows were not answered\n")
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())  # or Python writes to it once more at its end
        return _OK
    except OSError as error:
        err.write(f"{error.filename or 'a file'}: {error.strerror or error}\n")
        return _USAGE


def _parser() -> ArgumentParser:
    from . import __main__ as door  # noqa: PLC0415 - its docstring is the help

    parser = ArgumentParser(
        prog=f"python -m {__package__}", description=door.__doc__, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument("asset", nargs="?", help="TICKER:network, a network, or a coin of one network")
    parser.add_argument("address", nargs="?")
    parser.add_argument("--asset", dest="named", metavar="ASSET", help="for rows of a file that name none")
    parser.add_argument("--memo", metavar="MEMO", help='memo or tag; "" says that none is needed')
    parser.add_argument("--identify", metavar="TEXT")
    parser.add_argument("--batch", metavar="FILE")
    parser.add_argument("--json", action="store_true", help="a JSON document a line, in place of text or CSV")
    parser.add_argument("--output", metavar="FILE", help="where the answers of --batch go (stdout)")
    return parser


def _run(asked: Namespace, parser: ArgumentParser, out: BinaryIO, err: TextIO) -> int:
    where = asked.named or asked.asset
    given = [asked.batch is not None, asked.identify is not None, asked.address is not None]
    if sum(given) != 1 or (asked.named and asked.asset) or (asked.output and asked.batch is None):
        parser.error("say one thing: ASSET ADDRESS, --identify TEXT, or --batch FILE")
    if asked.batch is not None:
        return _batch(asked, where, out, err)
    if asked.identify is not None:
        return _identify(asked, out, err)
    if where is None:
        parser.error("say for which asset or network")
    found = judge.check(where, asked.address, asked.memo)
    _say(asked, out, _document(found), _text(found))
    return _OK


def _batch(asked: Namespace, where: str | None, out: BinaryIO, err: TextIO) -> int:
    if where is not None:
        judge.plan(where)  # a word that is wrong for every row is said once
    lively = err.isatty()

    def progress(count: files.Count) -> None:
        err.write(f"\r{count.rows} rows, {count.bad} may not be paid")
        err.flush()

    with ExitStack() as stack:
        source = sys.stdin.buffer if asked.batch == "-" else stack.enter_context(open(asked.batch, "rb"))  # noqa: PTH123
        sink = stack.enter_context(open(asked.output, "wb")) if asked.output else out  # noqa: PTH123 - pathlib takes a while
        count = files.run(
            source,
            sink,
            where=where,
            memo=asked.memo,
            output="jsonl" if asked.json else "csv",
            progress=progress if lively else None,
        )
    err.write("\r" if lively else "")
    err.write(f"{count.rows} rows, {count.bad} may not be paid\n")
    return _REFUSED if count.bad else _OK


def _identify(asked: Namespace, out: BinaryIO, err: TextIO) -> int:
    found = candidates.identify(asked.identify)
    _say(asked, out, {"candidates": [one._asdict() for one in found]}, _lines(found), ok=bool(found))
    if not found and not asked.json:
        err.write("an address on no network that is known here\n")
    return _OK if found else _REFUSED


def _lines(found: tuple[Candidate, ...]) -> str:
    return "".join(f"{one.network}\t{one.kind}\t{one.note}".rstrip() + "\n" for one in found)


def _document(found: Address) -> dict[str, object]:
    warnings = [notice._asdict() for notice in found.warnings]
    return {"address": {**found._asdict(), "asset": _where(found), "warnings": warnings}}


def _where(found: Address) -> str | None:
    return f"{found.asset}:{found.network}" if found.asset else None


def _text(found: Address) -> str:
    memo = f", memo {found.memo}" if found.memo else ""
    warned = "".join(f"  ! {notice.message}\n" for notice in found.warnings)
    return f"ok  {found.text}\n    {_where(found) or found.network} ({found.kind}{memo})\n{warned}"


def _say(asked: Namespace, out: BinaryIO, document: dict[str, object], text: str, *, ok: bool = True) -> None:
    out.write((json.dumps({"schema": 1, "ok": ok, **document}) + "\n" if asked.json else text).encode())
    out.flush()


def _refuse(asked: Namespace, error: AddressError, out: BinaryIO, err: TextIO) -> None:
    if asked.json:
        said = {
            "code": error.code,
            "message": error.message,
            "hint": error.hint,
            "network": error.network,
            "looks_like": error.looks_like,
        }
        _say(asked, out, {"error": said}, "", ok=False)
    else:
        err.write(f"no  {error.code}: {error}\n")
