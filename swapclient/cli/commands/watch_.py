"""``watch``: follow one swap, or all that are open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import click

from swapclient.cli.following import follow_on_screen
from swapclient.cli.ids import swap_id_argument
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.cli.severity import worst
from swapclient.client import AsyncSwapClient
from swapclient.domain.life import OPEN, State
from swapclient.domain.swaps import Swap
from swapclient.swaps.follow import ended
from swapclient.swaps.outcome import outcome
from swapclient.swaps.reconcile import UNSETTLED

__all__ = ["command"]

_REVIVABLE: Final = frozenset({State.EXPIRED, State.FAILED})
_LATE: Final = timedelta(days=3)
"""How long an order that is over gets one look when everything is watched: a late deposit may have revived it."""


@click.command()
@swap_id_argument(required=False)
@click.option("--late", is_flag=True, help="Do not stop at expired or failed: a late deposit or support may revive it.")
@common("timeout", "interval", "journal", "config", "proxy")
@click.pass_obj
def command(session: Session, *, swap_id: str | None, late: bool) -> Reply:
    """Follow a swap to its end, or all that are open; a line for each change.

    The exit code is the outcome's, of several the worst; 8 when --timeout came first. Ctrl-C loses nothing.

    \b
    swapclient watch
    swapclient watch k3vd7q --timeout 600
    swapclient watch --json
    """  # noqa: D301 - \b is click's mark

    async def watch(client: AsyncSwapClient) -> Reply:
        if swap_id:
            followed = [await _one(client, swap_id)]
            unsettled: Sequence[Swap] = ()
        else:
            followed, unsettled = await _open(client, late=late)
        if not followed and not unsettled:
            return Reply(document={"swaps": []}, draw=_nothing)
        for swap in unsettled:
            session.screen.say(f"swap {swap.swap_id} is of unknown outcome: swapclient reconcile {swap.swap_id}")
        error = await follow_on_screen(session, client, followed, enough=_over if late else None)
        return Reply(streamed=True, error=worst([error, *(outcome(swap) for swap in unsettled)]))

    return session.work(watch)


async def _one(client: AsyncSwapClient, swap_id: str) -> Swap:
    """A named swap is looked at once even when it is over: it may have been revived."""
    swap = await client.get(swap_id)
    return await client.look(swap.swap_id) if swap.state in _REVIVABLE else swap


async def _open(client: AsyncSwapClient, *, late: bool) -> tuple[list[Swap], list[Swap]]:
    """What is worth following, and what has no known outcome."""
    swaps = await client.swaps()
    since = client.house.clock.now() - _LATE
    followed = []
    for swap in swaps:
        if swap.state in _REVIVABLE and swap.updated_at > since:
            again = await client.look(swap.swap_id)
            followed += [again] if late or not ended(again) else []
        elif not ended(swap):
            followed.append(swap)
    return followed, [swap for swap in swaps if swap.state in UNSETTLED]


def _over(swap: Swap) -> bool:
    """Even support revives it no more."""
    return swap.state not in OPEN or swap.state is State.TAMPERED


def _nothing(screen: Screen) -> None:
    screen.data("nothing to follow: no swap is open")
