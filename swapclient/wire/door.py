"""The door to one provider: ``read`` asks again when it may, ``send`` asks exactly once.

A door belongs to one event loop. Nothing that comes through it is trusted: see ``reading`` for what an answer means.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import NamedTuple

import httpx
import msgspec

from swapclient.clock import Chance, Clock
from swapclient.errors import SwapClientError
from swapclient.wire.body import Broken, TooLarge, take_in
from swapclient.wire.budget import RateBudget, Urgency, budget_for
from swapclient.wire.departure import Departure
from swapclient.wire.origin import checked_base, checked_proxy, join, segment
from swapclient.wire.patience import Failure, asked_patience, header_date, persist
from swapclient.wire.redaction import guard_logs
from swapclient.wire.settings import Answer, DoorSettings
from swapclient.wire.transport import make_client, tls_context
from swapclient.wire.trouble import WIRE_ERRORS, Trouble

__all__ = ["Answer", "Door", "DoorSettings", "segment"]

_ASK_LATER = frozenset((408, 425, 429))


class _Clients(NamedTuple):
    kept: httpx.AsyncClient
    single: httpx.AsyncClient


class Door:
    """One provider's door.

    ``path`` starts with a slash and is made of :func:`segment` parts; ``body`` is encoded as JSON (decimals as text),
    or taken as it is where it is bytes, because some providers want a signature over the exact bytes.
    """

    def __init__(self, provider: str, settings: DoorSettings, *, clock: Clock, chance: Chance) -> None:
        self._base = checked_base(settings.base_url, provider=provider)
        if settings.proxy is not None:
            checked_proxy(settings.proxy, provider=provider)
        self._provider = provider
        self._settings = settings
        self._clock = clock
        self._chance = chance
        self._trouble = Trouble(provider, settings.hidden())
        self._clients: _Clients | None = None
        guard_logs(self._trouble.secrets)

    def __repr__(self) -> str:
        return f"<Door {self._provider} {self._base}>"

    async def read(
        self,
        path: str,
        params: Mapping[str, str] | None = None,
        *,
        body: object | None = None,
        fresh: bool = False,
        urgent: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask for something that creates nothing: GET, or POST where there is a body. Any 2xx or 4xx is an answer.

        ``fresh`` opens a new connection and goes past caches. ``urgent`` puts reads of orders before price questions
        when the rate budget is short.

        Raises:
            RateLimited: asked too often; ``context["retry_after"]`` in seconds where it was said.
            Unreadable: too large, a redirect, or packed wrongly.
            Unavailable: anything else, after ``attempts`` within ``total_timeout``.
        """
        request = self._request("GET" if body is None else "POST", path, params, body, headers, fresh=fresh)
        deadline = self._clock.monotonic() + self._settings.total_timeout
        urgency = Urgency.ORDER if urgent or fresh else Urgency.ORDINARY

        async def attempt() -> Answer | Failure:
            return await self._attempt(request, urgency, deadline, fresh=fresh)

        try:
            async with asyncio.timeout(self._settings.total_timeout):
                made = await persist(
                    attempt,
                    attempts=self._settings.attempts,
                    clock=self._clock,
                    chance=self._chance,
                    deadline=deadline,
                )
        except TimeoutError as late:
            made = Failure(self._trouble.unavailable(self._trouble.cause(late)), again=False)
        if isinstance(made, Failure):
            raise made.error
        return made

    async def send(
        self,
        path: str,
        body: object,
        params: Mapping[str, str] | None = None,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """POST something that may create: exactly once, over a new connection. Any complete answer is returned.

        A 5xx, too, is an answer: whether something was created then is the adapter's question.

        Raises:
            NotSent: certainly nothing left: no name, no connection, no TLS, no turn in the rate budget, or too late for
                ``leave_within``.
            OutcomeUnknown: anything else, a redirect and a cut or oversized answer included.
        """
        request = self._request("POST", path, params, body, headers, fresh=True)
        total = self._settings.total_timeout
        started = self._clock.monotonic()
        if not await self._budget().take(Urgency.CREATE, patience=total):
            raise self._trouble.not_sent("our own rate budget leaves no room for it")
        left = max(total - (self._clock.monotonic() - started), 0.0)
        made = await self._once(request, left)
        if isinstance(made, SwapClientError):
            raise made
        return made

    async def close(self) -> None:
        """Let go of every connection. The door may be used again."""
        clients, self._clients = self._clients, None
        for client in clients or ():
            await client.aclose()

    async def _once(self, request: httpx.Request, seconds: float) -> Answer | SwapClientError:
        """The request's one journey; what may not be called "not sent" is called unknown."""
        trouble, departure = self._trouble, Departure(bound=True)
        try:
            async with asyncio.timeout(seconds):
                answer = await self._exchange(self._opened().single, request, departure)
        except WIRE_ERRORS as error:
            cause = trouble.cause(error)
            refused = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.UnsupportedProtocol)
            safe = departure.certainly_not or (refused and not departure.may_have_left)
            return trouble.not_sent(cause) if safe else trouble.outcome_unknown(cause)
        except TooLarge:
            return trouble.outcome_unknown(f"the answer is larger than {self._settings.max_bytes} bytes")
        except Broken as broken:
            return trouble.outcome_unknown(str(broken))
        if _redirects(answer.status):
            return trouble.outcome_unknown("it redirects elsewhere", status=answer.status)
        return answer

    async def _attempt(
        self, request: httpx.Request, urgency: Urgency, deadline: float, *, fresh: bool
    ) -> Answer | Failure:
        """One try of a read."""
        trouble, budget = self._trouble, self._budget()
        if not await budget.take(urgency, patience=deadline - self._clock.monotonic()):
            return Failure(trouble.rate_limited(None), again=False)
        clients = self._opened()
        try:
            answer = await self._exchange(clients.single if fresh else clients.kept, request, Departure())
        except WIRE_ERRORS as error:
            # A timeout of the whole call is raised at its own place, in read.
            return Failure(trouble.unavailable(trouble.cause(error)), again=True)
        except TooLarge:
            return Failure(trouble.unreadable(f"larger than {self._settings.max_bytes} bytes"), again=False)
        except Broken as broken:
            return Failure(trouble.unreadable(str(broken)), again=False)
        return self._judged(answer, budget)

    def _judged(self, answer: Answer, budget: RateBudget) -> Answer | Failure:
        if _redirects(answer.status):
            return Failure(self._trouble.unreadable("it redirects elsewhere", status=answer.status), again=False)
        if answer.status in _ASK_LATER:
            budget.pause(answer.retry_after or 0.0)
            return Failure(self._trouble.rate_limited(answer.retry_after), again=True, asked=answer.retry_after)
        if answer.status >= httpx.codes.INTERNAL_SERVER_ERROR:
            return Failure(self._trouble.refusing(answer), again=True, asked=answer.retry_after)
        return answer

    async def _exchange(self, client: httpx.AsyncClient, request: httpx.Request, departure: Departure) -> Answer:
        request.extensions["trace"] = departure.trace
        try:
            response = await client.send(request, stream=True)
        except BaseException:
            await departure.hang_up()
            raise
        try:
            body = await take_in(response, self._settings.max_bytes)
        finally:
            await response.aclose()
        said = response.headers
        date = header_date(said.get("date"))
        return Answer(
            status=response.status_code,
            body=body,
            content_type=said.get("content-type", ""),
            date=date,
            retry_after=asked_patience(said.get("retry-after"), date or self._clock.now()),
        )

    def _request(
        self,
        method: str,
        path: str,
        params: Mapping[str, str] | None,
        body: object | None,
        headers: Mapping[str, str] | None,
        *,
        fresh: bool,
    ) -> httpx.Request:
        extra = dict(headers or {})
        if fresh:
            extra |= {"Cache-Control": "no-cache", "Pragma": "no-cache"}
        content = None
        if body is not None:
            content = body if isinstance(body, bytes) else msgspec.json.encode(body)
            extra.setdefault("Content-Type", "application/json")
        client = self._opened().single if fresh else self._opened().kept
        url = join(self._base, path)
        return client.build_request(
            method, url, params=dict(params) if params else None, content=content, headers=extra
        )

    def _opened(self) -> _Clients:
        if self._clients is None:
            tls = tls_context(self._base)
            self._clients = _Clients(
                kept=make_client(self._settings, tls, keep=True), single=make_client(self._settings, tls, keep=False)
            )
        return self._clients

    def _budget(self) -> RateBudget:
        settings = self._settings
        return budget_for(self._provider, per_second=settings.rate_per_second, burst=settings.burst, clock=self._clock)


def _redirects(status: int) -> bool:
    return httpx.codes.MULTIPLE_CHOICES <= status < httpx.codes.BAD_REQUEST
