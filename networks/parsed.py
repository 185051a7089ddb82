"""The seam between the rules around addresses and the families that read them.

Every `families/NAME.py` has `parse(text, rules) -> Parsed`, which raises `Bad`. The text is not empty, printable ASCII
without white space and at most 512 characters. A ValueError from a codec counts as bad_format, BadChecksum as
bad_checksum. A family may also have

- `bind(rules) -> Callable[[str], Parsed]`: the same check, with everything that depends on the rules worked out once;
- `heads(rules) -> tuple[str, ...]`: what any of its addresses starts with, in lower case, so that a text need
  not be tried on every network;
- `second_look(parsed) -> tuple[Notice, ...]`: slow thoughts for one address, not for bulk.

The `memo` column of a network: `none`, or the kinds it may have, `|` between them (`tag:uint32`, `text:28`,
`id:uint64`, `hash:32`), then a space and `required`, `optional` (a warning asks for it) or `rare` (allowed, not asked).
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple, cast

Rules = Mapping[str, str]  # the network's parameters: {"p2pkh": "00", "hrp": "bc"}


class Notice(NamedTuple):
    """A warning shown beside a valid address: `code` is stable, `message` is a sentence."""

    code: str
    message: str


class Parsed(NamedTuple):
    """What a family read.

    `text` is the canonical text, `payload` the decoded body (hash, key, ...; b"" where there is none) by which burn
    addresses and token contracts are recognised, `memo` a memo or tag that the address itself carries ("" where the
    address itself says that none is needed).
    """

    text: str
    kind: str
    payload: bytes
    memo: str | None = None
    notices: tuple[Notice, ...] = ()


Made = Callable[[tuple[str, str, bytes, str | None, tuple[Notice, ...]]], Parsed]
made = cast("Made", partial(tuple.__new__, Parsed))
"""A Parsed from its five fields in a tuple, in half the time: for readers that are asked a million times."""


class Bad(Exception):
    """A family's no: `code` is one of `errors.CODES`, `message` a sentence, `hint` what to do instead."""

    def __init__(self, code: str, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
