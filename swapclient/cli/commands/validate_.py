"""``validate``: may this address receive this asset? Offline, and quick to start: click and ``networks`` only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TextIO

import click

import networks
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.domain.refusing import refused
from swapclient.errors import InputRefused, UsageError

__all__ = ["command"]


@click.command()
@click.argument("asset", required=False)
@click.argument("address", required=False)
@click.option("--memo", metavar="MEMO", help="The memo or tag that goes with it.")
@click.option("--no-memo", is_flag=True, help="The receiver needs no memo.")
@click.option("--identify", metavar="TEXT", help="On which networks is this an address?")
@click.option("--batch", metavar="FILE", help="A row a line; - is stdin.")
@common()
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    asset: str | None,
    address: str | None,
    memo: str | None,
    no_memo: bool,
    identify: str | None,
    batch: str | None,
) -> Reply:
    """May this address receive this asset? Checked whole, offline. A network alone is fine, too.

    Exit 0: it may. Exit 3: it may not, with the reason and where it would be valid.

    \b
    swapclient validate USDT:tron TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC
    swapclient validate XRP:ripple r... --memo 12345
    swapclient validate --identify 0x...
    swapclient validate USDT:tron --batch addresses.txt --json
    """  # noqa: D301 - \b is click's mark
    if identify is not None and not (asset or address or batch):
        return _identify(identify)
    if batch is not None and not (address or identify):
        return _batch(session, asset, batch)
    if asset and address and batch is None and identify is None:
        return _check(asset, address, "" if no_memo else memo)
    raise UsageError("say what to check", hint="swapclient validate ASSET ADDRESS, or --identify TEXT, or --batch FILE")


def _check(asset: str, address: str, memo: str | None) -> Reply:
    try:
        found = networks.check(asset, address, memo=memo)
    except networks.AddressError as error:
        raise refused(error) from None

    def draw(screen: Screen) -> None:
        screen.data(f"ok  {found.text}")
        memo_words = f", memo {found.memo}" if found.memo else ""
        screen.data(f"    may receive {_where(found) or f'coins on {found.network}'} ({found.kind}{memo_words})")
        for notice in found.warnings:
            screen.data(f"  ! {notice.message}")

    return Reply(document={"address": _document(found)}, draw=draw)


def _document(found: networks.Address) -> dict[str, object]:
    return {
        "asset": _where(found),
        "network": found.network,
        "text": found.text,
        "kind": found.kind,
        "memo": found.memo,
        "warnings": [{"code": notice.code, "message": notice.message} for notice in found.warnings],
    }


def _where(found: networks.Address) -> str | None:
    """``USDT:tron``; None where only a network was asked for."""
    return f"{found.asset}:{found.network}" if found.asset else None


def _identify(text: str) -> Reply:
    try:
        found = networks.identify(text)
    except networks.AddressError as error:
        raise refused(error) from None
    if not found:
        raise InputRefused(
            "this is an address on no network that is known here",
            hint="Copy it again, whole. Known networks: swapclient networks",
            code="bad_format",
            network="",
            looks_like=[],
        )

    def draw(screen: Screen) -> None:
        width = max(len(one.network) for one in found)
        for one in found:
            screen.data(f"{one.network:<{width}}  {one.kind}{f'  ({one.note})' if one.note else ''}")

    rows = [{"network": one.network, "kind": one.kind, "text": one.text, "note": one.note} for one in found]
    return Reply(document={"candidates": rows}, draw=draw)


def _batch(session: Session, asset: str | None, file: str) -> Reply:
    """One line a row, in the order of the file, nothing kept: a million rows need no more memory than one."""
    bad = number = 0
    with _opened(file) as lines:
        for number, verdict in enumerate(networks.check_many(_rows(lines, asset)), start=1):
            bad += not verdict.ok
            _tell(session, number, verdict)
    error = None
    if bad:
        error = InputRefused(
            f"{bad} of {number} rows may not be paid", hint="Each says why.", code="rows_refused", bad=bad, rows=number
        )
    return Reply(streamed=True, error=error)


def _opened(file: str) -> TextIO:
    if file == "-":
        return open(sys.stdin.fileno(), encoding="utf-8", errors="replace", closefd=False)
    try:
        return open(file, encoding="utf-8", errors="replace")  # noqa: PTH123 - pathlib takes a while
    except OSError as error:
        raise UsageError(
            f"{file} cannot be read: {error.strerror}", hint="Name another file.", code="no_file"
        ) from None


def _rows(lines: TextIO, asset: str | None) -> Iterator[tuple[str, str, str | None]]:
    """Where the asset was named a line is an address; else asset, address and memo with blanks between."""
    for line in lines:
        text = line.rstrip("\r\n")
        if not text.strip():
            continue
        if asset is not None:
            yield asset, text, None
            continue
        where, _, rest = text.strip().partition(" ")
        address, _, memo = rest.strip().partition(" ")
        yield where, address, memo.strip() or None


def _tell(session: Session, number: int, verdict: networks.Verdict) -> None:
    found, error = verdict.address, verdict.error
    if session.json:
        row: dict[str, object] = {"schema": 1, "ok": verdict.ok, "row": number}
        if found is not None:
            row["address"] = _document(found)
        elif error is not None:
            said = refused(error)
            row["error"] = {"code": error.code, "message": error.message, "hint": error.hint, **said.context}
        session.screen.document(row)
    elif found is not None:
        session.screen.data(f"ok  {found.text}")
    elif error is not None:
        session.screen.data(f"no  row {number}: {error.code}: {error.message}")
