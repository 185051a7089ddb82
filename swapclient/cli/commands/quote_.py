"""``quote``: what a swap would bring. Creates nothing."""

from __future__ import annotations

import click

from swapclient.cli.documents import quotes_document
from swapclient.cli.drawing.quotes import draw_quotes
from swapclient.cli.options import common, rate_type_option
from swapclient.cli.reply import Reply
from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.clock import SystemClock
from swapclient.domain import words
from swapclient.domain.money import parse_amount
from swapclient.domain.quotes import QuoteRequest, RateType
from swapclient.errors import SwapClientError
from swapclient.swaps.offers import Offer

__all__ = ["command"]


@click.command()
@click.argument("give")
@click.argument("get")
@click.option("--amount", "-a", required=True, metavar="AMOUNT", help="How much to give, as in 0.5.")
@click.option("--to", metavar="ADDRESS", help="Where it would go; some providers quote by address.")
@rate_type_option
@common("provider", "memo", "config", "proxy")
@click.pass_obj
def command(session: Session, *, give: str, get: str, amount: str, to: str | None, fixed: bool) -> Reply:
    """What would arrive, through whom, and what it costs against the market. Creates nothing.

    Assets are TICKER:network; the network may be left out where there is only one.

    \b
    swapclient quote BTC USDT:tron -a 0.5
    swapclient quote ETH:ethereum USDC:base -a 2 --fixed --json
    """  # noqa: D301 - \b is click's mark
    pair = words.pair(give, get)
    exact = pair.give.check_places(parse_amount(amount))
    request = QuoteRequest(pair=pair, amount=exact, rate_type=RateType.FIXED if fixed else RateType.FLOATING)
    found = session.work(lambda client: client.offers(give, get, exact, rate_type=request.rate_type, to=to))
    error = _nothing(found)

    def draw(screen: Screen) -> None:
        if error is None:  # else it names each provider's reason
            draw_quotes(screen, request, found.judged, found.missing, SystemClock().now())

    return Reply(document=quotes_document(found.judged, found.missing), draw=draw, error=error)


def _nothing(found: Offer) -> SwapClientError | None:
    """Why there is no quote at all. A quote that the guard would refuse is still an answer, and says so."""
    if found.judged:
        return None
    try:
        found.acceptable()
    except SwapClientError as error:
        return error
    return None
