"""Starting the sandbox: in this process beside the program (``Box``) or as the program itself (``serve``).

Web server and framework are imported when it starts, not before: most commands never need them.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from swapclient.errors import ConfigError

if TYPE_CHECKING:
    from swapclient.sandbox.control import Control
    from swapclient.sandbox.engine import Engine
    from swapclient.sandbox.server import SandboxServer

__all__ = ["KEY", "Box", "environ", "serve"]

KEY = "sandbox-key"
SIGNING_KEY = "ed25519:7TLx3E5RL8VjqX9XDTcNvmKQzuZ7SX7uV4TQiL12GzLJ"
"""The public half of what its 1Click signs quotes with. The other half is derived in ``near.signing``: no secret."""
_START_SECONDS = 60


class Box:
    """A sandbox in a thread of this process, on loopback, from ``start`` (or ``with``) to ``close``."""

    url: str
    control: Control

    def __init__(
        self,
        path: Path,
        *,
        speed: float = 1.0,
        seed: int = 0,
        port: int = 0,
        deposits_by_itself: float | None = None,
        real: Callable[[], float] = time.time,
    ) -> None:
        self._port = port
        self._build = partial(
            _build, path, self._ready, speed=speed, seed=seed, deposits_by_itself=deposits_by_itself, real=real
        )

    @property
    def environ(self) -> dict[str, str]:
        """What makes the program speak to this sandbox."""
        return environ(self.url)

    def start(self) -> Self:
        """Listen; returns when requests are answered.

        Raises:
            ConfigError: the port is taken, or the ledger cannot be opened.
        """
        self._started = Event()
        self._listener, self.url = _bind("127.0.0.1", self._port)
        try:
            self._engine, self._server, self.control = self._build()
        except BaseException:
            self._listener.close()
            raise
        self._thread = Thread(target=self._run, name="sandbox", daemon=True)
        self._thread.start()
        if not self._started.wait(_START_SECONDS) or not self._server.started:
            raise ConfigError("the sandbox did not start", code="sandbox_failed")
        return self

    def close(self) -> None:
        """Stop, and wait until it has stopped."""
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()
        self._engine.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ready(self) -> None:
        self._started.set()

    def _run(self) -> None:
        from swapclient.sandbox.server import run  # noqa: PLC0415 - the server costs 0.2 s, only who starts it pays

        try:
            run(self._server, self._listener)
        finally:
            self._started.set()


def serve(
    path: Path,
    host: str = "127.0.0.1",
    port: int = 8099,
    *,
    speed: float = 1.0,
    seed: int = 0,
    deposits_by_itself: float | None = None,
    scenario: str | None = None,
    on_started: Callable[[str, dict[str, str]], None] | None = None,
) -> None:
    """Serve in this thread until interrupted.

    ``scenario`` is met by every order or request. ``on_started`` is told the URL and the environment of clients.

    Raises:
        ConfigError: the port is taken, or the ledger cannot be opened.
        KeyboardInterrupt: as usual.
    """
    from swapclient.sandbox.server import run  # noqa: PLC0415 - as above

    listener, url = _bind(host, port)
    with listener:
        engine, server, control = _build(
            path,
            lambda: on_started(url, environ(url)) if on_started else None,
            speed=speed,
            seed=seed,
            deposits_by_itself=deposits_by_itself,
            real=time.time,
        )
        try:
            if scenario:
                control.scenario(scenario, times=None)
            run(server, listener)
        finally:
            engine.close()


def environ(url: str) -> dict[str, str]:
    """Addresses and keys of every provider the sandbox speaks for."""
    return {
        "SIMPLESWAP_API_URL": f"{url}/v3",
        "SIMPLESWAP_API_KEY": KEY,
        "EXOLIX_API_URL": f"{url}/exolix/api/v2",
        "NEAR_API_URL": f"{url}/near/v0",
        "NEAR_SIGNING_KEY": SIGNING_KEY,
        "CHAINFLIP_API_URL": f"{url}/chainflip",
        "THORCHAIN_API_URL": f"{url}/thorchain",
        "CHANGENOW_API_URL": f"{url}/changenow/v2",
        "CHANGENOW_API_KEY": KEY,
        "STEALTHEX_API_URL": f"{url}/stealthex/v4",
        "STEALTHEX_API_KEY": KEY,
        "SWAPCLIENT_MARKET_URL": f"{url}/markets",
    }


def _bind(host: str, port: int) -> tuple[socket.socket, str]:
    """A listening socket and its URL: taken before anything else is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's delay (40 ms an answer) off only where the protocol is named
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise ConfigError(
            f"the sandbox cannot listen on {host} port {port}: {error.strerror}",
            hint="another one may be running; choose another port (0 takes any free one)",
            code="port_taken",
            port=port,
        ) from error
    listener.setblocking(False)
    name = f"[{host}]" if ":" in host else host
    return listener, f"http://{name}:{listener.getsockname()[1]}"


def _build(
    path: Path,
    on_started: Callable[[], None],
    *,
    speed: float,
    seed: int,
    deposits_by_itself: float | None,
    real: Callable[[], float],
) -> tuple[Engine, SandboxServer, Control]:
    from swapclient.sandbox.control import Control  # noqa: PLC0415 - as above
    from swapclient.sandbox.engine import Engine  # noqa: PLC0415
    from swapclient.sandbox.server import SandboxServer  # noqa: PLC0415

    engine = Engine(path, speed=speed, seed=seed, deposits_by_itself=deposits_by_itself, real=real)
    return engine, SandboxServer(engine, on_started), Control(engine)
