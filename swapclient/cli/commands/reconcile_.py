"""``reconcile``: settle swaps whose creation had no clear answer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import click

from swapclient.cli.documents import swap_document
from swapclient.cli.drawing.deposit import draw_due
from swapclient.cli.drawing.swaps import draw_swap
from swapclient.cli.ids import swap_id_argument
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.cli.severity import worst
from swapclient.client import AsyncSwapClient
from swapclient.clock import SystemClock
from swapclient.domain.life import State
from swapclient.domain.swaps import Swap
from swapclient.errors import SwapClientError, UsageError
from swapclient.swaps.outcome import outcome
from swapclient.swaps.reconcile import UNSETTLED

__all__ = ["command"]


@click.command()
@swap_id_argument(required=False)
@click.option("--adopt", metavar="ORDER_ID", help="This order is the swap's: take it, if it is what was asked.")
@click.option("--abandon", is_flag=True, help="Give up looking, with a --reason; it may then be placed again.")
@click.option("--reason", metavar="TEXT", default="", help="Why, for the record.")
@common("journal", "config", "proxy")
@click.pass_obj
def command(session: Session, *, swap_id: str | None, adopt: str | None, abandon: bool, reason: str) -> Reply:
    """Find out whether an unclear creation made an order: all that are unsettled, or one.

    The one order that matches exactly is taken; none after several looks is proof that there is none. May wait a
    minute or two for the provider's listing. Exit 0 when settled either way, 7 while it stays unknown.

    \b
    swapclient reconcile
    swapclient reconcile k3vd7q --adopt ORDER_ID
    swapclient reconcile k3vd7q --abandon --reason 'support says no order'
    """  # noqa: D301 - \b is click's mark
    _check(swap_id, adopt, reason, abandon=abandon)

    async def settle(client: AsyncSwapClient) -> tuple[list[Swap], list[SwapClientError | None]]:
        swaps = [await client.get(swap_id)] if swap_id else _unsettled(await client.swaps())
        session.remember(*swaps)
        if swap_id and adopt:
            return [await client.adopt(swap_id, adopt)], []
        if swap_id and abandon:
            return [await client.abandon(swap_id, reason)], []
        if _unsettled(swaps):
            session.screen.say("asking; the provider's listing may take a minute or two ...")
        both = await asyncio.gather(*(_settle(client, swap) for swap in swaps))
        return [swap for swap, _ in both], [error for _, error in both]

    swaps, problems = session.work(settle)
    return _reply(swaps, problems, one=swap_id is not None)


def _check(swap_id: str | None, adopt: str | None, reason: str, *, abandon: bool) -> None:
    if (adopt or abandon) and not swap_id:
        raise UsageError("--adopt and --abandon are for one swap", hint="Name it: swapclient reconcile ID ...")
    if adopt and abandon:
        raise UsageError("--adopt and --abandon cannot both be meant", hint="Choose one.")
    if reason and not abandon:
        raise UsageError("--reason goes with --abandon", hint="swapclient reconcile ID --abandon --reason TEXT")


def _unsettled(swaps: Sequence[Swap]) -> list[Swap]:
    return [swap for swap in swaps if swap.state in UNSETTLED]


async def _settle(client: AsyncSwapClient, swap: Swap) -> tuple[Swap, SwapClientError | None]:
    """One that cannot be settled must not keep the others from it."""
    try:
        return await client.reconcile(swap.swap_id), None
    except SwapClientError as error:
        return await client.get(swap.swap_id), error.about(swap_id=swap.swap_id)


def _reply(swaps: Sequence[Swap], problems: Sequence[SwapClientError | None], *, one: bool) -> Reply:
    """Settled either way is what was wanted; unknown still, or tampered with, is not."""
    bad = [outcome(swap) for swap in swaps if swap.state in UNSETTLED | {State.TAMPERED}]
    error = worst(problems) or worst(bad)

    def draw(screen: Screen) -> None:
        if not swaps:
            screen.data("nothing to settle: every swap has a known outcome")
        now = SystemClock().now()
        for swap in swaps:
            draw_swap(screen, swap)
            draw_due(screen, swap, now)

    if one:
        return Reply(document={"swap": swap_document(swaps[0])}, draw=draw, error=error)
    return Reply(document={"swaps": [swap_document(swap) for swap in swaps]}, draw=draw, error=error)
