"""What may create leaves exactly once, and is called "not sent" only where that is certain."""

import asyncio
import socket
import ssl
from datetime import UTC, datetime, timedelta

import httpx
import pytest
import respx

from swapclient.errors import NotSent, OutcomeUnknown
from swapclient.wire.departure import leave_within
from tests.fakes import faulty
from tests.fakes.faulty import answer, closed_port, listening

pytestmark = pytest.mark.anyio
NEVER = 1e9
PARTS = {"read_timeout": 20.0, "connect_timeout": 10.0, "total_timeout": NEVER}
WHOLE = {"read_timeout": NEVER, "connect_timeout": NEVER, "total_timeout": 60.0}


async def test_a_complete_answer_of_any_status_is_returned_after_one_request(server, open_door):
    door = open_door(server.url)
    for status in (201, 400, 404, 429, 500, 503):
        server.script = [answer(b'{"id":"x"}', status)]
        got = await door.send("/orders", {"amount": "1"}, {"k": "v"})
        assert (got.status, got.body) == (status, b'{"id":"x"}')
    assert len(server.seen) == 6
    assert {(seen.method, seen.target, seen.body) for seen in server.seen} == {
        ("POST", "/orders?k=v", b'{"amount":"1"}')
    }


async def test_bytes_are_sent_as_they_are_with_their_signature(server, open_door):
    await open_door(server.url).send("/orders", b'{"b": 1,  "a": 2}', headers={"X-Signature": "abc"})
    assert server.seen[0].body == b'{"b": 1,  "a": 2}'
    assert server.seen[0].headers["x-signature"] == "abc"


@pytest.mark.parametrize(
    "fault",
    [
        faulty.close,
        faulty.reset,
        faulty.cut,
        faulty.endless,
        faulty.bomb,
        faulty.hollow,
        faulty.garbage,
        answer(b"", 302, Location="http://127.0.0.1:1/elsewhere"),
        answer(b"\x1f\x8b\x08damaged", Content_Encoding="gzip"),
        answer(b"xxxx", Content_Encoding="br"),
    ],
    ids=lambda fault: getattr(fault, "__qualname__", "").split(".")[0],
)
async def test_whatever_happens_after_the_first_byte_is_unknown_and_never_repeated(fault, server, open_door):
    server.script = [fault]
    with pytest.raises(OutcomeUnknown) as caught:
        await open_door(server.url, max_bytes=100_000).send("/orders", {"amount": "1"})
    assert len(server.seen) == 1
    assert caught.value.context["provider"] == "acme"
    assert caught.value.hint
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("silence", "times"),
    [(faulty.hang, PARTS), (faulty.hang, WHOLE), (faulty.drip, WHOLE), (faulty.drip_head, WHOLE)],
)
async def test_a_silent_or_trickling_provider_is_cut_and_the_outcome_unknown(silence, times, server, open_door):
    server.script = [silence]
    with pytest.raises(OutcomeUnknown, match="no answer in time" if times is PARTS else "time for the whole call"):
        await open_door(server.url, **times).send("/orders", {})
    assert len(server.seen) == 1


async def test_a_refused_connection_is_not_sent(open_door):
    with pytest.raises(NotSent) as caught:
        await open_door(f"http://127.0.0.1:{closed_port()}").send("/orders", {})
    assert caught.value.context["provider"] == "acme"
    assert caught.value.__context__ is None


async def test_a_name_that_does_not_resolve_is_not_sent(open_door, monkeypatch):
    async def no_such_name(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", no_such_name)
    with pytest.raises(NotSent, match="Name or service not known"):
        await open_door("https://acme.invalid").send("/orders", {})


async def test_a_provider_without_tls_gets_no_request(open_door):
    read: list[bytes] = []

    async def plain(reader, writer):
        read.append(await reader.read(4096))
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    async with listening(plain) as port:
        with pytest.raises(NotSent):
            await open_door(f"https://127.0.0.1:{port}").send("/orders", {})
    assert b"POST" not in b"".join(read)


@pytest.mark.parametrize("times", [PARTS, WHOLE], ids=["connect budget", "whole budget"])
async def test_tls_that_never_completes_is_not_sent(times, open_door, hurry):
    async def silent(reader, writer):
        while not reader.at_eof():
            hurry()
            await reader.read(1)
            await asyncio.sleep(0.001)

    async with listening(silent) as port:
        with pytest.raises(NotSent):
            await open_door(f"https://127.0.0.1:{port}", **times).send("/orders", {})


async def test_a_certificate_nobody_vouches_for_gets_no_request(open_door, tmp_path):
    x509 = pytest.importorskip("cryptography.x509", reason="makes the certificate")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    start = datetime(2020, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "own.pem"
    pem.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(pem)
    read: list[bytes] = []

    async def accept(reader, writer):
        read.append(await reader.read())

    async with listening(accept, tls) as port:
        with pytest.raises(NotSent, match="certificate verify failed"):
            await open_door(f"https://localhost:{port}").send("/orders", {})
    assert b"".join(read) == b""


async def test_cancelling_while_it_is_under_way_stays_a_cancellation(server, open_door):
    server.script = [faulty.hang]
    task = asyncio.create_task(open_door(server.url).send("/orders", {}))
    await server.visited.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len(server.seen) == 1


async def test_no_kept_connection_is_used_for_it(server, open_door):
    door = open_door(server.url)
    await door.read("/currencies")
    await door.send("/orders", {})
    await door.send("/orders", {})
    assert [seen.connection for seen in server.seen] == [1, 2, 3]


async def test_without_room_in_the_rate_budget_it_is_not_sent(server, open_door):
    door = open_door(server.url, rate_per_second=0.01, burst=1)
    await door.send("/orders", {})
    with pytest.raises(NotSent, match="rate budget"):
        await door.send("/orders", {})
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (httpx.ConnectError("no route"), NotSent),
        (httpx.ConnectTimeout("slow"), NotSent),
        (httpx.ReadTimeout("slow"), OutcomeUnknown),
        (httpx.WriteError("broken pipe"), OutcomeUnknown),
        (httpx.PoolTimeout("busy"), OutcomeUnknown),
        (httpx.ProxyError("403"), OutcomeUnknown),
        (httpx.RemoteProtocolError("odd"), OutcomeUnknown),
        (OSError("odd"), OutcomeUnknown),
    ],
)
@respx.mock
async def test_without_evidence_from_the_connection_only_a_failed_connect_is_not_sent(error, expected, open_door):
    route = respx.post("https://acme.example/orders").mock(side_effect=error)
    with pytest.raises(expected):
        await open_door("https://acme.example").send("/orders", {})
    assert route.call_count == 1


@pytest.mark.parametrize("passes", ["advance", "jump"])
async def test_what_did_not_leave_in_its_time_never_leaves(passes, server, open_door, clock):
    with leave_within(timedelta(seconds=30), clock):
        getattr(clock, passes)(31)
        with pytest.raises(NotSent, match="stood still"):
            await open_door(server.url).send("/orders", {"amount": "1"})
    assert server.seen == []
    assert (await open_door(server.url).send("/orders", {"amount": "1"})).status == 200


@pytest.mark.parametrize("seconds", [29, -7200])
async def test_what_leaves_in_its_time_leaves_even_when_the_clock_is_set_back(seconds, server, open_door, clock):
    with leave_within(timedelta(seconds=30), clock):
        clock.jump(seconds)
        await open_door(server.url).send("/orders", {"amount": "1"})
    assert len(server.seen) == 1


async def test_a_late_request_is_not_sent_on_a_connection_that_stands(server, open_door, clock):
    async def stand_still(_request):
        clock.advance(31)

    door = open_door(server.url)
    door._opened().single.event_hooks = {"request": [stand_still]}
    with leave_within(timedelta(seconds=30), clock), pytest.raises(NotSent):
        await door.send("/orders", {"amount": "1"})
    assert server.seen == []
