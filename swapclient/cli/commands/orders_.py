"""``orders``: every swap on record."""

from __future__ import annotations

import click

from swapclient.cli.documents import swap_document
from swapclient.cli.drawing.swaps import draw_swaps
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.clock import SystemClock
from swapclient.swaps.follow import ended
from swapclient.swaps.reconcile import UNSETTLED

__all__ = ["command"]


@click.command()
@click.option("--open", "only_open", is_flag=True, help="Only those that are not over.")
@common("journal", "config")
@click.pass_obj
def command(session: Session, *, only_open: bool) -> Reply:
    """Every swap on record, the newest last. Asks nobody.

    \b
    swapclient orders
    swapclient orders --open --json
    """  # noqa: D301 - \b is click's mark
    found = session.work(lambda client: client.swaps())
    swaps = [swap for swap in found if not only_open or swap.state in UNSETTLED or not ended(swap)]

    def draw(screen: Screen) -> None:
        if not swaps:
            screen.data("no swap is open" if found else "no swap on record yet")
            return
        draw_swaps(screen, swaps, SystemClock().now())
        unsettled = sum(swap.state in UNSETTLED for swap in swaps)
        if unsettled:
            screen.say(f"note: {unsettled} of unknown outcome; settle with: swapclient reconcile")

    return Reply(document={"swaps": [swap_document(swap) for swap in swaps]}, draw=draw)
