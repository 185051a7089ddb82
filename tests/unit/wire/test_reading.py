"""Every answer becomes a struct or one error that names the field."""

from decimal import Decimal

import msgspec
import pytest

from swapclient.errors import Unreadable
from swapclient.wire.door import Answer
from swapclient.wire.reading import Amount, decode


class Result(msgspec.Struct):
    amount: Amount
    maximum: Amount | None = None
    name: str = ""
    stamp: int = 0
    tags: list[str] = []


class Envelope(msgspec.Struct):
    result: Result


def read(body: str | bytes, kind=Envelope, **options):
    raw = body if isinstance(body, bytes) else body.encode()
    return decode(Answer(200, raw, "application/json", None), kind, provider="acme", **options)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ('"0.1"', "0.1"),
        ("0.1", "0.1"),
        ("0.10000000000000000555", "0.10000000000000000555"),
        ("1e-8", "0.00000001"),
        ("12", "12"),
        ('"123456789012345678901234567890.123456789012345678"', "123456789012345678901234567890.123456789012345678"),
        ("0", "0"),
        ('"0e30"', "0"),
    ],
)
def test_an_amount_is_read_exactly_from_text_or_number(written, amount):
    got = read(f'{{"result": {{"amount": {written}, "unknown": [1.5]}}}}').result.amount
    assert type(got) is Decimal
    assert got == Decimal(amount)


def test_what_is_optional_may_be_null_and_the_mark_at_the_start_is_skipped():
    assert read(b'\xef\xbb\xbf{"result": {"amount": 1, "maximum": null}}').result.maximum is None


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ('{"result": {"amount": "abc"}}', "$.result.amount"),
        ('{"result": {"amount": "NaN"}}', "$.result.amount"),
        ('{"result": {"amount": "Infinity"}}', "$.result.amount"),
        ('{"result": {"amount": "-1"}}', "$.result.amount"),
        ('{"result": {"amount": -1}}', "$.result.amount"),
        ('{"result": {"amount": "1_000"}}', "$.result.amount"),
        ('{"result": {"amount": "1,5"}}', "$.result.amount"),
        ('{"result": {"amount": "1e999999"}}', "$.result.amount"),
        ('{"result": {"amount": ""}}', "$.result.amount"),
        ('{"result": {"amount": null}}', "$.result.amount"),
        ('{"result": {"amount": true}}', "$.result.amount"),
        ('{"result": {"amount": []}}', "$.result.amount"),
        ('{"result": {"amount": {"amount": 1}}}', "$.result.amount"),
        ('{"result": {"amount": "' + "9" * 10_000 + '"}}', "$.result.amount"),
        ('{"result": {}}', "$.result.amount"),
        ('{"result": {"amount": 1, "name": 5}}', "$.result.name"),
        ('{"result": {"amount": 1, "name": null}}', "$.result.name"),
        ('{"result": {"amount": 1, "stamp": 1.5}}', "$.result.stamp"),
        ('{"result": {"amount": 1, "stamp": "1"}}', "$.result.stamp"),
        ('{"result": {"amount": 1, "tags": ["a", 2]}}', "$.result.tags[1]"),
        ('{"result": null}', "$.result"),
        ('{"result": []}', "$.result"),
        ("{}", "$.result"),
        ("[]", "$"),
        ("null", "$"),
        (" null ", "$"),
        ('"text"', "$"),
        ("1", "$"),
        ("", "$"),
        (" \n", "$"),
        ("<!DOCTYPE html><html></html>", "$"),
        ("  <xml/>", "$"),
        ('{"result": {"amount": 1', "$"),
        ('{"result": {"amount": 1}} {}', "$"),
        ("{'result': 1}", "$"),
        ('{"result": {"amount": NaN}}', "$"),
        ('{"result": {"amount": -Infinity}}', "$"),
        ('{"result": {"amount": ' + "9" * 10_000 + "}}", "$"),
        ('{"result": {"amount": 1e99999999999999999999}}', "$"),
        ('{"result": {"amount": 1e-99999}}', "$"),
        ('{"result": {"amount": 1, "amount": 2}}', "amount"),
        ('{"other": [{"a": 1, "b": 2, "a": 1}], "result": {"amount": 1}}', "a"),
        ('{"result": {"amount": 1}, "x": ' + "[" * 65 + "]" * 65 + "}", "$"),
        ("[" * 200_000, "$"),
        ('{"a":' * 100_000, "$"),
        ('{"result": {"amount": 1, "name": "\\ud800"}}', "$"),
        ('{"result": {"amount": 1, "name": "a\nb"}}', "$"),
        (b'{"result": {"amount": 1, "name": "\xff"}}', "$"),
        (b"\x1f\x8b\x08\x00", "$"),
        (b'{"result": {"amount": 1}}\x00', "$"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_is_wrong_is_named(body, field):
    with pytest.raises(Unreadable) as caught:
        read(body)
    error = caught.value
    assert error.context["field"] == field
    assert error.context["provider"] == "acme"
    assert error.hint
    assert len(error.message) < 600
    assert error.__context__ is None


def test_nesting_within_the_bound_is_read():
    deep = "[" * 63 + "]" * 63
    assert read(f'{{"result": {{"amount": 1}}, "x": {deep}}}').result.amount == 1


def test_a_list_at_the_top_is_read_and_its_entries_are_named():
    assert [one.amount for one in read('[{"amount": 1}, {"amount": "2"}]', list[Result])] == [1, 2]
    with pytest.raises(Unreadable) as caught:
        read('[{"amount": 1}, {"amount": {}}]', list[Result])
    assert caught.value.context["field"] == "$[1].amount"


def test_numbers_of_unknown_fields_are_never_floats():
    assert read('{"a": 1.10, "b": 3}', dict[str, object]) == {"a": Decimal("1.10"), "b": 3}
    assert not any(isinstance(value, float) for value in read('{"a": 1.1, "b": 1e3}', dict[str, object]).values())


def test_what_the_body_says_reaches_the_error_clean_and_without_secrets():
    with pytest.raises(Unreadable) as caught:
        read('{"k\u202e-sekret-1": 1, "k\u202e-sekret-1": 2}', secrets=("sekret-1",))
    error = caught.value
    text = f"{error.message} {error.context}"
    assert "sekret-1" not in text
    assert "\u202e" not in text
