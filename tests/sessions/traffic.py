"""The wire of a session: recorded from the sandbox once, played back ever after without any socket."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from typing import Any

import httpx

_KEPT = ("content-type", "retry-after", "location")


class Traffic:
    """Stands in for httpx's transport. With ``calls`` it plays them back, else it records what the real one brings.

    Requests that run at once may overtake each other, so answers are found by method, path, query and body, each in
    the order recorded. A request nobody recorded fails the test: the program has begun to ask something else.
    """

    def __init__(self, calls: list[dict[str, Any]] | None = None) -> None:
        self.calls: list[dict[str, Any]] = []
        self.unexpected: list[str] = []
        self._waiting: dict[str, deque[dict[str, Any]]] | None = None
        if calls is not None:
            self._waiting = defaultdict(deque)
            for call in calls:
                self._waiting[_name(call["request"])].append(call["answer"])
        self._real = httpx.AsyncHTTPTransport.handle_async_request

    def install(self, patch) -> None:
        async def handle(transport, request):
            return await self._handle(transport, request)

        patch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", handle)

    def left_over(self) -> list[str]:
        """Recorded requests that were not made."""
        return [name for name, answers in (self._waiting or {}).items() for _ in answers]

    async def _handle(self, transport, request: httpx.Request) -> httpx.Response:
        asked = {
            "method": request.method,
            "path": request.url.path,
            "query": request.url.query.decode(),
            "body": (await request.aread()).decode(),
        }
        trace = request.extensions.get("trace")
        if self._waiting is None:
            answer = await self._record(transport, request)
            self.calls.append({"request": asked, "answer": answer})
        else:
            answers = self._waiting.get(_name(asked))
            if not answers:
                self.unexpected.append(_name(asked))
                raise AssertionError(f"nobody recorded {_name(asked)}")
            answer = answers.popleft()
        if trace:
            await trace("connection.connect_tcp.started", {})
            await trace("http11.send_request_headers.started", {})
        if "raises" in answer:
            raise getattr(httpx, answer["raises"])("recorded", request=request)
        stream = httpx.ByteStream(answer["body"].encode("utf-8", "surrogateescape"))
        return httpx.Response(answer["status"], headers=answer["headers"], stream=stream)

    async def _record(self, transport, request: httpx.Request) -> dict[str, Any]:
        try:
            response = await self._real(transport, request)
            body = await response.aread()
        except httpx.TransportError as error:
            return {"raises": type(error).__name__}
        await response.aclose()
        headers = {name: response.headers[name] for name in _KEPT if name in response.headers}
        return {
            "status": response.status_code,
            "headers": headers,
            "body": response.content.decode("utf-8", "surrogateescape") if body is not None else "",
        }


def _name(asked: dict[str, str]) -> str:
    return json.dumps(asked, sort_keys=True)
