"""What a piece and its answer look like between two of our own processes.

marshal is the fastest way to carry lists of text, and safe only because both ends of the pipe are this package on one
interpreter: nothing from anywhere else is ever read with it.

A piece: `(names, places of each row's name, texts, memos or None where no row has one)`. An answer: `(kinds of
answers, each row's place among them, texts that changed, memos, errors)`: what the sender knows is not sent back.
"""

from collections.abc import Callable
from functools import partial
from marshal import dumps, loads
from typing import cast

from ..address import Address, Verdict
from ..errors import AddressError
from ..parsed import Notice
from .pieces import Piece

_Kind = tuple[str | None, str, str, tuple[tuple[str, str], ...]]  # asset, network, kind, warnings
_Error = tuple[int, str, str, str, str | None, tuple[str, ...], str]  # place, then as AddressError is made
Packed = tuple[list[str], list[int], list[str], list[str | None] | None]
_Answer = tuple[list[_Kind], list[int], list[tuple[int, str]], list[tuple[int, str]], list[_Error]]
Judge = Callable[[str, str | None], Address]

_address = cast(
    "Callable[[tuple[str | None, str, str, str, str | None, tuple[Notice, ...]]], Address]",
    partial(tuple.__new__, Address),  # in half the time, and below
)
_verdict = cast("Callable[[tuple[str, Address, None]], Verdict]", partial(tuple.__new__, Verdict))


def packed(piece: Piece) -> bytes:
    """A piece as it is sent."""
    names = {name: place for place, name in enumerate(dict.fromkeys(piece.wheres))}
    memos = piece.memos if piece.memos.count(None) < len(piece.memos) else None
    sent: Packed = ([*names], [*map(names.__getitem__, piece.wheres)], piece.texts, memos)
    return dumps(sent)


def answered(sent: bytes, judges: Callable[[str], Judge]) -> bytes:
    """The answer to a piece. `judges` gives what judges the addresses of a name, or raises AddressError."""
    names, places, texts, memos = cast("Packed", loads(sent))  # noqa: S302 - see above
    known = [_judge(judges, name) for name in names]
    kinds: dict[tuple[str | None, str, str, tuple[Notice, ...]], int] = {(None, "", "", ()): 0}  # 0 is an error's
    found: list[int] = []
    changed, carried, errors = [], [], []
    for place, text, memo in zip(places, texts, memos or [None] * len(texts), strict=True):
        try:
            asset, network, canonical, kind, own, warnings = known[place](text, memo)
        except AddressError as no:
            errors.append((len(found), no.code, no.message, no.network, no.asset, no.looks_like, no.hint))
            found.append(0)
            continue
        if canonical != text:
            changed.append((len(found), canonical))
        if own is not None:
            carried.append((len(found), own))
        key = (asset, network, kind, warnings)
        found.append(kinds.setdefault(key, len(kinds)))
    told = [
        (asset, network, kind, tuple((code, said) for code, said in warnings))
        for asset, network, kind, warnings in kinds
    ]
    return dumps((told, found, changed, carried, errors))


def _judge(judges: Callable[[str], Judge], name: str) -> Judge:
    try:
        return judges(name)
    except AddressError:

        def refuse(text: str, memo: str | None) -> Address:
            return judges(name)(text, memo)  # each row has an error of its own

        return refuse


def verdicts(piece: Piece, answer: bytes) -> list[Verdict]:
    """The verdicts of a piece's rows, in order."""
    told, found, changed, carried, errors = cast("_Answer", loads(answer))  # noqa: S302 - see above
    kinds = [(asset, network, kind, tuple(Notice(*one) for one in said)) for asset, network, kind, said in told]
    texts, memos = piece.texts, piece.memos
    for place, text in changed:
        texts[place] = text
    memos = [None] * len(texts)
    for place, memo in carried:
        memos[place] = memo
    answers = [
        _verdict((where, _address((asset, network, text, kind, memo, warnings)), None))
        for where, text, memo, (asset, network, kind, warnings) in zip(
            piece.wheres, texts, memos, map(kinds.__getitem__, found), strict=True
        )
    ]
    for place, code, message, network, asset, looks_like, hint in errors:
        no = AddressError(code, message, network=network, asset=asset, looks_like=looks_like, hint=hint)
        answers[place] = Verdict(piece.wheres[place], None, no)
    for place, verdict in piece.here:
        answers.insert(place, verdict)
    return answers
