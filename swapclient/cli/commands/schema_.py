"""``schema``: the JSON schema of every document."""

from __future__ import annotations

import click

from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.schema import schema_text
from swapclient.cli.session import Session

__all__ = ["command"]


@click.command()
@common()
@click.pass_obj
def command(session: Session) -> Reply:  # noqa: ARG001 - the same for everybody
    """The JSON schema (draft 2020-12) of every document that --json prints.

    \b
    swapclient schema > swapclient.schema.json
    """  # noqa: D301 - \b is click's mark
    return Reply(raw=schema_text())
