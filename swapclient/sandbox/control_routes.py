"""``/_sandbox/...``: the control over HTTP, for programs that run elsewhere. GET tells, POST (JSON object) does."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import InvalidOperation
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from swapclient.errors import SwapClientError
from swapclient.sandbox.control import Control
from swapclient.sandbox.scenarios import SCENARIOS

__all__ = ["PREFIX", "control_routes"]

PREFIX = "/_sandbox"


def control_routes(control: Control) -> list[BaseRoute]:
    """Every control route."""
    return [
        _route("POST", "deposit", lambda body: control.deposit(body.get("id"), body.get("amount"))),
        _route("POST", "pay", lambda body: control.pay(body["address"], body["amount"], body.get("memo", ""))),
        _route("POST", "scenario", lambda body: _scenario(control, body)),
        _route("POST", "advance", lambda body: {"now": control.advance(float(body["seconds"]))}),
        _route("POST", "market", _doing(control.market, "symbol", "factor", "only")),
        _route("POST", "age", _doing(control.age, "seconds", "only")),
        _route("POST", "rate", _doing(control.rate, "factor", "provider")),
        _route("GET", "orders", lambda _: {"creates": control.creates(), "orders": control.orders()}),
        _route("GET", "calls", lambda _: {"calls": control.calls()}),
        _route("GET", "scenarios", lambda _: {name: scenario.about for name, scenario in SCENARIOS.items()}),
    ]


def _scenario(control: Control, body: dict[str, Any]) -> dict[str, Any]:
    control.scenario(body.pop("name", ""), **body)
    return {"ok": True}


def _doing(act: Callable[..., None], *names: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """A route that takes these fields and has nothing to tell; the last one may be left out."""

    def done(body: dict[str, Any]) -> dict[str, Any]:
        act(*(body[name] for name in names[:-1]), body.get(names[-1]))
        return {"ok": True}

    return done


def _route(method: str, name: str, act: Callable[[dict[str, Any]], dict[str, Any]]) -> Route:
    async def endpoint(request: Request) -> JSONResponse:
        try:
            body = json.loads(await request.body() or b"{}")
            return JSONResponse(act(body))
        except SwapClientError as error:
            return JSONResponse({"error": error.message, "hint": error.hint}, 400)
        except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation) as error:
            return JSONResponse({"error": f"not understood: {error!r}", "hint": "send a JSON object"}, 400)

    return Route(f"{PREFIX}/{name}", endpoint, methods=[method])
