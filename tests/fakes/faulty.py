"""A real HTTP server on a real socket that does to its clients what the internet does."""

import asyncio
import contextlib
import gzip
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Self

Behaviour = Callable[["Visit"], Awaitable[None]]


@dataclass
class Seen:
    """A request as it arrived; ``connection`` counts the connections of the server from 1."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    connection: int


@dataclass
class Visit:
    seen: Seen
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    closing: asyncio.Event
    hurry: Callable[[], None]

    @property
    def over(self) -> bool:
        """The client has left, or the server closes."""
        return self.reader.at_eof() or self.closing.is_set()

    async def stall(self) -> None:
        """Time goes by, and nothing comes."""
        self.hurry()
        await asyncio.sleep(0.001)

    async def say(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()


def answer(body: bytes = b'{"ok":true}', status: int = 200, **headers: str) -> Behaviour:
    """A well-formed answer; underscores in header names become dashes."""
    lines = {"Content-Type": "application/json", "Content-Length": str(len(body))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = f"HTTP/1.1 {status} Said\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\n"

    async def behave(visit: Visit) -> None:
        await visit.say(head.encode() + body)

    return behave


async def close(visit: Visit) -> None:
    """Hangs up without a word."""
    visit.writer.close()


async def reset(visit: Visit) -> None:
    """Hangs up with a TCP reset."""
    taken = visit.writer.get_extra_info("socket")
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    visit.writer.close()


async def cut(visit: Visit) -> None:
    """Breaks off in the middle of the body."""
    await visit.say(b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"id":"abc')
    visit.writer.close()


async def hang(visit: Visit) -> None:
    """Never says anything."""
    while not visit.over:
        await visit.stall()


async def drip(visit: Visit) -> None:
    """One byte at a time, for ever: no single read is slow."""
    await visit.say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not visit.over:
        await visit.say(b"1\r\n \r\n")
        await visit.stall()


async def drip_head(visit: Visit) -> None:
    """Headers one byte at a time, for ever."""
    await visit.say(b"HTTP/1.1 200 OK\r\nX: ")
    while not visit.over:
        await visit.say(b"x")
        await visit.stall()


async def endless(visit: Visit) -> None:
    """A body that never ends, as fast as it is read."""
    await visit.say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not visit.over:
        await visit.say(b"4000\r\n" + b"[" * 0x4000 + b"\r\n")


_BOMB = gzip.compress(b"0" * 30_000_000)


async def bomb(visit: Visit) -> None:
    """30 kB that become 30 MB."""
    await answer(_BOMB, Content_Encoding="gzip")(visit)


async def hollow(visit: Visit) -> None:
    """A packed body that goes on for ever and unpacks to nothing."""
    await visit.say(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n")
    await visit.say(b"a\r\n\x1f\x8b\x08\0\0\0\0\0\0\xff\r\n")
    while not visit.over:
        await visit.say(b"3e80\r\n" + b"\x00\x00\x00\xff\xff" * 3200 + b"\r\n")


async def garbage(visit: Visit) -> None:
    """Not HTTP at all."""
    await visit.say(b"\x00\xff\x13 what?\r\n\r\n")
    visit.writer.close()


@dataclass
class FaultServer:
    """``script`` holds a behaviour per request; the last one is for all that follow.

    ``hurry`` is called again and again while a client is kept waiting: a test sets it to something that moves the time.
    """

    script: list[Behaviour] = field(default_factory=lambda: [answer()])
    seen: list[Seen] = field(default_factory=list)
    connections: int = 0
    url: str = ""
    hurry: Callable[[], None] = lambda: None

    async def __aenter__(self) -> Self:
        self.visited = asyncio.Event()
        self._closing = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        try:
            await self._serve(reader, writer, self.connections)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int) -> None:
        while not writer.is_closing():
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            method, target, _ = head[0].split(" ")
            pairs = (line.partition(":") for line in head[1:] if line)
            headers = {name.lower(): value.strip() for name, _, value in pairs}
            body = await reader.readexactly(int(headers.get("content-length", "0")))
            self.seen.append(Seen(method, target, headers, body, connection))
            self.visited.set()
            behave = self.script.pop(0) if len(self.script) > 1 else self.script[0]
            await behave(Visit(self.seen[-1], reader, writer, self._closing, self.hurry))


@asynccontextmanager
async def listening(
    talk: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]], tls: ssl.SSLContext | None = None
) -> AsyncIterator[int]:
    """The port of a server that talks in its own way; every talk has ended when the block ends."""
    tasks: set[asyncio.Task[None]] = set()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await talk(reader, writer)
        except OSError:
            pass
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    server = await asyncio.start_server(accept, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await asyncio.gather(*tasks)


def closed_port() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
