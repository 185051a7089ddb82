"""The program run in this process through its one boundary, against a sandbox on a real socket."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest

from swapclient import SwapClient
from swapclient.cli.boundary import run
from swapclient.cli.schema import schema_text
from swapclient.domain.swaps import Swap
from swapclient.quoting.policy import Policy
from swapclient.sandbox import Box
from tests.cli.clocks import Hurried

TO = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
REFUND = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
SCHEMA = json.loads(schema_text())
_NUMBERS = count()
_OURS = ("SWAPCLIENT_", "SIMPLESWAP_", "EXOLIX_", "CHANGENOW_", "STEALTHEX_", "_SWAPCLIENT_COMPLETE")


class Run(NamedTuple):
    """What one run left behind."""

    code: int
    out: str
    err: str

    @property
    def documents(self) -> list[dict[str, Any]]:
        """The JSON documents on stdout, each one checked against the published schema."""
        return [valid(json.loads(line)) for line in self.out.splitlines()]

    @property
    def document(self) -> dict[str, Any]:
        """The one document."""
        (only,) = self.documents
        return only


def valid(document: dict[str, Any]) -> dict[str, Any]:
    """The document, if the schema knows it whole: the schema lets fields be added, so unknown ones are looked for."""
    jsonschema.validate(document, SCHEMA)
    assert set(document) <= set(SCHEMA["properties"]), f"not in the schema: {set(document) - set(SCHEMA['properties'])}"
    return document


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Box]:
    """A sandbox for the tests of one module; each test has a key, and so orders, of its own."""
    with Box(tmp_path_factory.mktemp("sandbox") / "ledger.db") as box:
        yield box


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment that knows no provider's key, with folders of its own."""
    for name in [name for name in os.environ if name.startswith(_OURS)]:
        monkeypatch.delenv(name)
    for name in ("NO_COLOR", "SWAPCLIENT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SWAPCLIENT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("SWAPCLIENT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


@pytest.fixture
def home(box: Box, bare: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with SimpleSwap played by the sandbox under a key of this test's own; other providers are off."""
    for name in ("EXOLIX", "CHANGENOW", "STEALTHEX", "NEAR", "CHAINFLIP", "THORCHAIN"):
        monkeypatch.setenv(f"{name}_OFF", "1")
    environ = box.environ | {"SIMPLESWAP_API_KEY": f"sandbox-{os.getpid()}-{next(_NUMBERS)}"}
    for name in ("SIMPLESWAP_API_URL", "SIMPLESWAP_API_KEY", "SWAPCLIENT_MARKET_URL"):
        monkeypatch.setenv(name, environ[name])
    box.control.scenario("happy")
    box.control.forget_calls()
    return bare


@pytest.fixture
def cli(bare: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Run the program in this process; ``code`` is the exit code that must come."""

    def call(*argv: str, code: int | None = 0) -> Run:
        capsys.readouterr()
        left = run(argv)
        said = capsys.readouterr()
        assert code is None or left == code, f"exit {left}\n{said.out}\n{said.err}"
        return Run(left, said.out, said.err)

    return call


@pytest.fixture
def hurried(box: Box, monkeypatch: pytest.MonkeyPatch) -> Hurried:
    """Commands of this test wait on a clock that puts the sandbox's ahead."""
    clock = Hurried(box)
    monkeypatch.setattr("swapclient.wiring.SystemClock", lambda: clock)
    return clock


@pytest.fixture
def start(bare: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start the program as a process of its own, with this test's environment."""
    started: list[subprocess.Popen[str]] = []

    def call(*argv: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "swapclient.cli", *argv],
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        started.append(process)
        return process

    yield call
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.fixture
def place(home: Path) -> Callable[..., Swap]:
    """Place a swap through the library."""

    def call(give: str = "BTC", get: str = "USDT:tron", amount: str = "0.5", **terms: Any) -> Swap:
        wanted: dict[str, Any] = {"to": TO, "refund_to": REFUND, "policy": Policy(any_price=True, accept_depeg=True)}
        with SwapClient(provider="simpleswap") as client:
            return client.swap(give, get, amount, **wanted | terms)

    return call
