"""``support``: what to send to the provider's support."""

from __future__ import annotations

import click

from swapclient.cli.ids import swap_id_argument
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.client import AsyncSwapClient
from swapclient.wire.printable import clean

__all__ = ["command"]


@click.command()
@swap_id_argument()
@common("journal", "config")
@click.pass_obj
def command(session: Session, *, swap_id: str) -> Reply:
    """A message with the order's facts and what happened, to send as it is. Holds no key. Asks nobody.

    \b
    swapclient support k3vd7q
    """  # noqa: D301 - \b is click's mark

    async def write(client: AsyncSwapClient) -> tuple[str, str, str]:
        swap = await client.get(swap_id)
        provider = client.house.providers.get(swap.intent.provider)
        where = provider.capabilities.support if provider else ""
        return swap.swap_id, where or f"the support of {swap.intent.provider}", await client.support(swap.swap_id)

    found_id, where, text = session.work(write)
    printable = "\n".join(clean(line, 1000) for line in text.splitlines())

    def draw(screen: Screen) -> None:
        screen.data(printable)
        screen.say(f"note: send this to {where}")

    return Reply(document={"support": {"swap_id": found_id, "to": where, "text": printable}}, draw=draw)
