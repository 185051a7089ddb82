"""On a real terminal (a pseudo one): colour where it is wanted, a code that fits or a word about it."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pexpect
import pytest

PROGRAM = str(Path(sys.executable).with_name("swapclient"))


@pytest.fixture
def terminal(home):
    """Run the program on a terminal of so many columns; what it printed, both streams as they came."""

    def call(*argv, columns=120, **environ):
        env = {**os.environ, "TERM": "xterm-256color", **environ}
        for size in ("COLUMNS", "LINES"):
            env.pop(size, None)
        story = f'stty cols {columns} rows 60; exec "{PROGRAM}" {" ".join(argv)}'
        run = {"timeout": None, "withexitstatus": True, "encoding": "utf-8"}
        said, code = pexpect.run(f"sh -c {shlex.quote(story)}", env=env, **run)
        assert code == 0, said
        return said

    return call


def test_the_code_is_painted_black_on_white_whatever_the_theme(terminal, place):
    swap = place()
    said = terminal("show", swap.swap_id)
    assert "\x1b[38;5;231;48;5;231m" in said
    assert f"\x1b[1m{swap.deposit_address}" in said


def test_no_color_is_respected(terminal, place):
    assert "\x1b" not in terminal("show", place().swap_id, NO_COLOR="1")


def test_a_code_that_does_not_fit_is_not_broken_and_the_address_still_stands_whole(terminal, place):
    swap = place()
    said = terminal("qr", swap.swap_id, columns=30)
    assert "columns" in said
    assert "--png" in said
    assert "▀" not in said
    assert swap.deposit_address in said
