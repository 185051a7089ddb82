"""Rows of every sort, and what of two verdicts must be the same."""

from typing import NamedTuple

TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
RIPPLE = "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY"
ETHEREUM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
OFF_CURVE = "8qbHbw2BbbTHBW1sbeqakYXVKRQM8Ne7pLK7m6CVfeR"


class Named(NamedTuple):
    """A row with names: a tuple, and more than one."""

    where: str
    text: str
    memo: str | None


class Text(str):
    """Text that is more than text."""

    __slots__ = ()


PLAIN = [
    ("tron", TRON),
    ("USDT:tron", TRON),
    ("USDT:tron", "nothing"),
    ("nosuch", TRON),
    ("XRP", RIPPLE, "7"),
    ("XRP", RIPPLE, None),
    ("XRP", RIPPLE, ""),
    ("XRP", RIPPLE, "x"),
    ("ethereum", ETHEREUM),
    ("ethereum", ETHEREUM.lower()),
    ("ethereum", ETHEREUM.swapcase()),
    ("USDT:ethereum", "0xdAC17F958D2ee523a2206206994597C13D831ec7"),
    ("bitcoin", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"),
    ("bitcoin", "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"),
    ("solana", OFF_CURVE),
    ("tron", f"  {TRON}\n"),
    ("tron", "T\ud800\u200b"),
    ("tr\ud800n", TRON),
    ("tron", f"tron:{TRON}"),
    ("tron", ""),
    ("", ""),
]
STRANGE = [
    None,
    5,
    (),
    [],
    "",
    "ab",
    b"x",
    {},
    object(),
    ("tron",),
    ("tron", TRON, "memo", "more"),
    ["tron", TRON],
    Named("tron", TRON, None),
    Named("XRP", RIPPLE, "7"),
    ("tron", None),
    ("tron", b"T"),
    ("tron", 5),
    ("tron", True),
    (None, TRON),
    (["tron"], TRON),
    (float("nan"), TRON),
    ("XRP", RIPPLE, 7),
    ("XRP", RIPPLE, b"7"),
    (Text("tron"), TRON),
    ("tron", Text(TRON)),
    ("XRP", RIPPLE, Text("7")),
    ("tron", "x" * 5000),
    ("tron", "x" * 300_000),
    ("x" * 300_000, TRON),
    ("XRP", RIPPLE, "7" * 300_000),
]


def seen(verdict):
    """All of a verdict, types too: an error is compared by what it says."""
    where, address, error = verdict
    said = error and (
        type(error),
        str(error),
        error.code,
        error.message,
        error.hint,
        error.network,
        error.asset,
        error.looks_like,
    )
    parts = address and [*address, *(part for notice in address.warnings for part in notice)]
    kinds = [*map(type, parts or ())], [*map(type, address.warnings if address else ())]
    return type(verdict), type(where), repr(where), type(address), parts, kinds, said
