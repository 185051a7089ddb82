"""``add``: follow an order that was made elsewhere."""

from __future__ import annotations

import click

from swapclient.cli.documents import payment_document, swap_document
from swapclient.cli.drawing.deposit import draw_due, uri_of
from swapclient.cli.drawing.swaps import draw_swap
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.client import AsyncSwapClient
from swapclient.clock import SystemClock
from swapclient.domain.life import State
from swapclient.domain.swaps import Swap
from swapclient.swaps.elsewhere import take_up
from swapclient.swaps.outcome import outcome

__all__ = ["command"]


@click.command()
@click.argument("provider")
@click.argument("order_id")
@click.option("--to", required=True, metavar="ADDRESS", help="Where the coins must arrive: your own receive address.")
@click.option("--memo", metavar="MEMO", help="The receive address's memo, where it has one.")
@common("journal", "config", "proxy")
@click.pass_obj
def command(session: Session, *, provider: str, order_id: str, to: str, memo: str | None) -> Reply:
    """Follow an order that was made elsewhere. It is asked about, judged, recorded and from then on watched.

    Nothing is recorded unless the provider says that it pays to the address you give.

    \b
    swapclient add simpleswap ORDER_ID --to T...
    """  # noqa: D301 - \b is click's mark

    async def take(client: AsyncSwapClient) -> Swap:
        sandbox = client.house.settings.sandbox
        return await take_up(client.house.desk, provider, order_id, to=to, memo=memo, sandbox=sandbox)

    swap = session.work(take)
    now = SystemClock().now()

    def draw(screen: Screen) -> None:
        draw_swap(screen, swap)
        draw_due(screen, swap, now, code=False)
        screen.say(f"note: added as {swap.swap_id}; follow it with: swapclient watch {swap.swap_id}")

    error = outcome(swap) if swap.state is State.TAMPERED else None
    return Reply(
        document={"swap": swap_document(swap, uri=uri_of(swap, now)), "payment": payment_document(swap, now)},
        draw=draw,
        error=error,
    )
