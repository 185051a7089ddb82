"""One amount in several swaps from the command line: one yes for all, each an order of its own, followed together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from swapclient.cli.asking import confirm
from swapclient.cli.documents import swap_document
from swapclient.cli.drawing.ending import place_of
from swapclient.cli.drawing.lines import facts, heading, items, table
from swapclient.cli.drawing.quotes import cost_words
from swapclient.cli.drawing.swaps import draw_swaps
from swapclient.cli.following import ending, pursue
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.cli.severity import worst
from swapclient.cli.swapping import HOLDS, memo_words, show_deposit, teller
from swapclient.client import AsyncSwapClient
from swapclient.clock import SystemClock
from swapclient.domain.life import CREATED, State
from swapclient.domain.money import plain
from swapclient.domain.swaps import Intent, Swap
from swapclient.domain.wishes import Wish
from swapclient.errors import InFlight, SwapClientError
from swapclient.quoting.policy import Policy
from swapclient.swaps.follow import ended
from swapclient.swaps.parts import Part, Parts

__all__ = ["swap_in_parts"]


class _Followed(NamedTuple):
    swaps: Sequence[Swap]
    error: SwapClientError | None
    journal: str


def swap_in_parts(session: Session, wanted: Wish, policy: Policy, *, parts_max: int, watch: bool) -> Reply:
    """The whole of it for several orders."""

    async def find(client: AsyncSwapClient) -> tuple[Parts, list[Swap | None]]:
        found = await client.parts_for(wanted, parts_max, policy)
        return found, [await client.standing(part.wish) for part in found.parts]

    found, held = session.work(find)
    if not all(held):
        if not session.json:
            _show_terms(session.screen, wanted, found)
        confirm(session, f"Swap in {len(found.parts)} parts through {found.provider}?")

    async def go(client: AsyncSwapClient) -> _Followed:
        swaps, stopped = await _place(session, client, found.parts, held)
        late: InFlight | None = None
        if watch:
            swaps, late = await _follow(session, client, swaps)
        else:
            for swap in swaps:
                show_deposit(session, swap)
        problems = [stopped, *(ending(swap, late) for swap in swaps)]
        return _Followed(swaps, worst(problems), client.house.settings.journal)

    return _reply(session.work(go))


async def _place(
    session: Session, client: AsyncSwapClient, parts: Sequence[Part], held: Sequence[Swap | None]
) -> tuple[list[Swap], SwapClientError | None]:
    """One after the other; whatever is not an order with an address that may be paid ends the making of more."""
    swaps: list[Swap] = []

    def creating(intent: Intent) -> None:
        session.creating(intent)
        before = ", ".join(swap.swap_id for swap in swaps)
        session.last_known = f"swaps {before}; {session.last_known}" if before else session.last_known

    for number, (part, standing) in enumerate(zip(parts, held, strict=True), start=1):
        if standing is None:
            session.screen.say(f"creating order {number} of {len(parts)} at {part.judged.quote.provider} ...")
        try:
            swap = standing or await client.accept(
                part.wish, part.offer, on_attempt=creating, on_problem=session.screen.warn
            )
        except SwapClientError as error:
            return swaps, error
        swaps.append(swap)
        if swap.state not in CREATED or swap.state is State.TAMPERED:
            session.screen.warn(f"{number - 1} of {len(parts)} parts were created; the rest was not tried")
            break
    return swaps, None


async def _follow(
    session: Session, client: AsyncSwapClient, swaps: Sequence[Swap]
) -> tuple[list[Swap], InFlight | None]:
    """Every deposit shown as soon as it may be, then all together to the end."""
    latest, late = await pursue(session, client, swaps, lambda _: None, enough=lambda swap: swap.payable or ended(swap))
    for swap in latest:
        show_deposit(session, swap)
    return (latest, late) if late else await pursue(session, client, latest, teller(session))


def _show_terms(screen: Screen, wanted: Wish, found: Parts) -> None:
    give, get = wanted.pair.give, wanted.pair.get
    heading(screen, f"{plain(wanted.give_amount)} {give} -> {get} in {len(found.parts)} parts through {found.provider}")
    rows = [
        (
            str(number),
            f"{plain(quote.give_amount)} {give.ticker}",
            f"{plain(quote.get_amount)} {get.ticker}",
            cost_words(decision.cost_bps),
            decision.reason,
        )
        for number, (quote, decision) in enumerate((part.judged for part in found.parts), start=1)
    ]
    table(screen, ("PART", "YOU SEND", "ARRIVES", "COST", "PRICE"), rows)
    refund = f"{wanted.refund_address}{memo_words(wanted.refund_memo)}" if wanted.refund_address else "no address"
    facts(
        screen,
        [
            ("in all", f"about {plain(found.total)} {get.name}"),
            ("to", f"{wanted.receive_address}{memo_words(wanted.receive_memo)}"),
            ("refund to", refund),
        ],
        loud_names=("in all",),
    )
    items(screen, [*wanted.notices, HOLDS, "Each part is a deposit of its own: send each amount once."], mark="!")
    items(screen, [f"not through {one.provider}: {one.message}" for one in found.missing])
    screen.flush()


def _reply(followed: _Followed) -> Reply:
    swaps, error, journal = followed

    def draw(screen: Screen) -> None:
        screen.data()
        draw_swaps(screen, swaps, SystemClock().now())
        facts(screen, [("saved in", place_of(journal)), ("group", swaps[0].intent.group if swaps else None)])

    return Reply(document={"swaps": [swap_document(swap) for swap in swaps]}, draw=draw, error=error)
