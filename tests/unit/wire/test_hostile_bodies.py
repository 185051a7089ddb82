"""Whatever the bytes are, the reader makes a value or an Unreadable of them."""

import json

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from swapclient.errors import Unreadable
from swapclient.wire.door import Answer
from swapclient.wire.reading import Amount, decode


class Order(msgspec.Struct):
    id: str
    amount: Amount
    memo: str | None = None
    addresses: dict[str, str] = {}


GOOD = b'{"id": "a1", "amount": "1.5", "memo": null, "addresses": {"to": "T9y\\u00e4"}, "extra": [1e3, {"x": 0.5}]}'
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None))
TREES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)
MUTATIONS = st.tuples(st.integers(0, len(GOOD)), st.integers(0, 12), st.binary(max_size=12))


def survives(body: bytes) -> None:
    try:
        order = decode(Answer(200, body, "application/json", None), Order, provider="acme")
    except Unreadable as error:
        order, refusal = None, error
    if order is None:
        assert refusal.context["field"]
        refusal.message.encode()
    else:
        assert order.amount.is_finite()
        assert order.amount >= 0
        order.id.encode()


@settings(max_examples=300)
@given(st.lists(MUTATIONS, min_size=1, max_size=4))
def test_a_mutated_answer(mutations):
    body = GOOD
    for start, length, piece in mutations:
        body = body[:start] + piece + body[start + length :]
    survives(body)


@given(st.binary(max_size=200))
def test_bytes_of_any_kind(body):
    survives(body)


@given(TREES, TREES)
def test_json_of_any_shape(amount, identity):
    survives(json.dumps({"id": identity, "amount": amount, "memo": amount}).encode())


@given(st.text("0123456789.eE+-", max_size=80), st.booleans())
def test_numbers_of_any_look(number, quoted):
    survives(f'{{"id": "a", "amount": {json.dumps(number) if quoted else number}}}'.encode())
