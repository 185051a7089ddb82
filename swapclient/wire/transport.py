"""The httpx clients of a door: TLS always verified, nothing taken from the environment, no redirects, no cookies."""

from __future__ import annotations

import ssl
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from swapclient import __version__
from swapclient.wire.settings import DoorSettings

__all__ = ["make_client", "tls_context"]

_OURS = {"User-Agent": f"swapclient/{__version__}", "Accept": "application/json", "Accept-Encoding": "gzip"}
_MOST_CONNECTIONS = 20


def tls_context(base_url: str) -> ssl.SSLContext:
    """A verifying context. For plain http on this machine an empty one, which trusts nobody and costs nothing."""
    if base_url.startswith("https:"):
        return httpx.create_ssl_context(verify=True, trust_env=False)
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def make_client(settings: DoorSettings, tls: ssl.SSLContext, *, keep: bool) -> httpx.AsyncClient:
    """A client whose connections are kept for the next request, or one that opens a new one for each.

    A kept connection may have been closed by the other side a moment ago, and a request written into it is neither
    sent nor not sent; so nothing that may create ever travels on one.
    """
    transport = httpx.AsyncHTTPTransport(
        verify=tls,
        trust_env=False,
        http1=True,
        http2=False,
        retries=0,
        proxy=_proxy(settings),
        limits=httpx.Limits(max_connections=_MOST_CONNECTIONS, max_keepalive_connections=None if keep else 0),
    )
    return httpx.AsyncClient(
        transport=transport,
        trust_env=False,
        follow_redirects=False,
        headers={**_OURS, **settings.headers},
        cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
        timeout=httpx.Timeout(
            connect=settings.connect_timeout,
            read=settings.read_timeout,
            write=settings.read_timeout,
            pool=settings.total_timeout,
        ),
    )


def _proxy(settings: DoorSettings) -> httpx.Proxy | None:
    # Plain http is a sandbox on this machine: a proxy could not reach it, and must not see it.
    if settings.proxy is None or settings.base_url.lower().startswith("http:"):
        return None
    secure = settings.proxy.startswith("https:")
    return httpx.Proxy(settings.proxy, ssl_context=tls_context(settings.proxy) if secure else None)
