"""``export``: the record, for a backup or for the books."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import click

from swapclient.cli.files import write_new
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.client import AsyncSwapClient
from swapclient.errors import UsageError
from swapclient.journal.transfer import export_lines
from swapclient.swaps.statement import COLUMNS, statement_row

__all__ = ["command"]

_FORMULA = ("=", "+", "-", "@")


@click.command()
@click.option(
    "--format",
    "kind",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="jsonl: whole, for `import`; csv: one row a swap, for books and taxes.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Not to stdout.")
@click.option("--force", is_flag=True, help="Write over FILE.")
@common("journal", "config")
@click.pass_obj
def command(session: Session, *, kind: str, output: Path | None, force: bool) -> Reply:
    """The whole record. A file is written whole or not at all, readable by you alone.

    \b
    swapclient export -o swaps.jsonl
    swapclient export --format csv -o swaps.csv
    """  # noqa: D301 - \b is click's mark
    if output == Path("-"):
        output = None
    if session.json and output is None:
        raise UsageError(
            "--json needs -o FILE here", hint="Without --json, stdout is the export itself: JSON lines, or CSV."
        )
    text, count = session.work(_jsonl if kind == "jsonl" else _csv)
    if output is None:
        return Reply(raw=text)
    write_new(output, text.encode(), force=force)

    def draw(screen: Screen) -> None:
        screen.say(f"{count} swap{'' if count == 1 else 's'} written to {output}")

    return Reply(document={"export": {"file": str(output), "format": kind, "swaps": count}}, draw=draw)


async def _jsonl(client: AsyncSwapClient) -> tuple[str, int]:
    lines = [f"{line}\n" async for line in export_lines(client.house.journal)]
    return "".join(lines), len(lines)


async def _csv(client: AsyncSwapClient) -> tuple[str, int]:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    swaps = await client.swaps()
    for swap in swaps:
        row = statement_row(*await client.history(swap.swap_id))
        writer.writerow({name: _no_formula(cell) for name, cell in row.items()})
    return out.getvalue(), len(swaps)


def _no_formula(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is marked as text; see OWASP's "CSV Injection"."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
