"""Take in a body without ever holding more than the cap, before and after decompression.

httpx's own decoders inflate a whole chunk at once, so that 64 kB become 64 MB before anybody can look.
"""

from __future__ import annotations

import zlib

import httpx

__all__ = ["Broken", "TooLarge", "take_in"]

_GZIP = 16 + zlib.MAX_WBITS


class TooLarge(Exception):
    """The body is larger than the cap."""


class Broken(Exception):
    """The body is packed in a way we did not ask for, or its packing is damaged."""


async def take_in(response: httpx.Response, cap: int) -> bytes:
    """The whole body, unpacked.

    Raises:
        TooLarge: at the first byte over the cap, packed or unpacked.
        Broken: another packing than gzip, or one that breaks off.
    """
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing in ("", "identity"):
        inflate = None
    elif packing in ("gzip", "x-gzip"):
        inflate = zlib.decompressobj(_GZIP)
    else:
        raise Broken("the body is packed in a way that was not asked for")
    packed, body = 0, bytearray()
    async for chunk in response.aiter_raw():
        packed += len(chunk)
        if packed > cap:
            raise TooLarge
        body += chunk if inflate is None else _inflated(inflate, chunk, cap + 1 - len(body))
        if len(body) > cap:
            raise TooLarge
    if inflate is not None and packed and not inflate.eof:
        raise Broken("the packed body breaks off")
    return bytes(body)


def _inflated(inflate: zlib._Decompress, chunk: bytes, room: int) -> bytes:
    """At most ``room`` bytes; what comes after the end of the packed data makes it broken."""
    try:
        out = inflate.decompress(chunk, room)
    except zlib.error:
        raise Broken("the packed body is damaged") from None
    if inflate.unused_data:
        raise Broken("something follows the packed body")
    return out
