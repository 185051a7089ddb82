"""What a no says, in every shape it was seen in."""

from decimal import Decimal

import msgspec
import pytest

from swapclient.providers.said import hear, limit_in_text
from swapclient.wire.settings import Answer

SECRET = "k3y-of-a-test-0123456789"


def say(body):
    content = body if isinstance(body, bytes) else msgspec.json.encode(body)
    return hear(Answer(422, content, "application/json", None), provider="one", secrets=(SECRET,))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"code": 422, "error": "Short", "description": "Readable", "trace_id": "t"}, "Readable"),
        ({"message": "Pair is unavailable"}, "Pair is unavailable"),
        (
            {"statusCode": 400, "message": ["one is bad", "two is bad"], "error": "Bad Request"},
            "one is bad; two is bad",
        ),
        ({"error": "Only this"}, "Only this"),
        ({"message": "", "error": "Only this"}, "Only this"),
        ({"error": {"message": "deep"}}, "deep"),
        ({"err": {"kind": "NoPair", "details": "No such pair"}}, "No such pair"),
        ({"message": None}, ""),
        ({}, ""),
    ],
)
def test_the_first_that_says_anything_is_taken(body, text):
    assert say(body).text == text


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b'"text"', b"<html>", b"{", b"\xff"])
def test_what_is_no_object_is_not_the_providers_word(body):
    said = say(body)
    assert not said.readable
    assert said.text == ""


def test_the_reference_for_support_comes_in_two_spellings():
    assert (say({"traceId": "a"}).trace, say({"trace_id": "b"}).trace, say({"trace_id": 7}).trace) == ("a", "b", "")


def test_the_code_is_a_single_word():
    assert say({"error": "deposit_too_small", "message": "Out of min amount"}).code == "deposit_too_small"
    assert say({"err": {"kind": "NoPair", "details": "No such pair"}}).code == "NoPair"
    assert say({"error": "two words"}).code == ""


def test_what_is_said_is_printable_and_without_the_key():
    said = say({"message": f"\x1b[31m{SECRET}\u202e", "traceId": f"\x07{SECRET}"})
    assert said.text == "\\x1b[31m[hidden]\\u202e"
    assert SECRET not in said.trace
    assert "\x07" not in said.trace


def test_bounds_come_from_fields_before_text():
    body = {"message": "Min: 5", "payload": {"range": {"minAmount": Decimal("0.5"), "maxAmount": None}}}
    assert say(body).minimum == Decimal("0.5")
    assert say({"minAmount": "0.25", "maxAmount": 10}).maximum == Decimal(10)
    assert say({"minAmount": [], "message": "Min: 5"}).minimum == Decimal(5)


@pytest.mark.parametrize(
    ("text", "minimum"),
    [
        ("Amount does not fall within the range. Min: 0.001 Max: 10", "0.001"),
        ("minimum amount is 5.", "5"),
        ("The minimal amount: 12 BTC", "12"),
        ("Min: 1,000.5", None),
        ("Min: 1.000.5", None),
        ("admin 5", None),
        ("Min: none", None),
        ("", None),
    ],
)
def test_a_bound_in_the_text_is_read_or_left_alone(text, minimum):
    assert limit_in_text(text, "min") == (None if minimum is None else Decimal(minimum))
