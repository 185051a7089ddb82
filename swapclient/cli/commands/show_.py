"""``show``: one swap, whole."""

from __future__ import annotations

from collections.abc import Sequence

import click

from swapclient.cli.documents import event_document, payment_document, swap_document
from swapclient.cli.drawing.deposit import draw_due, uri_of
from swapclient.cli.drawing.swaps import draw_history, draw_swap
from swapclient.cli.ids import swap_id_argument
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.client import AsyncSwapClient
from swapclient.clock import SystemClock
from swapclient.domain.swaps import Event, Swap

__all__ = ["command"]


@click.command()
@swap_id_argument()
@click.option("--refresh", is_flag=True, help="Ask the provider once before.")
@common("journal", "config", "proxy")
@click.pass_obj
def command(session: Session, *, swap_id: str, refresh: bool) -> Reply:
    """One swap, whole, with where to send while a deposit is wanted. Asks nobody unless told to.

    ID is ours, its first six characters or more, or the provider's order id.

    \b
    swapclient show k3vd7q
    swapclient show k3vd7q --refresh --json
    """  # noqa: D301 - \b is click's mark

    async def find(client: AsyncSwapClient) -> tuple[Swap, Sequence[Event]]:
        found = await (client.look(swap_id) if refresh else client.get(swap_id))
        return found, (await client.history(found.swap_id))[1]

    swap, events = session.work(find)
    now = SystemClock().now()

    def draw(screen: Screen) -> None:
        draw_swap(screen, swap)
        draw_due(screen, swap, now)
        draw_history(screen, events)

    document: dict[str, object] = {
        "swap": swap_document(swap, uri=uri_of(swap, now)),
        "payment": payment_document(swap, now),
        "events": [event_document(one) for one in events],
    }
    return Reply(document=document, draw=draw)
