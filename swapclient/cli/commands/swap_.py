"""``swap``: the main job."""

from __future__ import annotations

from typing import Any

import click

from swapclient.cli.asking import ask_memo, ask_refund, require_answer
from swapclient.cli.options import common, rate_type_option
from swapclient.cli.price_options import policy_of, price_options
from swapclient.cli.reply import Reply
from swapclient.cli.session import Session
from swapclient.cli.splitting import swap_in_parts
from swapclient.cli.swapping import swap_once
from swapclient.domain.quotes import RateType
from swapclient.domain.wishes import Wish
from swapclient.errors import UsageError
from swapclient.swaps.terms import wish

__all__ = ["command"]


@click.command()
@click.argument("give")
@click.argument("get")
@click.option("--amount", "-a", required=True, metavar="AMOUNT", help="How much to give, as in 0.5.")
@click.option("--to", required=True, metavar="ADDRESS", help="Where the swapped coins go.")
@click.option("--memo", metavar="MEMO", help="Memo or tag of that address.")
@click.option("--no-memo", is_flag=True, help="That address needs no memo.")
@click.option("--refund-to", metavar="ADDRESS", help="Where the money goes if the swap fails.")
@click.option("--refund-memo", metavar="MEMO", help="Memo or tag of the refund address.")
@click.option("--no-refund-memo", is_flag=True, help="The refund address needs no memo.")
@rate_type_option
@price_options
@click.option("--idempotency-key", "key", metavar="KEY", help="The same key never makes a second order.")
@click.option("--split", type=click.IntRange(2, 20), metavar="N", help="In up to N parts, above a provider's maximum.")
@click.option("--no-watch", is_flag=True, help="Show where to send and leave; exit code 8.")
@common("provider", "memo", "yes", "timeout", "interval", "journal", "config", "proxy")
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    give: str,
    get: str,
    amount: str,
    fixed: bool,
    max_cost: str | None,
    min_receive: str | None,
    any_price: bool,
    accept_depeg: bool,
    split: int | None,
    no_watch: bool,
    **places: Any,
) -> Reply:
    """Swap: validate, quote, confirm, record, create, check, show where to send, follow to the end.

    Ctrl-C loses nothing: the order goes on, and `swapclient watch` follows it.

    \b
    swapclient swap BTC USDT:tron -a 0.5 --to T... --refund-to bc1...
    swapclient swap XRP USDC:base -a 900 --to 0x... --refund-to r... --no-refund-memo --max-cost 2%
    swapclient swap BTC USDT:tron -a 0.5 --to T... --refund-to bc1... --yes --json --no-watch
    """  # noqa: D301 - \b is click's mark
    policy = policy_of(max_cost, min_receive, any_price=any_price, accept_depeg=accept_depeg)
    wanted = _wanted(session, give, get, amount, RateType.FIXED if fixed else RateType.FLOATING, **places)
    require_answer(session)
    if split:
        return swap_in_parts(session, wanted, policy, parts_max=split, watch=not no_watch)
    return swap_once(session, wanted, policy, watch=not no_watch)


def _wanted(
    session: Session,
    give: str,
    get: str,
    amount: str,
    rate_type: RateType,
    *,
    to: str,
    memo: str | None,
    no_memo: bool,
    refund_to: str | None,
    refund_memo: str | None,
    no_refund_memo: bool,
    key: str | None,
) -> Wish:
    """The checked wish. All that was given is checked before anything that was not given is asked."""
    memo = _said(memo, "memo", none=no_memo)
    refund_memo = _said(refund_memo, "refund-memo", none=no_refund_memo)

    def checked() -> Wish:
        return wish(
            give,
            get,
            amount,
            to=to,
            memo=memo or "",
            refund_to=refund_to,
            refund_memo=refund_memo or "",
            rate_type=rate_type,
            key=key,
        )

    pair = checked().pair
    memo = ask_memo(session, pair.get, to, memo, "memo")
    refund_to = refund_to or ask_refund(session, pair.give)
    if refund_to:
        refund_memo = ask_memo(session, pair.give, refund_to, refund_memo, "refund-memo")
    return checked()


def _said(memo: str | None, option: str, *, none: bool) -> str | None:
    """The memo, "" for: none is needed, None when nothing was said."""
    if none and memo:
        raise UsageError(f"--{option} and --no-{option} contradict each other", hint="Leave out one.")
    return "" if none else memo
