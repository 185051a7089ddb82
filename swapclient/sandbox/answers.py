"""What a provider is asked and what it answers, before anything is done to it on the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from swapclient.sandbox.engine import Engine
from swapclient.sandbox.faults import respond
from swapclient.sandbox.order import Order
from swapclient.sandbox.refusal import Refusal
from swapclient.sandbox.wording import written

__all__ = ["Answer", "Ask", "Door"]


class Ask(NamedTuple):
    """One request: ``path`` holds the parameters of the route, ``body`` the JSON object of a POST or {}."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Mapping[str, Any]


class Answer(NamedTuple):
    """A status and a JSON document; the order it is about, where there is one."""

    status: int
    document: Any
    order: Order | None = None


class Door:
    """Makes routes of one provider: reads the request, runs the handler, applies the fault that waits for it."""

    def __init__(self, engine: Engine, provider: str, refused: Callable[[Refusal], Answer]) -> None:
        self._engine = engine
        self._provider = provider
        self._refused = refused

    def route(
        self, method: str, path: str, kind: str | Callable[[bytes], str], handler: Callable[[Ask], Answer]
    ) -> Route:
        """A route whose requests are of a kind that scenarios can wait for; the body may decide which."""

        async def endpoint(request: Request) -> Response:
            about = request.query_params
            order = request.path_params.get("order") or about.get("id") or about.get("depositAddress")
            said = kind if isinstance(kind, str) else kind(await request.body())
            rule = self._engine.script.fault(self._provider, said, order)
            if rule is not None and not rule.accepts:
                return await respond(request, rule, None)
            answer = await self._answer(request, handler)
            if rule is None:
                return Response(written(answer.document), answer.status, media_type="application/json")
            return await respond(request, rule, answer)

        return Route(path, endpoint, methods=[method])

    async def _answer(self, request: Request, handler: Callable[[Ask], Answer]) -> Answer:
        try:
            body = _object(await request.body())
            return handler(Ask(request.path_params, request.query_params, request.headers, body))
        except Refusal as refusal:
            return self._refused(refusal)


def _object(body: bytes) -> Mapping[str, Any]:
    if not body:
        return {}
    try:
        read = json.loads(body, parse_float=str)
    except ValueError:
        raise Refusal("invalid", "the body is not JSON") from None
    if not isinstance(read, dict):
        raise Refusal("invalid", "the body should be an object")
    return read
