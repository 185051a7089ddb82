"""A hostile provider over a real socket: what it does to the answer of a creation, and to a later look at the order.

Where the library would wait for its timeout, the event loop's time is moved instead: nobody waits, and nothing
depends on how fast the machine is.
"""

import asyncio
import unicodedata
from decimal import Decimal

import pytest

from swapclient.cli.boundary import run
from swapclient.client import AsyncSwapClient
from swapclient.domain.life import State
from swapclient.errors import OutcomeUnknown
from swapclient.quoting.policy import Policy
from swapclient.sandbox import Box
from swapclient.swaps.outcome import outcome

TERMS = {
    "to": "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
    "refund_to": "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "policy": Policy(any_price=True, accept_depeg=True),
}
SILENT = ("hang_after_accept", "slow_loris")
"""Faults that would be waited for."""

UNREADABLE = (
    "gzip_bomb",
    "endless_body",
    "html_200",
    "null_body",
    "cut_body",
    "dropped_after_accept",
    "duplicate_keys",
    "huge_number",
    "deep_nesting",
    "error_500_after_accept",
)
STEERING = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


@pytest.fixture
def box(tmp_path):
    with Box(tmp_path / "sandbox.db") as box:
        yield box


@pytest.fixture
def environ(box, tmp_path):
    return {
        **box.environ,
        "SWAPCLIENT_DATA_DIR": str(tmp_path / "data"),
        "SWAPCLIENT_CACHE_DIR": str(tmp_path / "cache"),
        "SWAPCLIENT_PROVIDER": "simpleswap",
    }


async def hurry_while(box, task, path):
    """Move this loop's time on, a minute at a time, once the sandbox has been asked for ``path``."""
    loop, ahead = asyncio.get_running_loop(), 0.0
    real = loop.time
    loop.time = lambda: real() + ahead
    while not task.done():
        await asyncio.wait({task}, timeout=0.01)
        if any(call["path"].endswith(path) and call["method"] == "POST" for call in box.control.calls()):
            ahead += 60.0
    return await task


def placed(box, environ, *, hurry=False):
    """One swap, and what reconcile makes of it afterwards."""

    async def story():
        async with AsyncSwapClient(environ=environ) as client:
            found = client.swap("BTC", "USDT:tron", Decimal("0.5"), key="exit", **TERMS)
            swap = await (hurry_while(box, asyncio.ensure_future(found), "/exchanges") if hurry else found)
        box.control.scenario("happy")
        async with AsyncSwapClient(environ=environ) as client:
            settled = await client.reconcile(swap.swap_id)
            again = await client.swap("BTC", "USDT:tron", Decimal("0.5"), key="exit", **TERMS)
        return swap, settled, again

    return asyncio.run(story())


@pytest.mark.parametrize("fault", UNREADABLE)
def test_a_creation_that_is_answered_with_nonsense_is_unknown_and_then_found(box, environ, fault):
    box.control.scenario(fault, on="create")
    swap, settled, again = placed(box, environ)
    assert swap.state is State.UNKNOWN
    assert isinstance(outcome(swap), OutcomeUnknown)
    assert settled.state is State.AWAITING_DEPOSIT
    assert settled.deposit_address == box.control.orders()[0]["address_from"]
    assert again.swap_id == swap.swap_id
    assert box.control.creates() == 1


def test_a_creation_whose_answer_lacks_the_deposit_address_is_tampered_with(box, environ):
    box.control.scenario("created_201_null_field")
    swap, settled, again = placed(box, environ)
    assert {swap.state, settled.state, again.state} == {State.TAMPERED}
    assert swap.drift == ("deposit_address",)
    assert swap.deposit_address is None
    assert box.control.creates() == 1


@pytest.mark.parametrize("fault", SILENT)
def test_a_creation_that_is_never_answered_is_unknown_and_then_found(box, environ, fault):
    box.control.scenario(fault, on="create")
    swap, settled, _ = placed(box, environ, hurry=True)
    assert swap.state is State.UNKNOWN
    assert settled.state is State.AWAITING_DEPOSIT
    assert box.control.creates() == 1


def test_a_slow_answer_is_waited_for(box, environ):
    box.control.scenario("slow", on="create", seconds=0.05)
    swap, _, _ = placed(box, environ)
    assert swap.state is State.AWAITING_DEPOSIT


def test_a_creation_that_is_sent_elsewhere_follows_nobody(box, environ):
    box.control.scenario("redirect_elsewhere", on="create")

    async def story():
        async with AsyncSwapClient(environ=environ) as client:
            return await client.swap("BTC", "USDT:tron", Decimal("0.5"), **TERMS)

    swap = asyncio.run(story())
    assert swap.state is State.UNKNOWN
    assert box.control.creates() == 0


@pytest.mark.parametrize(
    "fault",
    [
        "gzip_bomb",
        "endless_body",
        "html_200",
        "null_body",
        "cut_body",
        "duplicate_keys",
        "huge_number",
        "deep_nesting",
        "redirect_elsewhere",
        "control_characters",
    ],
)
def test_a_look_that_is_answered_with_nonsense_leaves_the_order_as_it_was(box, environ, fault):
    async def story():
        async with AsyncSwapClient(environ=environ) as client:
            swap = await client.swap("BTC", "USDT:tron", Decimal("0.5"), **TERMS)
            box.control.scenario(fault, on="read", times=None)
            looked = await client.look(swap.swap_id)
            box.control.scenario("happy")
            return swap, looked, await client.look(swap.swap_id)

    swap, looked, after = asyncio.run(story())
    assert looked.order_id == swap.order_id
    assert looked.state in (State.AWAITING_DEPOSIT, State.TAMPERED)
    assert looked.silent_since or looked.state is State.TAMPERED or looked.order == swap.order
    if looked.state is State.AWAITING_DEPOSIT:
        assert (after.state, after.deposit_address) == (State.AWAITING_DEPOSIT, swap.deposit_address)
    else:
        assert looked.deposit_address is None


COMMANDS = (
    (
        "swap",
        "BTC",
        "USDT:tron",
        "-a",
        "0.5",
        "--to",
        TERMS["to"],
        "--refund-to",
        TERMS["refund_to"],
        "--any-price",
        "--yes",
        "--no-watch",
    ),
    ("orders",),
    ("show", "{id}", "--refresh"),
    ("support", "{id}"),
    ("reconcile",),
    ("assets",),
)


FIELDS = ("status", "addressFrom", "addressTo", "extraIdFrom", "userRefundAddress", "txFrom", "id", "tickerFrom", None)
PLACES = [*(("create", field) for field in FIELDS), *(("read", field) for field in FIELDS), ("quote", None)]


@pytest.mark.parametrize("json", [False, True], ids=["text", "json"])
@pytest.mark.parametrize(("on", "field"), [*PLACES, ("assets", "warningsFrom"), ("assets", "name"), ("any", None)])
def test_nothing_that_steers_a_terminal_is_ever_printed(box, environ, monkeypatch, capsys, on, field, json):
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    box.control.scenario("control_characters", on=on, times=None, **({"field": field} if field else {}))
    known = printed = ""
    for command in COMMANDS:
        words = [word.format(id=known) for word in command]
        if "{id}" in command and not known:
            continue
        run([*words, *(["--json"] if json else [])])
        said = capsys.readouterr()
        for stream in said:
            steering = {character for character in stream if unicodedata.category(character) in STEERING} - {"\n"}
            assert not steering, (command, steering, stream)
            printed += stream
        known = known or next(iter(_ids(environ)), "")
    if (on, field) == ("read", "status"):
        assert "\\u202e" in printed, "the raw word is shown, with what it holds made visible"


def _ids(environ):
    async def ask():
        async with AsyncSwapClient(environ=environ) as client:
            return [swap.swap_id for swap in await client.swaps()]

    return asyncio.run(ask())
