"""The validators of the JavaScript world, on node: installed for one run by npm, asked over pipes."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

PACKAGES = ("multicoin-address-validator@0.5.26", "@trustwallet/wallet-core@4.8.2")
_SCRIPT = Path(__file__).with_name("validators.cjs")


class Missing(Exception):
    """They cannot be asked here; the sentence says why."""


class Validators:
    """Both packages in one node process. `seconds` are node's own, without the pipe."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def keys(self, peer: str) -> frozenset[str]:
        """What it can be asked about."""
        return frozenset(cast("list[str]", self._answer({"peer": peer})))

    def ask(self, peer: str, rows: list[tuple[str, str]]) -> tuple[float, list[bool]]:
        """Seconds for all rows of key and text, and whether it says yes to each."""
        seconds, yes = cast("tuple[float, list[int]]", self._answer({"peer": peer, "rows": rows}))
        return seconds, [*map(bool, yes)]

    def _answer(self, question: dict[str, object]) -> object:
        pipe = cast("IO[str]", self._process.stdin)
        pipe.write(json.dumps(question) + "\n")
        pipe.flush()
        return json.loads(cast("IO[str]", self._process.stdout).readline())


@contextmanager
def validators() -> Iterator[Validators]:
    """Installs and starts them; Missing where node, npm or the packages cannot be had."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise Missing("node and npm are not here")
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "package.json").write_text('{"private": true}')
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES]
        if subprocess.run(command, cwd=here, check=False, capture_output=True).returncode:
            raise Missing("npm could not install them")
        shutil.copy(_SCRIPT, here)
        with subprocess.Popen(
            [node, str(here / _SCRIPT.name)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=here,
        ) as process:
            if cast("IO[str]", process.stdout).readline().strip() != "ready":
                raise Missing("node could not load them")
            yield Validators(process)
            cast("IO[str]", process.stdin).close()
