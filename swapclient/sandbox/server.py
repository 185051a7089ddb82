"""The server: a socket bound beforehand, uvicorn on it, and an end without loose ends."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

from uvicorn import Config, Server

from swapclient.sandbox.application import application
from swapclient.sandbox.engine import Engine

__all__ = ["SandboxServer", "run"]

_GRACE = 2
"""Seconds that requests under way get when the server ends."""


class SandboxServer(Server):
    """Says when it is started, and ends hanging answers when it stops."""

    def __init__(self, engine: Engine, on_started: Callable[[], None]) -> None:
        self._closing = asyncio.Event()
        self._on_started = on_started
        super().__init__(
            Config(
                application(engine, self._closing),
                http="h11",
                ws="none",
                lifespan="off",
                loop="asyncio",
                log_config=None,
                log_level="critical",
                access_log=False,
                date_header=False,
                server_header=False,
                timeout_graceful_shutdown=_GRACE,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so."""
        await super().startup(sockets)
        self._on_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let what hangs go, then stop."""
        self._closing.set()
        await super().shutdown(sockets)


def run(server: SandboxServer, listener: socket.socket) -> None:
    """Serve in this thread until ``server.should_exit``, or in the main thread until interrupted."""
    asyncio.run(server.serve([listener]))
