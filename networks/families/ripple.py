"""XRP Ledger addresses: the classic r..., and the X-address (XLS-5d), which carries the destination tag inside.

Rules: `x` the two prefix bytes of this network's X-addresses.
https://github.com/XRPLF/XRPL-Standards/blob/master/XLS-0005-xaddresses/README.md
"""

from collections.abc import Callable
from hashlib import sha256

from ..codec import base58
from ..codec.base58 import RIPPLE
from ..parsed import Bad, Notice, Parsed, Rules, made

_CLASSIC = range(25, 36)  # characters
_CLASSIC_BYTES = 25
_X_LENGTH = 47
_X_BODY = 31  # prefix 2, account 20, flag 1, tag 8
_HAS_TAG = 1
_number = base58.reader(RIPPLE)
_TEST_X = bytes.fromhex("0493")
_MAIN_X = bytes.fromhex("0544")


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one network."""

    def read(text: str) -> Parsed:
        if text[0] != "r" or len(text) not in _CLASSIC:
            return _rare(text, rules)
        try:
            raw = _number(text).to_bytes(_CLASSIC_BYTES, "big")
        except OverflowError:
            raise Bad("bad_length", "The text stands for more than an XRP account.") from None
        if sha256(sha256(raw[:21]).digest()).digest()[:4] != raw[21:]:
            raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
        if raw[0] or ((not raw[1] or text[1] == "r") and _zeros(raw) != len(text) - len(text.lstrip("r"))):
            raise Bad("bad_length", "The text does not stand for the 20 bytes of an XRP account.")
        return made((text, "classic", raw[1:21], None, ()))

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The text as it is; payload is the 20-byte account, memo the tag inside an X-address."""
    return bind(rules)(text)


def heads(_rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    return ("r", "x", "t")


def _rare(text: str, rules: Rules) -> Parsed:
    """An X-address, or the reason why a text is none."""
    if text[0] in "XT" and len(text) == _X_LENGTH:
        return _extended(text, bytes.fromhex(rules["x"]))
    if text[0] in "rX" and not text.strip(RIPPLE):
        raise Bad(
            "bad_length", f"No XRP address has {len(text)} characters: classic ones have 25 to 35, X-addresses 47."
        )
    raise Bad("bad_format", "An XRP address starts with r, or with X where it carries the destination tag.")


def _zeros(raw: bytes) -> int:
    return len(raw) - len(raw.lstrip(b"\0"))


def _extended(text: str, prefix: bytes) -> Parsed:
    body = base58.decode_check(text, RIPPLE)
    if len(body) != _X_BODY or body[:2] not in (_MAIN_X, _TEST_X):
        raise Bad("bad_length", "The text does not stand for an X-address.")
    if body[:2] != prefix:
        if prefix == _MAIN_X:
            raise Bad("testnet", "This X-address belongs to the test network.", hint="Paste one that starts with X.")
        raise Bad("bad_format", "This X-address belongs to the main network, not to the test network.")
    account, flag, tag = body[2:22], body[22], int.from_bytes(body[23:], "little")
    if flag > _HAS_TAG or tag >> 32 or (flag == 0 and tag):
        raise Bad("bad_format", "The tag inside this X-address is none that the ledger knows.")
    memo = str(tag) if flag == _HAS_TAG else ""
    name = classic(account)
    beside = f"{name} with destination tag {tag}" if memo else f"{name} without a tag"
    notice = Notice("x_address", f"Where a service refuses X-addresses, the same account is {beside}.")
    return Parsed(text, "x-address", account, memo, (notice,))


def classic(account: bytes) -> str:
    """The r... form of a 20-byte account."""
    return base58.encode_check(b"\0" + account, RIPPLE)
