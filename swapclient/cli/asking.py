"""What a person is asked, on a terminal only; without one, the error that names the option which answers it."""

from __future__ import annotations

import click

import networks
from swapclient.cli.session import Session
from swapclient.domain import words
from swapclient.domain.assets import Asset
from swapclient.errors import GuardRefused, InputRefused, UsageError

__all__ = ["ask_memo", "ask_refund", "confirm", "require_answer"]


def require_answer(session: Session) -> None:
    """There is somebody to ask, or ``--yes`` has answered.

    Raises:
        UsageError: ``no_terminal``.
    """
    if not session.asks and not session.yes:
        raise UsageError(
            "nobody can be asked here: there is no terminal, or --json was given",
            hint="Add --yes to accept what the guards let pass.",
            code="no_terminal",
            missing="--yes",
        )


def confirm(session: Session, question: str) -> None:
    """A yes, or nothing happens.

    Raises:
        GuardRefused: ``declined``.
    """
    if session.yes or click.confirm(question, default=False, err=True):
        return
    raise GuardRefused("not confirmed", hint="Nothing was created.", code="declined")


def ask_memo(session: Session, of: Asset, address: str, memo: str | None, option: str) -> str | None:
    """The memo, "" for: it needs none, None where the network has none.

    Where receivers may need one and nothing was said, somebody must say so: a payment without it is lost.

    Raises:
        InputRefused: ``memo_required`` without a terminal; the address is not right.
    """
    if memo is not None or not _open(of, address):
        return memo
    word = networks.memo_rule(of.network).word
    if not session.asks:
        raise InputRefused(
            f"{address} may need a {word}, and nothing was said about it",
            hint=f"Add --{option} {word.upper().replace(' ', '_')}, or --no-{option} where the receiver needs none.",
            code="memo_required",
            network=of.network,
            looks_like=[],
        )
    said: str = click.prompt(
        f"{word} of {address} (empty: the receiver needs none; exchanges do)", default="", show_default=False, err=True
    )
    return said.strip()


def ask_refund(session: Session, give: Asset) -> str | None:
    """Where the money goes if the swap fails; None where nobody says."""
    if session.asks:
        said: str = click.prompt(
            f"refund address on {give.network}, for when the swap fails (empty: none)",
            default="",
            show_default=False,
            err=True,
        )
        if said.strip():
            return said.strip()
    session.screen.say("warning: no refund address: if the swap fails, the provider's support must be asked for one")
    return None


def _open(of: Asset, address: str) -> bool:
    """Whether the address is right and nobody has said if it needs a memo."""
    try:
        found = words.address(of, address, None)
    except InputRefused as error:
        if error.stable_code == "memo_required":
            return True
        raise
    return any(notice.code == "memo_maybe" for notice in found.warnings)
