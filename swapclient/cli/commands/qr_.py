"""``qr``: the deposit address as a QR code."""

from __future__ import annotations

from pathlib import Path

import click

from swapclient.cli.drawing.deposit import draw_code
from swapclient.cli.drawing.lines import facts, heading, items
from swapclient.cli.files import write_new
from swapclient.cli.ids import swap_id_argument
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.deposit import qr
from swapclient.deposit.instruction import Instruction
from swapclient.deposit.uri import is_extra, payment_uri
from swapclient.errors import InputRefused

__all__ = ["command"]

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@swap_id_argument()
@click.option("--png", type=_FILE, metavar="FILE", help="Write a PNG instead of drawing.")
@click.option("--svg", type=_FILE, metavar="FILE", help="Write an SVG instead of drawing.")
@click.option("--uri", is_flag=True, help="The payment URI with the amount, where there is an unambiguous one.")
@click.option("--force", is_flag=True, help="Write over a file.")
@click.option("--light", is_flag=True, help="The background is light (only matters without colour).")
@common("journal", "config")
@click.pass_obj
def command(
    session: Session, *, swap_id: str, png: Path | None, svg: Path | None, uri: bool, force: bool, light: bool
) -> Reply:
    """The deposit address as a QR code, while a deposit is wanted. A memo is never inside: it is said beside it.

    \b
    swapclient qr k3vd7q
    swapclient qr k3vd7q --png pay.png
    """  # noqa: D301 - \b is click's mark
    told = session.work(lambda client: client.instruction(swap_id))
    text = payment_uri(told) if uri else told.address
    if uri and (png or svg) and is_extra(told):
        raise InputRefused(
            f"a {told.network_title} URI must not stand alone",
            hint="Leave --uri out for a file, or --png and --svg out to see both codes.",
            code="no_uri",
        )
    if told.memo_alarm and (png or svg):
        raise InputRefused(
            f"a code of the address must not stand alone here. {told.memo_alarm}",
            hint="Leave --png and --svg out: the memo is shown beside the code.",
            code="memo_beside_the_code",
        )
    if png:
        write_new(png, qr.png(text), force=force)
    if svg:
        write_new(svg, qr.svg(text).encode(), force=force)
    files = [str(path) for path in (png, svg) if path]

    def draw(screen: Screen) -> None:
        _draw(screen, told, text, files, light=light)

    return Reply(document={"qr": _document(told, text, files, uri=uri)}, draw=draw)


def _draw(screen: Screen, told: Instruction, text: str, files: list[str], *, light: bool) -> None:
    if told.memo_alarm:
        heading(screen, told.memo_alarm)
    if not files:
        if text != told.address and is_extra(told):
            draw_code(screen, told.address, light=light)
        draw_code(screen, text, light=light)
    facts(
        screen,
        [
            ("in the code", text),
            ("address", told.address),
            (f"{told.memo_name} (not in the code, required)", told.memo),
            ("amount", f"{told.amount_text} {told.asset.name}"),
            ("time left", told.left_text or None),
            ("written", ", ".join(files)),
        ],
        loud_names=("address", f"{told.memo_name} (not in the code, required)", "amount"),
    )
    items(screen, [*told.warnings, *filter(None, [told.memo_alarm])], mark="!")


def _document(told: Instruction, text: str, files: list[str], *, uri: bool) -> dict[str, object]:
    return {
        "swap_id": told.swap_id,
        "order_id": told.order_id,
        "kind": "uri" if uri else "address",
        "text": text,
        "address": told.address,
        "memo": told.memo,
        **({"memo_in_payment": True} if told.memo_alarm else {}),
        "amount": told.amount_text,
        "asset": told.asset.name,
        "files": files,
        "sandbox": told.sandbox,
    }
