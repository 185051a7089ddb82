"""Memos, tags and payment ids: which a network knows, and whether one fits.

The rule is the `memo` column: `none`, or kinds with `|` between them, then `required`, `optional` or `rare`.
"""

from typing import NamedTuple

from . import hygiene, words
from .address import Network
from .errors import AddressError
from .parsed import Notice

_WORDS = {"tag": "destination tag", "text": "memo", "id": "memo id", "hash": "memo hash"}
_TRIMMED = (Notice("memo_trimmed", "White space around the memo was taken off."),)


class Memo(NamedTuple):
    """A network's rule: pairs of what it is called and of what type (`uint32`, a number of bytes), and the asking."""

    kinds: tuple[tuple[str, str], ...]
    asking: str
    title: str

    @property
    def word(self) -> str:
        """What people call it there."""
        return _WORDS.get(self.kinds[0][0], self.kinds[0][0]) if self.kinds else "memo"


def rule(network: Network) -> Memo:
    """The memo rule of a network."""
    words = network.memo.replace(";", " ").replace(",", " ").split() or ["none"]
    asking = next((word for word in words if word in ("required", "optional", "rare")), "optional")
    kinds = tuple(
        (name, size) for name, _, size in (kind.partition(":") for word in words for kind in word.split("|")) if size
    )
    return Memo(kinds, asking if kinds else "none", network.title)


def memo_rule(name: str) -> Memo:
    """The memo rule of a network by name or alias: what may be asked for, and how insistently."""
    return rule(words.network(name))


def settle(memo: Memo, given: str | None, inside: str | None, network: str) -> tuple[str | None, tuple[Notice, ...]]:
    """The memo that a payment carries, and a warning where none was given though one may be needed.

    `given` is None where nobody said, "" where the user says that none is needed; `inside` is the one that the
    address carries.
    AddressError `memo_required` or `bad_memo`.
    """
    if given is not None and not isinstance(given, str):  # 0 is a tag that somebody needs, not "none"
        raise AddressError(
            "bad_memo", "A memo is text.", network=network, hint="Give a number as its digits, like '0'."
        )
    if given:
        if inside is not None and not _same(given, inside):
            what = f"already carries the {memo.word} {inside}" if inside else f"says that no {memo.word} is needed"
            raise AddressError(
                "bad_memo",
                f"The address {what}: a second, different one is refused.",
                network=network,
                hint="Leave the second one out, or ask the receiver which is right.",
            )
        return _fitting(memo, given, network)
    if inside:
        return inside, ()
    if given is None and inside is None:
        if memo.asking == "required":
            raise AddressError(
                "memo_required",
                f"A payment on {memo.title} needs a {memo.word}.",
                network=network,
                hint='Ask the receiver for it; an empty one ("") says that none is needed.',
            )
        if memo.asking == "optional":
            message = (
                f"Exchanges need a {memo.word} on {memo.title}, or the money is not credited; a wallet needs none."
            )
            return None, (Notice("memo_maybe", message),)
    return None, ()


def _fitting(memo: Memo, given: str, network: str) -> tuple[str, tuple[Notice, ...]]:
    def no(message: str, hint: str) -> AddressError:
        return AddressError("bad_memo", message, network=network, hint=hint)

    if not memo.kinds:
        raise no(f"Payments on {memo.title} carry no memo.", "Leave it out, and ask the receiver what it is for.")
    text = given.strip()
    fitting = [size for _, size in memo.kinds if _fits(size, text)]
    if not fitting:
        wanted = " or ".join(_wanted(name, size) for name, size in memo.kinds)
        raise no(f"This does not fit: on {memo.title} it is {wanted}.", "Copy it again from its source.")
    if all(size.startswith("uint") for _, size in memo.kinds):
        text = str(int(text))  # a number is written in one way
    return text, (_TRIMMED if given != given.strip() else ()) + _strange(text)


def _strange(text: str) -> tuple[Notice, ...]:
    """A warning of the first letter that only looks like one of those that memos are made of."""
    letter = next((letter for letter in text if not letter.isascii()), None)
    if letter is None:
        return ()
    message = f"The memo has the letter {hygiene.named(letter)}: compare it with its source, letter by letter."
    return (Notice("memo_letters", message),)


def _fits(size: str, text: str) -> bool:
    if size.startswith("uint"):
        return text.isascii() and text.isdigit() and len(text) <= 20 and int(text) < 1 << int(size[4:])  # noqa: PLR2004 - digits of 2**64
    if size.startswith("hex"):
        return len(text) == 2 * int(size[3:]) and not text.strip("0123456789abcdefABCDEF")
    return text.isprintable() and 0 < len(text.encode(errors="replace")) <= int(size)


def _wanted(name: str, size: str) -> str:
    if size.startswith("uint"):
        return f"a {_WORDS.get(name, name)} from 0 to {(1 << int(size[4:])) - 1}"
    if size.startswith("hex"):
        return f"a {_WORDS.get(name, name)} of {2 * int(size[3:])} hex digits"
    return f"a {_WORDS.get(name, name)} of at most {size} bytes"


def _same(given: str, inside: str) -> bool:
    if given.isascii() and given.isdigit() and inside.isdigit():
        return given.lstrip("0") == inside.lstrip("0")
    return given == inside
