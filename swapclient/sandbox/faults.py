"""What can happen to an answer between the provider and us."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from swapclient.sandbox.cuts import CutResponse, NoResponse
from swapclient.sandbox.document import hits, leaves, put
from swapclient.sandbox.scenarios import Rule
from swapclient.sandbox.wording import deeply_nested, doubled, huge_number, poisoned, written

if TYPE_CHECKING:
    from swapclient.sandbox.answers import Answer

__all__ = ["respond"]

_PAGE = "<!doctype html><title>One moment</title><p>Checking your browser before you go on."
_JSON = "application/json"


async def respond(request: Request, rule: Rule, answer: Answer | None) -> Response:
    """The response a fault makes of an answer; None is a request that was not carried out."""
    if rule.scenario in _WAITS:
        return await _WAITS[rule.scenario](request, rule, answer)
    return _CHANGES[rule.scenario](rule, answer)


def _json(answer: Answer, text: str | None = None, status: int | None = None) -> Response:
    return Response(written(answer.document) if text is None else text, status or answer.status, media_type=_JSON)


def _failed(_rule: Rule, _answer: Answer | None) -> Response:
    return Response(written({"message": "Internal server error"}), 500, media_type=_JSON)


def _down(_rule: Rule, _answer: Answer | None) -> Response:
    return Response(written({"message": "Service is under maintenance"}), 503, media_type=_JSON)


def _too_many(rule: Rule, _answer: Answer | None) -> Response:
    headers = {"retry-after": str(rule.options.get("retry_after", 1))}
    return Response(written({"message": "Too many requests"}), 429, headers, _JSON)


def _null_field(rule: Rule, answer: Answer | None) -> Response:
    if answer is None:
        return _failed(rule, None)
    field, deposit = rule.options.get("field"), answer.order.address_from if answer.order else None
    chosen = [path for path, value in leaves(answer.document) if (hits(path, field) if field else value == deposit)]
    return _json(answer, written(put(answer.document, dict.fromkeys(chosen))))


def _cut(_rule: Rule, answer: Answer | None) -> Response:
    body = written(answer.document if answer else {"message": "cut"}).encode()
    return CutResponse(body, keep=len(body) // 2, status=answer.status if answer else 200)


def _dropped(_rule: Rule, _answer: Answer | None) -> Response:
    return NoResponse()


def _mislabelled(rule: Rule, answer: Answer | None) -> Response:
    return _failed(rule, None) if answer is None else HTMLResponse(written(answer.document), answer.status)


def _page(_rule: Rule, _answer: Answer | None) -> Response:
    return HTMLResponse(_PAGE)


def _null(_rule: Rule, answer: Answer | None) -> Response:
    return Response("null", answer.status if answer else 200, media_type=_JSON)


def _redirect(rule: Rule, _answer: Answer | None) -> Response:
    return Response(status_code=302, headers={"location": rule.options.get("to", "https://elsewhere.invalid/v3")})


def _bomb(rule: Rule, _answer: Answer | None) -> Response:
    return Response(
        _packed(int(rule.options.get("megabytes", 64))), headers={"content-encoding": "gzip"}, media_type=_JSON
    )


@cache
def _packed(megabytes: int) -> bytes:
    return gzip.compress(b'{"result":"' + b"0" * (megabytes << 20) + b'"}', compresslevel=1)


def _wording(write: Callable[[Any, Rule, Answer], str]) -> Callable[[Rule, Answer | None], Response]:
    """A fault that only words the answer differently."""

    def change(rule: Rule, answer: Answer | None) -> Response:
        return _failed(rule, None) if answer is None else _json(answer, write(answer.document, rule, answer))

    return change


def _double(document: Any, rule: Rule, answer: Answer) -> str:
    deposit = answer.order.address_from if answer.order else None
    return doubled(document, rule.options.get("field"), deposit, rule.options.get("value", "the second"))


async def _endless(request: Request, _rule: Rule, _answer: Answer | None) -> Response:
    async def body() -> AsyncIterator[bytes]:
        yield b'{"result":"'
        while not request.app.state.closing.is_set():
            yield b"0" * 65_536
            await asyncio.sleep(0)  # sending to a client that has left waits for nothing: let its leaving be noticed

    return StreamingResponse(body(), media_type=_JSON)


async def _dribble(request: Request, rule: Rule, _answer: Answer | None) -> Response:
    async def body() -> AsyncIterator[bytes]:
        yield b'{"result":"'
        while not request.app.state.closing.is_set():
            yield b"0"
            with suppress(TimeoutError):
                await asyncio.wait_for(request.app.state.closing.wait(), float(rule.options.get("seconds", 0.2)))

    return StreamingResponse(body(), media_type=_JSON)


async def _slow(request: Request, rule: Rule, answer: Answer | None) -> Response:
    await _pause(request, float(rule.options.get("seconds", 2)))
    return _failed(rule, None) if answer is None else _json(answer)


async def _hang(request: Request, rule: Rule, answer: Answer | None) -> Response:
    await _pause(request, float(rule.options.get("seconds", 3600)))
    return CutResponse(written(answer.document if answer else None).encode(), keep=0, status=500)


async def _pause(request: Request, seconds: float) -> None:
    """Real seconds; shorter when the client leaves or the server closes."""
    waits = [asyncio.ensure_future(request.receive()), asyncio.ensure_future(request.app.state.closing.wait())]
    _, pending = await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for wait in pending:
        wait.cancel()
    await asyncio.gather(*pending, return_exceptions=True)


_WAITS: dict[str, Callable[[Request, Rule, Answer | None], Awaitable[Response]]] = {
    "endless_body": _endless,
    "slow": _slow,
    "slow_loris": _dribble,
    "hang_after_accept": _hang,
}
_CHANGES: dict[str, Callable[[Rule, Answer | None], Response]] = {
    "error_500_after_accept": _failed,
    "created_201_null_field": _null_field,
    "cut_body": _cut,
    "dropped_after_accept": _dropped,
    "wrong_content_type": _mislabelled,
    "rate_limited_429": _too_many,
    "maintenance": _down,
    "html_200": _page,
    "null_body": _null,
    "gzip_bomb": _bomb,
    "redirect_elsewhere": _redirect,
    "duplicate_keys": _wording(_double),
    "huge_number": _wording(
        lambda document, rule, _: huge_number(
            document, rule.options.get("field"), int(rule.options.get("digits", 10_000))
        )
    ),
    "deep_nesting": _wording(
        lambda document, rule, _: deeply_nested(document, int(rule.options.get("depth", 100_000)))
    ),
    "control_characters": _wording(lambda document, rule, _: poisoned(document, rule.options.get("field"))),
}
