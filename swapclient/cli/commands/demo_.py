"""``demo``: the whole flow with play money."""

from __future__ import annotations

import click

from swapclient.cli.group import PLAY_MONEY
from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.session import Session
from swapclient.cli.showing import show

__all__ = ["command"]


@click.command()
@common()
@click.pass_obj
def command(session: Session) -> Reply:
    """The whole flow on the built-in sandbox: quote, validate, create, deposit, follow to the end.

    No key, no internet, and a journal of its own beside the real one.

    \b
    swapclient demo
    swapclient --sandbox orders
    """  # noqa: D301 - \b is click's mark
    if not session.sandbox and not session.json:
        session.screen.say(PLAY_MONEY)
    return show(session)
