"""What an answer means: its bytes into a typed struct, or one clear error that names the field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import msgspec

from swapclient.domain.money import exact
from swapclient.errors import Unreadable
from swapclient.wire.printable import clean
from swapclient.wire.redaction import redact
from swapclient.wire.settings import Answer
from swapclient.wire.strictness import Malformed, parse

__all__ = ["Amount", "clean", "decode"]

T = TypeVar("T")

if TYPE_CHECKING:
    Amount = Decimal
else:

    class _AnyDecimal(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, Decimal)

    class Amount(metaclass=_AnyDecimal):
        """In a struct: an amount written as text or number, read exactly, finite and not negative; a plain Decimal.

        It is a class of its own because msgspec reads a bare Decimal itself and would let ``"NaN"`` and
        ``"1e999999"`` through.
        """


_WHERE = re.compile(r" - at `([^`]*)`$")
_MISSING = re.compile(r"missing required field `([^`]*)`")


def decode(answer: Answer, type: type[T], *, provider: str, secrets: Iterable[str] = ()) -> T:  # noqa: A002
    """The body as ``type``, a msgspec struct or a container of structs; unknown fields are skipped.

    Raises:
        Unreadable: with ``context["field"]`` (``$.result.amount``); whatever the body holds, nothing else is raised.
    """
    field, what = "$", ""
    try:
        tree = parse(answer.body)
        if tree is None:
            field, what = "$", "it is null"
        else:
            return msgspec.convert(tree, type, dec_hook=_read_custom)
    except Malformed as malformed:
        field, what = malformed.field, malformed.what
    except (msgspec.ValidationError, OverflowError, RecursionError) as error:
        field, what = _explained(str(error))
    raise _unreadable(answer, field, what, provider=provider, secrets=tuple(secrets))


def _read_custom(kind: type, value: object) -> object:
    if kind is Amount:
        amount = exact(value)
        return amount or Decimal(0)  # a zero may carry an exponent of a million
    if kind is object:
        return value
    raise NotImplementedError(kind.__name__)


def _explained(said: str) -> tuple[str, str]:
    """Field and reason of a msgspec error: ``Expected `str`, got `int` - at `$.a` ``."""
    where = _WHERE.search(said)
    path = where[1] if where else "$"
    missing = _MISSING.search(said)
    return (f"{path}.{missing[1]}", "it is missing") if missing else (path, _WHERE.sub("", said).replace("`", ""))


def _unreadable(answer: Answer, field: str, what: str, *, provider: str, secrets: tuple[str, ...]) -> Unreadable:
    field = clean(redact(field, secrets), 120)
    return Unreadable(
        f"the answer of {provider} (HTTP {answer.status}) cannot be read at {field}: {clean(redact(what, secrets))}",
        hint="Try again later; if it stays so, the provider has changed its answers: report it with the field's name.",
        provider=provider,
        field=field,
        status=answer.status,
    )
