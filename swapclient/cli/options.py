"""Options that mean the same everywhere, each written once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from swapclient.cli.session import Session

__all__ = ["common", "rate_type_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


def _flag(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """Set an attribute of the session."""

    def keep(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
        if value:
            setattr(ctx.ensure_object(Session), name, value)

    return keep


def _setting(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """Put a value among the settings' flags."""

    def keep(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
        if value is not None:
            ctx.ensure_object(Session).flags[name] = value

    return keep


def _option(*names: str, callback: Callable[..., None], **rest: Any) -> Callable[[Command], Command]:
    return click.option(*names, expose_value=False, callback=callback, **rest)


_OPTIONS: Final[dict[str, Callable[[Any], Any]]] = {
    "json": _option("--json", is_flag=True, callback=_flag("json"), help="One JSON document on stdout."),
    "yes": _option("--yes", "-y", is_flag=True, callback=_flag("yes"), help="Ask nothing."),
    "provider": _option("--provider", metavar="NAME", callback=_setting("provider"), help="Only this provider."),
    "journal": _option("--journal", metavar="URL", callback=_setting("journal"), help="Database of the record."),
    "config": _option("--config", metavar="FILE", callback=_setting("config"), help="Settings file (TOML)."),
    "proxy": _option("--proxy", metavar="URL", callback=_setting("proxy"), help="http://, https:// or socks5://."),
    "timeout": _option("--timeout", metavar="SECONDS", callback=_setting("timeout"), help="Stop following after that."),
    "interval": _option(
        "--interval", metavar="SECONDS", callback=_setting("interval"), help="Shortest pause of looks."
    ),
    "memo": _option(
        "--i-can-send-a-memo",
        is_flag=True,
        callback=_setting("i_can_send_a_memo"),
        help="Ask THORChain too: its payments carry a memo.",
    ),
    "verbose": _option("--verbose", "-v", is_flag=True, callback=_flag("verbose"), help="Say more on stderr."),
}


def common(*names: str) -> Callable[[Command], Command]:
    """The named options, in that order; ``json`` and ``verbose`` come with every command."""

    def add(command: Command) -> Command:
        for name in reversed((*names, "json", "verbose")):
            command = _OPTIONS[name](command)
        return command

    return add


rate_type_option = click.option("--fixed", is_flag=True, help="A fixed rate instead of a floating one.")
