"""The demo: one swap through a sandbox, step by step, with the very code that real swaps use."""

from __future__ import annotations

from typing import Final

from swapclient.cli.documents import swap_document
from swapclient.cli.drawing.deposit import draw_due, uri_of
from swapclient.cli.drawing.ending import draw_ending
from swapclient.cli.drawing.lines import facts, heading
from swapclient.cli.drawing.quotes import draw_quotes
from swapclient.cli.following import ending, pursue
from swapclient.cli.play import play
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.cli.swapping import teller
from swapclient.client import AsyncSwapClient
from swapclient.clock import SystemClock
from swapclient.domain.swaps import Swap
from swapclient.domain.wishes import Wish
from swapclient.errors import InFlight
from swapclient.swaps.offers import Offer
from swapclient.swaps.outcome import outcome
from swapclient.swaps.terms import wish

__all__ = ["show"]

_SPEED: Final = 12.0
"""From deposit to finished takes 5 s."""
_INTERVAL: Final = 0.4
_GIVE, _GET, _AMOUNT = "BTC", "USDT:tron", "0.5"
_TO = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
_REFUND = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"


def show(session: Session) -> Reply:
    """Quote, validate, create, show where to send, let the coins arrive, follow."""
    session.flags.setdefault("interval", _INTERVAL)
    box = play(session, speed=_SPEED)

    async def whole(client: AsyncSwapClient) -> tuple[Swap, InFlight | None, str]:
        wanted, found = await _look(session, client)
        _step(session, 3, "create: the intent is written down first, the order is made once, and read again")
        swap = await client.accept(wanted, found, on_attempt=session.creating)
        session.remember(swap)
        if not session.json:
            draw_due(session.screen, swap, SystemClock().now())
        _step(session, 4, "deposit: in earnest your wallet does this; here the sandbox's control does")
        await client.house.door("sandbox", box.url).send("/_sandbox/deposit", {"id": swap.order_id})
        _step(session, 5, "follow: Ctrl-C would lose nothing")
        (swap,), late = await pursue(session, client, [swap], teller(session))
        return swap, late, client.house.settings.journal

    swap, late, journal = session.work(whole)

    def draw(screen: Screen) -> None:
        draw_ending(screen, swap, journal)
        screen.say()
        screen.say(f"look at it again: swapclient --sandbox show {swap.swap_id}")

    document: dict[str, object] = {"swap": swap_document(swap, uri=uri_of(swap, SystemClock().now()))}
    return Reply(document=document, draw=draw, error=ending(swap, late) or outcome(swap))


async def _look(session: Session, client: AsyncSwapClient) -> tuple[Wish, Offer]:
    """The two steps that create nothing."""
    _step(session, 1, f"quote: {_AMOUNT} {_GIVE} to {_GET}, every provider at once; creates nothing")
    wanted = wish(_GIVE, _GET, _AMOUNT, to=_TO, refund_to=_REFUND)
    found = await client.offers_for(wanted)
    if not session.json:
        draw_quotes(session.screen, wanted.request(), found.judged, found.missing, SystemClock().now())
    _step(session, 2, "validate: may these addresses receive these coins? Offline")
    if not session.json:
        facts(session.screen, [("to", f"{_TO}  ok on tron"), ("refund to", f"{_REFUND}  ok on bitcoin")])
    return wanted, found


def _step(session: Session, number: int, text: str) -> None:
    if not session.json:
        session.screen.data()
        heading(session.screen, f"{number}. {text}")
        session.screen.flush()
