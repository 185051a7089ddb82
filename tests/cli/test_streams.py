"""Streams that are closed, full or read by nobody: a clear word, never a bug, and nothing created unseen."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import REFUND, TO

PROGRAM = f"{shlex.quote(sys.executable)} -m swapclient.cli"
SWAP = f"swap BTC USDT:tron -a 0.5 --to {TO} --refund-to {REFUND} --yes --no-watch"
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


BUFFERED = {"PYTHONUNBUFFERED": ""}
"""As a user's program runs: a full stream complains late."""


def shell(line):
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        capture_output=True,
        text=True,
        env={**os.environ, **BUFFERED},
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "a bug" not in done.stderr
    return done


@full
@pytest.mark.parametrize("line", ["orders", "orders --json", "--help", "--version", "show nothing --json", SWAP])
def test_a_stdout_without_room_is_said_and_nothing_is_created(home, box, line):
    before = box.control.creates()
    done = shell(f"{PROGRAM} {line} > /dev/full")
    assert done.returncode == 2
    assert "the answer cannot be written: No space left" in done.stderr
    assert box.control.creates() == before


@pytest.mark.parametrize("line", ["orders --json", "--version", SWAP])
def test_a_closed_stdout_is_said_before_anything_is_done(home, box, line):
    before = box.control.creates()
    done = shell(f"{PROGRAM} {line} >&-")
    assert (done.returncode, box.control.creates()) == (2, before)
    assert "stdout is closed" in done.stderr


@full
def test_a_full_stdout_after_the_order_exists_is_not_told_as_nothing(home, box):
    """In JSON the one document comes at the end, when the order is made."""
    before = box.control.creates()
    done = shell(f"{PROGRAM} {SWAP} --json > /dev/full")
    assert (done.returncode, box.control.creates()) == (8, before + 1)
    assert box.control.orders()[-1]["id"] in done.stderr.splitlines()[-1]


@full
@pytest.mark.parametrize("nowhere", ["2>&-", "2>/dev/full", "<&- 2>&-"])
def test_whoever_cannot_hear_the_talk_still_gets_the_order_and_the_document(home, box, nowhere):
    before = box.control.creates()
    done = shell(f"{PROGRAM} {SWAP} --json {nowhere}")
    assert (done.returncode, box.control.creates()) == (8, before + 1)
    assert box.control.orders()[-1]["id"] in done.stdout


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("line", ["networks", "networks --json", "--help"])
def test_a_reader_that_leaves_is_no_mistake(home, line, unbuffered):
    done = shell(f"PYTHONUNBUFFERED={unbuffered} {PROGRAM} {line} | true")
    assert done.returncode in {0, 141}
    assert done.stderr == ""
