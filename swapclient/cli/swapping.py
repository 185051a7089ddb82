"""One swap from the command line: quotes on the screen, a yes, the order, where to send, and the way to its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from swapclient.cli.asking import confirm, require_answer
from swapclient.cli.documents import quotes_document, swap_document
from swapclient.cli.drawing.deposit import draw_due, uri_of
from swapclient.cli.drawing.ending import draw_ending
from swapclient.cli.drawing.lines import items
from swapclient.cli.drawing.quotes import draw_quote, draw_quotes
from swapclient.cli.following import ending, pursue, tell
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.client import AsyncSwapClient
from swapclient.clock import SystemClock
from swapclient.domain.life import State
from swapclient.domain.money import plain
from swapclient.domain.swaps import Intent, Swap
from swapclient.domain.wishes import Wish
from swapclient.errors import InFlight, SwapClientError, UsageError
from swapclient.quoting.choose import Judged
from swapclient.quoting.missing import Missing
from swapclient.quoting.policy import Policy
from swapclient.swaps.follow import ended
from swapclient.swaps.offers import Offer

__all__ = ["HOLDS", "memo_words", "show_deposit", "swap_once", "teller"]

HOLDS = "Any provider may hold funds for checks (AML, KYC) before it pays out; it then asks through its support."


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is for a wish: the swap that holds its key, or quotes; ``holds`` is what providers say of checks."""

    held: Swap | None
    offer: Offer
    holds: dict[str, str]


class _Followed(NamedTuple):
    """A swap as it ended or was left, what that means, and the journal it is in."""

    swap: Swap
    error: SwapClientError | None
    journal: str


def swap_once(session: Session, wanted: Wish, policy: Policy, *, watch: bool) -> Reply:
    """The whole of it for one order."""
    found = session.work(lambda client: _find(client, wanted, policy))
    if found.held is not None:
        session.screen.say(
            f"the idempotency key {wanted.key} stands for swap {found.held.swap_id}: nothing new is made"
        )
        held = found.held
        return _reply(session.work(lambda client: _pay_and_follow(session, client, held, watch=watch)))
    offer = found.offer
    try:
        takeable = offer.acceptable()
    except SwapClientError as error:
        return _refused(wanted, offer, error)
    if not session.json:
        _show_terms(session.screen, wanted, offer, found.holds)
    _confirm(session, takeable)

    def attempt(intent: Intent) -> None:
        session.screen.say(f"creating the order at {intent.provider} ...")
        session.creating(intent)

    async def go(client: AsyncSwapClient) -> _Followed:
        swap = await client.accept(wanted, offer, on_attempt=attempt, on_problem=session.screen.warn)
        return await _pay_and_follow(session, client, swap, watch=watch)

    return _reply(session.work(go))


async def _find(client: AsyncSwapClient, wanted: Wish, policy: Policy) -> _Found:
    """The swap that holds the key, else the quotes of every provider that can take the wish."""
    held = await client.standing(wanted)
    if held is not None:
        return _Found(held, Offer((), ()), {})
    offer = await client.offers_for(wanted, policy)
    known = {name: provider.capabilities for name, provider in client.house.providers.items()}
    if wanted.refund_address is None:
        needing = frozenset(name for name, able in known.items() if able.refund_required)
        offer = _without(offer, needing)
    return _Found(None, offer, {name: able.holds for name, able in known.items() if able.holds})


def _without(offer: Offer, needing: frozenset[str]) -> Offer:
    """The offer without the providers that create no order without a refund address.

    Raises:
        UsageError: ``refund_required`` where that leaves none.
    """
    out = tuple(
        Missing(
            entry.quote.provider, "refund_required", f"{entry.quote.provider} needs a refund address", "--refund-to"
        )
        for entry in offer.judged
        if entry.quote.provider in needing
    )
    kept = tuple(entry for entry in offer.judged if entry.quote.provider not in needing)
    if out and not kept:
        raise UsageError(
            "without a refund address nobody swaps this", hint="Add --refund-to ADDRESS.", code="refund_required"
        )
    return replace(offer, judged=kept, missing=(*offer.missing, *out))


def _refused(wanted: Wish, offer: Offer, error: SwapClientError) -> Reply:
    """Nothing may be accepted: the quotes there are, and why not."""

    def draw(screen: Screen) -> None:
        if offer.judged:
            draw_quotes(screen, wanted.request(), offer.judged, offer.missing, SystemClock().now())

    return Reply(document=quotes_document(offer.judged, offer.missing), draw=draw, error=error)


def _show_terms(screen: Screen, wanted: Wish, offer: Offer, holds: dict[str, str]) -> None:
    """Everything a person should know before saying yes."""
    now = SystemClock().now()
    best = offer.acceptable()[0]
    draw_quotes(screen, wanted.request(), offer.judged, offer.missing, now)
    screen.data()
    draw_quote(screen, best, now)
    screen.data(f"  to          {wanted.receive_address}{memo_words(wanted.receive_memo)}")
    refund = (
        f"{wanted.refund_address}{memo_words(wanted.refund_memo)}" if wanted.refund_address else "no refund address"
    )
    screen.data(f"  refund to   {refund}")
    said = holds.get(best.quote.provider)
    items(screen, [*wanted.notices, *best.quote.warnings, HOLDS, *([said] if said else [])], mark="!")
    screen.flush()


def memo_words(memo: str | None) -> str:
    """Beside an address; nothing where there is none."""
    return f"  memo {memo}" if memo else ""


def _confirm(session: Session, takeable: Sequence[Judged]) -> None:
    best, *others = (entry.quote for entry in takeable)
    next_ones = f" (if it says no: {', '.join(quote.provider for quote in others)})" if others else ""
    require_answer(session)
    confirm(session, f"Swap {plain(best.give_amount)} {best.pair.give} through {best.provider}{next_ones}?")


async def _pay_and_follow(session: Session, client: AsyncSwapClient, swap: Swap, *, watch: bool) -> _Followed:
    """Show where to send as soon as that may be shown, then follow to the end."""
    session.remember(swap)
    journal = client.house.settings.journal
    late: InFlight | None = None
    if watch and swap.state is State.AWAITING_DEPOSIT and not swap.payable:
        session.screen.say("the order stands; its deposit address is being checked by a second read ...")
        (swap,), late = await pursue(session, client, [swap], _ignore, enough=_shown)
    show_deposit(session, swap)
    if watch and late is None and not ended(swap):
        (swap,), late = await pursue(session, client, [swap], teller(session))
    return _Followed(swap, ending(swap, late), journal)


def show_deposit(session: Session, swap: Swap) -> None:
    """On the screen; in JSON, where the one document comes at the end, a line on stderr."""
    if not swap.payable:
        return
    if session.json:
        memo = f" memo {swap.order.deposit_memo}" if swap.order and swap.order.deposit_memo else ""
        memo += " (in the payment itself, else the money is lost)" if swap.order and swap.order.memo_in_payment else ""
        amount = f"{plain(swap.intent.give_amount)} {swap.intent.pair.give}"
        session.screen.say(f"swap {swap.swap_id}: send {amount} to {swap.deposit_address}{memo}")
        return
    draw_due(session.screen, swap, SystemClock().now())
    session.screen.flush()


def _shown(swap: Swap) -> bool:
    return swap.payable or ended(swap)


def teller(session: Session) -> Callable[[Swap], None]:
    """A line for each change; nothing in JSON, where one document comes at the end."""
    if session.json:
        return _ignore
    return lambda swap: tell(session, swap, over=ended(swap))


def _ignore(_swap: Swap) -> None:
    """Nothing to tell."""


def _reply(followed: _Followed) -> Reply:
    swap, error, journal = followed
    return Reply(
        document={"swap": swap_document(swap, uri=uri_of(swap, SystemClock().now()))},
        draw=lambda screen: draw_ending(screen, swap, journal),
        error=error,
    )
