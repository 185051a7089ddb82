"""What to send, where, until when; or why nothing may be sent."""

from __future__ import annotations

import shutil
from datetime import datetime
from typing import TYPE_CHECKING

from swapclient.cli.drawing.lines import facts, heading, items
from swapclient.clock import iso
from swapclient.deposit import qr
from swapclient.deposit.instruction import Instruction, instruction
from swapclient.deposit.uri import has_uri, is_extra, payment_uri
from swapclient.errors import InputRefused, SwapClientError

if TYPE_CHECKING:
    from swapclient.cli.screen import Screen
    from swapclient.domain.swaps import Swap

__all__ = ["draw_code", "draw_deposit", "draw_due", "uri_of"]


def draw_due(screen: Screen, swap: Swap, now: datetime, *, code: bool = True) -> None:
    """The instruction if anything may be sent now, else the sentence that says why not."""
    try:
        told = instruction(swap, now)
    except SwapClientError as why_not:
        screen.data()
        items(screen, [why_not.message, *([why_not.hint] if why_not.hint else [])], mark=">")
        return
    draw_deposit(screen, told, code=code)


def draw_deposit(screen: Screen, told: Instruction, *, code: bool = True) -> None:
    """Amount, address and, where there is one, the memo: equally loud. Then the deadline, warnings and do-nots."""
    screen.data()
    heading(screen, f"SEND{' (SANDBOX: play money, send nothing real)' if told.sandbox else ''}")
    memo_name = f"{told.memo_name} (required)"
    facts(
        screen,
        [
            ("amount", f"{told.amount_text} {told.asset.ticker}"),
            ("network", f"{told.network_title} ({told.asset.network})"),
            ("address", told.address),
            ("to compare", told.address_grouped),
            (memo_name, told.memo),
            ("until", _until(told)),
        ],
        loud_names=("amount", "address", memo_name),
    )
    if told.memo_alarm:
        screen.data()
        heading(screen, told.memo_alarm)
    if code:
        draw_code(screen, told.address)
    items(screen, told.warnings, mark="!")
    items(screen, told.do_not)
    items(screen, filter(None, [told.afterwards]), mark=">")


def draw_code(screen: Screen, text: str, *, light: bool = False) -> None:
    """The QR code, where it fits and can be painted black on white; a plain drawing inverts on some backgrounds."""
    columns = shutil.get_terminal_size().columns if screen.out.isatty() else None
    try:
        drawn = qr.terminal(text, colour=screen.coloured, background="light" if light else "dark", columns=columns)
    except InputRefused as too_narrow:
        screen.say(f"note: {too_narrow.message}; {too_narrow.hint}")
        return
    screen.data()
    screen.raw(drawn)
    screen.data()


def uri_of(swap: Swap, now: datetime) -> str | None:
    """The payment URI to print beside the address, where there is an unambiguous one and a deposit is due."""
    try:
        told = instruction(swap, now)
    except SwapClientError:
        return None
    return payment_uri(told) if has_uri(told) and not is_extra(told) else None


def _until(told: Instruction) -> str | None:
    return f"{iso(told.deadline)} ({told.left_text} left)" if told.deadline else None
