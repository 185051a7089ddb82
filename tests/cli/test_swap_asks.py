"""What is asked, on a real terminal; and that nothing is asked without one."""

from __future__ import annotations

import os
import sys

import pexpect
import pytest

from tests.cli.conftest import REFUND, TO

TAGGED = "rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B"
WAIT = 90


@pytest.fixture
def terminal(bare):
    """Start the program on a pseudo-terminal of its own."""
    started = []

    def call(*argv: str) -> pexpect.spawn:
        environ = dict(os.environ) | {"TERM": "xterm-256color", "PYTHONUNBUFFERED": "1"}
        process = pexpect.spawn(
            sys.executable,
            ["-m", "swapclient", *argv],
            env=environ,
            encoding="utf-8",
            dimensions=(60, 140),
            timeout=WAIT,
        )
        started.append(process)
        return process

    yield call
    for process in started:
        process.close(force=True)


def ended(process: pexpect.spawn) -> tuple[int | None, str]:
    process.expect(pexpect.EOF)
    process.close()
    return process.exitstatus, str(process.before)


def test_a_person_sees_the_terms_says_yes_and_gets_the_deposit(terminal, home, box):
    before = box.control.creates()
    process = terminal("swap", "BTC", "USDT:tron", "-a", "0.5", "--to", TO, "--refund-to", REFUND, "--no-watch")
    process.expect("against the market")
    process.expect(r"Swap 0\.5 BTC:bitcoin through simpleswap\? \[y/N\]")
    assert box.control.creates() == before
    process.sendline("y")
    process.expect("SEND")
    code, rest = ended(process)
    assert code == 8
    order = box.control.orders()[-1]
    assert order["address_from"] in rest
    assert f"order  {order['id']}" in " ".join(rest.split()) or order["id"] in rest


def test_a_no_creates_nothing(terminal, home, box):
    before = box.control.creates()
    process = terminal("swap", "BTC", "USDT:tron", "-a", "0.5", "--to", TO, "--refund-to", REFUND)
    process.expect(r"\[y/N\]")
    process.sendline("")
    code, rest = ended(process)
    assert code == 4
    assert "not confirmed" in rest
    assert box.control.creates() == before


def test_ctrl_c_at_the_question_creates_nothing(terminal, home, box):
    before = box.control.creates()
    process = terminal("swap", "BTC", "USDT:tron", "-a", "0.5", "--to", TO, "--refund-to", REFUND)
    process.expect(r"\[y/N\]")
    process.sendintr()
    code, rest = ended(process)
    assert code == 130
    assert "interrupted; nothing was created" in rest
    assert box.control.creates() == before


def test_a_memo_and_a_refund_address_are_asked_for(terminal, home, box):
    process = terminal("swap", "BTC", "XRP:ripple", "-a", "0.05", "--to", TAGGED, "--no-watch")
    process.expect("destination tag of")
    process.sendline("12345")
    process.expect("refund address on bitcoin")
    process.sendline(REFUND)
    process.expect("memo 12345")
    process.expect(r"\[y/N\]")
    process.sendline("y")
    assert ended(process)[0] == 8
    order = box.control.orders()[-1]
    assert (order["extra_to"], order["refund_address"]) == ("12345", REFUND)


def test_while_it_waits_a_line_says_where_it_stands(terminal, home, box):
    process = terminal("swap", "BTC", "USDT:tron", "-a", "0.5", "--to", TO, "--refund-to", REFUND, "--yes")
    process.expect("awaiting deposit .*Ctrl-C loses nothing")
    process.sendintr()
    code, rest = ended(process)
    assert code == 130
    assert rest.split()[-3:] == [box.control.orders()[-1]["id"], "at", "simpleswap"]


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_without_a_terminal_nothing_is_asked_and_the_option_is_named(cli, home, box, more):
    run = cli("swap", "BTC", "USDT:tron", "-a", "0.5", "--to", TO, "--refund-to", REFUND, *more, code=2)
    assert "--yes" in (run.document["error"]["hint"] if more else run.err)
    assert box.control.calls() == []


@pytest.mark.parametrize("option", ["--memo", "--no-memo"])
def test_without_a_terminal_a_memo_must_be_said_or_ruled_out(cli, home, box, option):
    words = ("swap", "BTC", "XRP:ripple", "-a", "0.05", "--to", TAGGED, "--refund-to", REFUND, "--yes", "--json")
    refused = cli(*words, code=3).document["error"]
    assert refused["code"] == "memo_required"
    assert option in refused["hint"]
    assert box.control.calls() == []
    said = ("--memo", "12345") if option == "--memo" else ("--no-memo",)
    swap = cli(*words, *said, "--no-watch", code=8).document["swap"]
    assert swap["receive"]["memo"] == (said[1] if len(said) > 1 else None)


def test_the_refund_address_may_need_a_memo_too(cli, home, box):
    words = ("swap", "XRP:ripple", "USDT:tron", "-a", "900", "--to", TO, "--refund-to", TAGGED, "--yes", "--json")
    refused = cli(*words, code=3).document["error"]
    assert "--refund-memo" in refused["hint"]
    assert "--no-refund-memo" in refused["hint"]
    assert cli(*words, "--no-refund-memo", "--no-watch", code=8).document["swap"]["refund"]["memo"] is None


def test_a_memo_said_and_ruled_out_is_a_contradiction(cli, home):
    words = ("swap", "BTC", "XRP:ripple", "-a", "0.05", "--to", TAGGED, "--yes", "--json")
    assert cli(*words, "--memo", "1", "--no-memo", code=2).document["error"]["code"] == "usage"
