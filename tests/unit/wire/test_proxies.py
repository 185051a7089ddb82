"""Through a proxy nothing is more certain than without one: until the tunnel and TLS stand, nothing was sent."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from swapclient.errors import NotSent, Unavailable
from tests.fakes import faulty
from tests.fakes.faulty import answer, closed_port, listening

pytestmark = pytest.mark.anyio
HELLO = b"\x16\x03"
"""How a TLS client begins."""


@asynccontextmanager
async def socks5(*replies: bytes, hurry=lambda: None):
    """Answers each message with the next reply and keeps what it read; after the last it hangs up, or hangs."""
    read: list[bytes] = []

    async def serve(reader, writer):
        for reply in replies:
            read.append(await reader.read(4096))
            writer.write(reply)
        while not reader.at_eof() and replies[-1] == b"":
            hurry()
            await asyncio.sleep(0.001)
        if replies[-1] != b"":
            read.append(await reader.read(4096))

    async with listening(serve) as port:
        yield f"127.0.0.1:{port}", read


GREETED = b"\x05\x00"
GRANTED = b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00"


async def test_a_socks_proxy_is_given_the_name_and_then_only_tls(open_door):
    async with socks5(GREETED, GRANTED) as (address, read):
        door = open_door("https://acme.example", proxy=f"socks5://{address}")
        with pytest.raises(NotSent):
            await door.send("/orders", {"amount": "1"})
    assert read[1] == b"\x05\x01\x00\x03\x0cacme.example\x01\xbb"
    assert read[2].startswith(HELLO)


@pytest.mark.parametrize(
    "replies",
    [
        (b"\x05\xff",),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n",),
        (b"\x05",),
        (GREETED, b"\x05\x05\x00\x01\x00\x00\x00\x00\x00\x00"),
        (GREETED, b"\x05\x00\x00"),
        (GREETED, b"\x05\x77\x00\x09"),
        (GREETED, b"\xff" * 40),
    ],
    ids=repr,
)
async def test_a_socks_proxy_that_refuses_or_babbles_is_not_sent(replies, open_door):
    async with socks5(*replies) as (address, _):
        with pytest.raises(NotSent):
            await open_door("https://acme.example", proxy=f"socks5://{address}").send("/orders", {})
        with pytest.raises(Unavailable):
            await open_door("https://acme.example", proxy=f"socks5://{address}").read("/quotes")


async def test_a_socks_proxy_that_says_nothing_is_cut_by_the_whole_budget(open_door, hurry):
    async with socks5(b"", hurry=hurry) as (address, _):
        with pytest.raises(NotSent, match="time for the whole call"):
            await open_door("https://acme.example", proxy=f"socks5://{address}").send("/orders", {})


@pytest.mark.parametrize("refusal", [answer(b"", 403), answer(b"", 407), answer(b"", 502), faulty.close, faulty.hang])
async def test_an_http_proxy_that_opens_no_tunnel_is_not_sent(refusal, server, open_door):
    server.script = [refusal]
    with pytest.raises(NotSent):
        await open_door("https://acme.example", proxy=server.url).send("/orders", {"amount": "1"})
    assert [(seen.method, seen.target, seen.body) for seen in server.seen] == [("CONNECT", "acme.example:443", b"")]


async def test_through_the_tunnel_of_an_http_proxy_goes_only_tls(open_door):
    async with socks5(b"HTTP/1.1 200 Connection established\r\n\r\n") as (address, read):
        with pytest.raises(NotSent):
            await open_door("https://acme.example", proxy=f"http://{address}").send("/orders", {"amount": "1"})
    assert read[0].startswith(b"CONNECT acme.example:443 ")
    assert read[1].startswith(HELLO)


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_sandbox_on_this_machine_is_asked_without_the_proxy(scheme, server, open_door):
    door = open_door(server.url, proxy=f"{scheme}://127.0.0.1:{closed_port()}")
    assert (await door.read("/a")).status == 200
    assert (await door.send("/b", {})).status == 200
