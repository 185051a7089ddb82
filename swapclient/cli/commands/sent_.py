"""``sent``: say which transaction pays a swap."""

from __future__ import annotations

import click

from swapclient.cli.documents import payment_document, swap_document
from swapclient.cli.drawing.swaps import draw_swap
from swapclient.cli.ids import swap_id_argument
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.clock import SystemClock

__all__ = ["command"]


@click.command()
@swap_id_argument()
@click.argument("transaction")
@common("journal", "config", "proxy")
@click.pass_obj
def command(session: Session, *, swap_id: str, transaction: str) -> Reply:
    """Say which transaction pays a swap, where the payment carries a memo: only who paid knows it.

    It is looked at once. One that pays something else is refused, if it can be seen already; one that was told by
    mistake is corrected by telling another.

    \b
    swapclient sent k3vd7q FBEEBA21CB7503AA64809249B08050BD591F1A9AD0C0F94B09D666BC410DED66
    """  # noqa: D301 - \b is click's mark
    swap = session.work(lambda client: client.sent(swap_id, transaction))

    def draw(screen: Screen) -> None:
        draw_swap(screen, swap)
        screen.say(f"note: follow it with: swapclient watch {swap.swap_id}")

    return Reply(
        document={"swap": swap_document(swap), "payment": payment_document(swap, SystemClock().now())}, draw=draw
    )
