"""Following on the screen: a line or a document for each change, the ids at hand for the last line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from swapclient.cli.documents import swap_document
from swapclient.cli.drawing.progress import progress
from swapclient.cli.drawing.swaps import change_line
from swapclient.cli.reply import envelope
from swapclient.cli.session import Session
from swapclient.cli.severity import worst
from swapclient.client import AsyncSwapClient
from swapclient.domain.swaps import Swap
from swapclient.errors import ActionRequired, InFlight, SwapClientError
from swapclient.swaps.follow import decided
from swapclient.swaps.outcome import outcome

__all__ = ["ending", "follow_on_screen", "pursue", "tell"]


async def follow_on_screen(
    session: Session, client: AsyncSwapClient, swaps: Sequence[Swap], *, enough: Callable[[Swap], bool] | None = None
) -> SwapClientError | None:
    """Follow to the end, telling each change; returns the worst outcome, None when every swap finished.

    Each swap is told once at the start, so that even one that is over says so.
    """
    enough = enough or decided(swaps)
    for swap in swaps:
        tell(session, swap, over=enough(swap))
    latest, late = await pursue(
        session, client, swaps, lambda swap: tell(session, swap, over=enough(swap)), enough=enough
    )
    return worst([_told_late(session, swap, ending(swap, late)) for swap in latest])


async def pursue(
    session: Session,
    client: AsyncSwapClient,
    swaps: Sequence[Swap],
    told: Callable[[Swap], None],
    *,
    enough: Callable[[Swap], bool] | None = None,
) -> tuple[list[Swap], InFlight | None]:
    """Follow, with the ids at hand for an interrupted person; returns the swaps and whether the time was over first."""
    latest = {swap.swap_id: swap for swap in swaps}
    session.remember(*swaps)

    async with progress(session.screen, client.house.clock, latest.values) as clear:

        def changed(swap: Swap) -> None:
            latest[swap.swap_id] = swap
            if len(latest) == 1:
                session.remember(swap)
            clear()
            told(swap)

        try:
            await client.watch_all(*latest, seconds=client.house.settings.timeout, on_change=changed, enough=enough)
        except InFlight as stopped:
            return list(latest.values()), stopped
    return list(latest.values()), None


def tell(session: Session, swap: Swap, *, over: bool) -> None:
    """One change: a document on one line, with the outcome beside it when it is the last; or a line of text."""
    if session.json:
        session.screen.document(envelope({"swap": swap_document(swap)}, outcome(swap) if over else None))
    else:
        session.screen.data(change_line(swap))
        session.screen.flush()
        needed = outcome(swap)
        if isinstance(needed, ActionRequired):
            session.screen.say(f"note: {needed.hint}")


def ending(swap: Swap, late: InFlight | None) -> SwapClientError | None:
    """The swap's outcome; that we stopped watching, where it lives on."""
    error = outcome(swap)
    if late is None or not isinstance(error, InFlight):
        return error
    stopped = InFlight(late.message, hint=f"Go on with: swapclient watch {swap.swap_id}", code=late.stable_code)
    return stopped.about(swap_id=swap.swap_id, provider=swap.intent.provider, order_id=swap.order_id)


def _told_late(session: Session, swap: Swap, error: SwapClientError | None) -> SwapClientError | None:
    """That the time was over is the last document of its swap."""
    if session.json and error and error.stable_code == "still_watching":
        session.screen.document(envelope({"swap": swap_document(swap)}, error))
    return error
