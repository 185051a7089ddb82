"""Ways to spoil an answer: by its structure, by its text, by its bytes. Every one is drawn from a seeded generator."""

from __future__ import annotations

import gzip
import json
import random
from typing import Any

from swapclient.wire.settings import Answer

__all__ = ["spoil"]

VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1e308,
    -0.0,
    10**40,
    0.1 + 0.2,
    "",
    " ",
    "0",
    "-1",
    "1e9",
    "1e999999999",
    "NaN",
    "-Infinity",
    "0x1f",
    "0.1.2",
    "١٢٣",
    "1" * 5000,
    "a" * 100_000,
    "\x1b]0;owned\x07\x1b[2J",
    "\u202e\u2066evil\u2069",
    "\x00",
    "\ud800",
    "\ud83d",
    "\ufeff\u200b",
    "é" * 300,
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍",
    "../../../etc/passwd",
    "http://elsewhere.invalid/",
    "<script>alert(1)</script>",
    "2026-13-45T99:99:99Z",
    "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00+14:00",
    1e20,
    99999999999999,
    [],
    {},
    [[]],
    {"": None},
    [None, None],
    {"id": "abcd1234"},
)

LITERALS = (
    "1e999999",
    "-1e-999999",
    "9" * 10_000,
    "NaN",
    "Infinity",
    "1.",
    "01",
    "'x'",
    "tru",
    '"\\ud83d"',
    "[" * 90_000,
)

WHOLE = (
    b"",
    b"null",
    b"[]",
    b"{}",
    b'"text"',
    b"0",
    b"true",
    b"\xff\xfe\x00",
    b"<!doctype html><title>One moment</title>",
    b'{"message": "Internal server error"}',
    b'{"error": {"error": {"error": {"message": ["a", {"b": "c"}]}}}}',
    b'{"err":{"kind":"\\u001b[31mkind","details":"Min: 1e5 max -3"}}',
    b"[" * 100_000 + b"]" * 100_000,
    b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
)

STATUSES = (
    100,
    200,
    201,
    202,
    204,
    206,
    301,
    302,
    400,
    401,
    403,
    404,
    408,
    409,
    418,
    422,
    425,
    429,
    499,
    500,
    502,
    503,
    504,
    599,
)


def spoil(answer: Answer, spare: list[bytes], chance: random.Random) -> Answer:
    """The answer with its body spoiled once to three times, sometimes with another status or head."""
    body = chance.choice(spare) if spare and chance.random() < 0.15 else answer.body
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        body = chance.choice(WAYS)(body, chance)
    changes: dict[str, Any] = {"body": body}
    if chance.random() < 0.25:
        changes["status"] = chance.choice(STATUSES)
    if chance.random() < 0.1:
        changes["content_type"] = chance.choice(("", "text/html", "application/json; charset=utf-16", "\x1b[2J"))
        changes["retry_after"] = chance.choice((None, 0.0, 1e9))
    return answer._replace(**changes)


def _structure(body: bytes, chance: random.Random) -> bytes:
    """Another value, a missing key, a renamed one, one level more or less."""
    try:
        tree = json.loads(body)
    except (ValueError, RecursionError):
        return _bytes(body, chance)
    places = list(_places(tree))
    if not places:
        return json.dumps(chance.choice(VALUES)).encode()
    holder, key = chance.choice(places)
    match chance.randrange(6):
        case 0:
            del holder[key]
        case 1:
            holder[key] = [holder[key]]
        case 2 if isinstance(holder, dict):
            holder[str(key).upper()] = holder.pop(key)
        case 3:
            other_holder, other_key = chance.choice(places)
            holder[key], other_holder[other_key] = other_holder[other_key], None
        case _:
            holder[key] = chance.choice(VALUES)
    return json.dumps(tree).encode()


def _places(tree: Any, most: int = 2000) -> list[tuple[Any, Any]]:
    """Every place of a value: its holder and its key there."""
    found: list[tuple[Any, Any]] = []
    level = [tree]
    while level and len(found) < most:
        node = level.pop()
        keys = node.keys() if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
        for key in list(keys):
            found.append((node, key))
            level.append(node[key])
    return found


def _text(body: bytes, chance: random.Random) -> bytes:
    """What JSON's own writers never write: keys twice, absurd numbers, half characters, no end."""
    colons = [at for at in range(min(len(body), 20_000)) if body[at : at + 1] == b":"]
    if not colons:
        return chance.choice(WHOLE)
    at = chance.choice(colons) + 1
    match chance.randrange(3):
        case 0:
            return body[:at] + chance.choice(LITERALS).encode() + body[at:].lstrip(b'0123456789."')
        case 1:
            return body[:at] + chance.choice(LITERALS).encode() + b"," + body[at:]
        case _:
            twice = body[body.rfind(b'"', 0, max(at - 2, 0)) : at] + b"1,"
            start = max(body.rfind(b'"', 0, max(at - 2, 0)), 0)
            return body[:start] + twice + body[start:]


def _bytes(body: bytes, chance: random.Random) -> bytes:
    """Bytes flipped, cut out, put in, doubled; the end lost."""
    start, length = chance.randrange(len(body) + 1), chance.choice((1, 1, 2, 8, 64))
    match chance.randrange(5):
        case 0:
            return body[:start]
        case 1:
            return body[:start] + body[start + length :]
        case 2:
            return body[:start] + chance.randbytes(length) + body[start:]
        case 3:
            return body[:start] + body[start : start + length] * 3 + body[start + length :]
        case _:
            return (
                body[:start]
                + bytes(byte ^ 1 << chance.randrange(8) for byte in body[start : start + 1])
                + body[start + 1 :]
            )


def _packing(body: bytes, chance: random.Random) -> bytes:
    """The same in a packing or an encoding that was not asked for."""
    match chance.randrange(4):
        case 0:
            return gzip.compress(body[:10_000])
        case 1:
            return b"\xef\xbb\xbf" + body
        case 2:
            return body.decode("utf-8", "replace").encode("utf-16")
        case _:
            return chance.choice(WHOLE)


WAYS = (_structure, _structure, _structure, _structure, _text, _bytes, _bytes, _packing)
