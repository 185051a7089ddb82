"""``completion``: shell completion for bash, zsh and fish."""

from __future__ import annotations

from typing import Final

import click
from click.shell_completion import get_completion_class

from swapclient.cli.options import common
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen

__all__ = ["command"]

_INSTALL: Final = {
    "bash": "swapclient completion bash > ~/.local/share/bash-completion/completions/swapclient",
    "zsh": "swapclient completion zsh > ~/.zfunc/_swapclient   # with ~/.zfunc in fpath, before compinit",
    "fish": "swapclient completion fish > ~/.config/fish/completions/swapclient.fish",
}


@click.command()
@click.argument("shell", type=click.Choice(list(_INSTALL)))
@common()
@click.pass_context
def command(ctx: click.Context, /, *, shell: str) -> Reply:
    """A script that completes verbs and options, for bash (4.4 or newer), zsh or fish.

    \b
    eval "$(swapclient completion bash)"             for this shell only
    swapclient completion fish > ~/.config/fish/completions/swapclient.fish
    """  # noqa: D301 - \b is click's mark
    source = _source(ctx.find_root().command, shell)

    def draw(screen: Screen) -> None:
        screen.raw(source)
        if screen.out.isatty():
            screen.say(f"note: to keep it: {_INSTALL[shell]}")

    return Reply(document={"completion": {"shell": shell, "source": source, "install": _INSTALL[shell]}}, draw=draw)


def _source(root: click.Command, shell: str) -> str:
    """The script click writes, with how to install it at its end: zsh reads its first line."""
    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - the choice lists what click has
        raise click.UsageError(f"no completion for {shell}")
    script = kind(root, {}, "swapclient", "_SWAPCLIENT_COMPLETE")
    return f"{script.source_template % script.source_vars()}\n# To keep it: {_INSTALL[shell]}\n"
