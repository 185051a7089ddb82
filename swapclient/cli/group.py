"""The group: every verb is a module of ``commands``, imported when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Final, cast

import click
from click.shell_completion import CompletionItem

from swapclient import __version__
from swapclient.cli.session import Session

__all__ = ["PLAY_MONEY", "VERBS", "swapclient"]

PLAY_MONEY: Final = "SANDBOX - play money: nothing here is real, send nothing to any address"

VERBS: Final = {
    "demo": "The whole flow on the built-in sandbox: no key, no internet.",
    "quote": "What a swap would bring. Creates nothing.",
    "swap": "Swap: validate, quote, confirm, record, create, show where to send, follow.",
    "orders": "Every swap on record.",
    "show": "One swap, with where to send while it waits.",
    "watch": "Follow a swap, or all that are open.",
    "sent": "Say which transaction paid a swap by payment memo.",
    "reconcile": "Settle swaps whose creation had no clear answer.",
    "qr": "The deposit address as a QR code.",
    "support": "What to send to the provider's support.",
    "validate": "May this address receive this asset? Offline.",
    "assets": "What can be swapped.",
    "networks": "The networks whose addresses are known.",
    "providers": "Through whom, and what is known of them.",
    "export": "The record, as JSON lines or CSV.",
    "import": "Read back an export.",
    "add": "Follow an order that was made elsewhere.",
    "sandbox": "Run the sandbox provider as a server.",
    "doctor": "Check clock, disk, journal, keys and providers.",
    "schema": "The JSON schema of every document.",
    "completion": "Shell completion for bash, zsh and fish.",
}
"""Every verb and its one line, so that the list of commands needs none of them imported."""


class Lazy(click.Group):
    """Lists its verbs from the table and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order of the table: the main job first."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of a verb's module; the module has the verb's name, the command is ``command``."""
        if cmd_name not in VERBS:
            return None
        module = import_module(f"swapclient.cli.commands.{cmd_name.replace('-', '_')}_")
        return cast("click.Command", module.command)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Verbs and options for the shell, which asks at every key: nothing is imported but the table."""
        verbs = [CompletionItem(name, help=line) for name, line in VERBS.items() if name.startswith(incomplete)]
        return [*verbs, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """The table, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="swapclient", message="%(prog)s %(version)s")
@click.option("--sandbox", is_flag=True, help="Play money: run the command against a sandbox with its own journal.")
@click.pass_obj
def swapclient(session: Session, *, sandbox: bool) -> None:
    """Leave a volatile position by choice, into a stablecoin. Your keys stay with you.

    \b
    swapclient demo                                  see the whole flow, with play money
    swapclient quote BTC USDT:tron -a 0.5            what would arrive
    swapclient swap BTC USDT:tron -a 0.5 --to T...   do it
    swapclient validate USDT:tron T...               is this address right?
    """  # noqa: D301 - \b is click's mark
    session.sandbox = sandbox
    if sandbox and not session.json:
        session.screen.say(PLAY_MONEY)
