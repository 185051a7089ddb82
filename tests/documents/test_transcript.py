"""The README's transcript is what the demo prints: only ids, amounts, times, addresses and the code may differ.

``pytest tests/documents -k transcript --bless`` puts a new one in its place, played at the demo's own pace.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(r"(?<=<!-- transcript: demo -->\n```text\n).*?(?=```)", re.DOTALL)
MINE = ("SWAPCLIENT_", "_SWAPCLIENT_COMPLETE", "NO_COLOR")
FASTER = (
    "import sys; from swapclient.cli import showing; from swapclient.cli.boundary import run;"
    "showing._SPEED, showing._INTERVAL = 1000.0, 0.01; sys.exit(run(['demo']))"
)


@pytest.fixture
def demo(tmp_path):
    """Run the demo in a home of its own; both streams together, as a terminal has them."""

    def play(*program):
        environ = {name: value for name, value in os.environ.items() if not name.startswith(MINE)}
        environ |= {name: str(tmp_path / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
        environ |= {"HOME": str(tmp_path), "SWAPCLIENT_DEADLINE": "120"}
        done = subprocess.run(
            [sys.executable, *program], env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True
        )
        return done.stdout.decode().replace(str(tmp_path / "XDG_DATA_HOME"), "~/.local/share")

    return play


def is_code(line):
    """A row of the QR code."""
    return len(line) > 20 and set(line) <= set(" ▀▄█")


def followed(line):
    """A change on the way, which a quick demo may skip."""
    return "BTC -> USDT" in line and "finished" not in line


def shape(line):
    """The line without what differs from run to run."""
    line = re.sub(r"(?<=to compare  ).*", "#", line)
    line = re.sub(r"\b(?=\w*\d)[\w.:-]*\w\b|\b[a-z2-7]{16}\b", "#", line)
    line = re.sub(r"\((?:# (?:h|min|s) ?)+left\)", "(# left)", line)
    return re.sub(r"\s{2,}", "  ", line.rstrip())


def test_the_transcript_is_what_the_demo_prints(demo, request):
    text = README.read_text(encoding="utf-8")
    if request.config.getoption("--bless"):
        text = BLOCK.sub(lambda _: demo("-m", "swapclient.cli", "demo"), text)
        README.write_text(text, encoding="utf-8")
    shown, printed = BLOCK.search(text)[0].splitlines(), demo("-c", FASTER).splitlines()
    for lines in (shown, printed):
        assert sum(map(is_code, lines)) == 19
    told = [
        Counter(shape(one) for one in lines if not is_code(one) and not followed(one)) for lines in (shown, printed)
    ]
    assert told[0] == told[1], "run it again with --bless"
    assert {shape(one) for one in printed if followed(one)} <= {shape(one) for one in shown if followed(one)}
    assert [one[0] for one in shown if re.match(r"\d\. ", one)] == ["1", "2", "3", "4", "5"]
