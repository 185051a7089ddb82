"""Where a door may lead: one https host, pinned. Plain http is for this machine's own sandbox only."""

from __future__ import annotations

import ipaddress
import re
from contextlib import suppress
from urllib.parse import SplitResult, quote, urlsplit

from swapclient.errors import ConfigError, InputRefused

__all__ = ["checked_base", "checked_proxy", "is_loopback", "join", "segment"]

_PATH = re.compile(r"(/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)+", re.ASCII)
_PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")
_LONGEST_ID = 200
_ODD = re.compile(r"[^\x21-\x7e]|\\")


def checked_base(base_url: str, *, provider: str) -> str:
    """The base URL without a trailing slash.

    Raises:
        ConfigError: ``bad_url`` for anything but https (plain http only to a loopback address), or with a user, a
            query or a fragment in it.
    """
    hint = f"Set the address of {provider} to https://HOST or, for a sandbox on this machine, http://127.0.0.1:PORT."
    parts = _parts(base_url, f"the base URL of {provider}", hint)
    if parts.scheme not in ("https", "http"):
        raise ConfigError(f"the base URL of {provider} is not https", hint=hint, code="bad_url", provider=provider)
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise ConfigError(
            f"the base URL of {provider} holds a user, a query or a fragment",
            hint=hint,
            code="bad_url",
            provider=provider,
        )
    if parts.scheme == "http" and not _loopback(parts.hostname or ""):
        raise ConfigError(
            f"plain http to {parts.hostname} would show every address to the network",
            hint=hint,
            code="bad_url",
            provider=provider,
        )
    return (parts.scheme + base_url[len(parts.scheme) :]).rstrip("/")


def checked_proxy(proxy: str, *, provider: str) -> str:
    """The proxy's URL: http, https, socks5 or socks5h (which lets the proxy look up the name).

    Raises:
        ConfigError: ``bad_proxy``; the message does not repeat the URL, which may hold a password.
    """
    hint = "Write it as http://HOST:PORT or socks5://USER:PASSWORD@HOST:PORT."
    parts = _parts(proxy, "the proxy's URL", hint, code="bad_proxy")
    if parts.scheme not in _PROXY_SCHEMES:
        raise ConfigError("the proxy's scheme is not known", hint=hint, code="bad_proxy", provider=provider)
    return proxy


def is_loopback(base_url: str) -> bool:
    """Whether this leads to this machine itself; False for what cannot be read."""
    with suppress(ValueError):
        return _loopback(urlsplit(base_url).hostname or "")
    return False


def join(base: str, path: str) -> str:
    """Base and path, and nothing that could lead elsewhere.

    Raises:
        ValueError: the path is not made of :func:`segment` parts: that is an error in the adapter.
    """
    climbs = any(part in (".", "..") for part in path.split("/"))
    if not _PATH.fullmatch(path) or path.startswith("//") or climbs:
        raise ValueError(f"not a path: {path[:100]!r}")
    return base + path


def segment(text: str) -> str:
    """An order id or ticker as one part of a path: everything special is percent-encoded.

    Raises:
        InputRefused: ``bad_id`` for an empty id, one of dots, or one that is absurdly long: such a path would mean
            another resource.
    """
    if not text.strip(" .") or len(text) > _LONGEST_ID or not text.isprintable():
        raise InputRefused("the id is empty or cannot be one", hint="Copy the provider's id whole.", code="bad_id")
    return quote(text, safe="")


def _parts(url: str, what: str, hint: str, code: str = "bad_url") -> SplitResult:
    if not _ODD.search(url):
        with suppress(ValueError):
            parts = urlsplit(url)
            _ = parts.port  # raises where it is no number
            if parts.hostname:
                return parts
    raise ConfigError(f"{what} cannot be read", hint=hint, code=code)


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
