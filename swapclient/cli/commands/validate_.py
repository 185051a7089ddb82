"""``validate``: may this address receive this asset? Offline, and quick to start: click and ``networks`` only."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from typing import BinaryIO

import click

import networks
from networks import words
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
@click.option("--batch", metavar="FILE", help="CSV with a header, JSON lines or plain lines; - is stdin.")
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
        return _batch(session, asset, batch, "" if no_memo else memo)
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


def _batch(session: Session, asset: str | None, file: str, memo: str | None) -> Reply:
    """CSV, or a JSON document a line, in the order of the file: a million rows need no more memory than a thousand."""
    from networks import files  # noqa: PLC0415 - only a file needs it

    screen = session.screen
    if asset is not None:
        _known(asset)
    try:
        with _opened(file) as source:
            count = files.run(
                source,
                _sink(screen),
                where=asset,
                memo=memo,
                output="jsonl" if session.json else "csv",
                progress=(lambda so_far: _progress(screen, so_far.rows, so_far.bad)) if screen.lively else None,
            )
    except files.FileError as error:
        raise UsageError(str(error), hint="See swapclient validate --help.", code="bad_file") from None
    if screen.lively:
        screen.say()
    refusal = None
    if count.bad:
        refusal = InputRefused(
            f"{count.bad} of {count.rows} rows may not be paid",
            hint="Each says why.",
            code="rows_refused",
            bad=count.bad,
            rows=count.rows,
        )
    return Reply(streamed=True, error=refusal)


def _known(asset: str) -> None:
    """A word that would be wrong for every row is said once."""
    try:
        words.target(asset)
    except networks.AddressError as error:
        raise refused(error) from None


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    if file == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return open(file, "rb")  # noqa: PTH123 - pathlib takes a while
    except OSError as error:
        raise UsageError(
            f"{file} cannot be read: {error.strerror}", hint="Name another file.", code="no_file"
        ) from None


def _sink(screen: Screen) -> BinaryIO:
    screen.flush()
    return screen.out.buffer


def _progress(screen: Screen, rows: int, bad: int) -> None:
    screen.err.write(f"\r{rows} rows, {bad} may not be paid")
    screen.err.flush()
