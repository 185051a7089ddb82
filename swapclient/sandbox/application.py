"""The web application: providers, public markets and the control; requests are counted, and dated by our clock."""

from __future__ import annotations

import asyncio
from email.utils import formatdate
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from swapclient.sandbox import chainflip, changenow, exolix, markets, near, simpleswap, stealthex, thorchain
from swapclient.sandbox.control import Control
from swapclient.sandbox.control_routes import PREFIX, control_routes
from swapclient.sandbox.engine import Engine

__all__ = ["application"]

_PROVIDERS = (simpleswap, exolix, near, chainflip, changenow, stealthex, thorchain, markets)


def application(engine: Engine, closing: asyncio.Event) -> ASGIApp:
    """Everything the sandbox speaks. ``closing`` is set when the server goes: it ends what would never end."""
    routes = [route for provider in _PROVIDERS for route in provider.routes(engine)]
    app = Starlette(debug=True, routes=[*control_routes(Control(engine)), *routes])
    app.router.redirect_slashes = False
    app.state.closing = closing
    return _Counted(app, engine)


class _Counted:
    """Records each request to a provider (never a header: keys live there) and sets the date."""

    def __init__(self, app: ASGIApp, engine: Engine) -> None:
        self._app = app
        self._engine = engine

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        call: dict[str, Any] = {}
        if scope["type"] == "http" and not scope["path"].startswith(PREFIX):
            query = scope["query_string"].decode("ascii", "replace")
            call |= {"method": scope["method"], "path": scope["path"], "query": query, "status": None}
            self._engine.calls.append(call)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                call["status"] = message["status"]
                MutableHeaders(scope=message)["date"] = formatdate(self._engine.clock.now(), usegmt=True)
            await send(message)

        await self._app(scope, receive, sending)
