"""SS58, the addresses of Substrate chains (Polkadot and others): a network prefix, 32 bytes and a BLAKE2b checksum.

Rules: `ss58` the network's prefix, `also` other prefixes that its wallets take, accepted with a warning.
https://docs.polkadot.com/polkadot-protocol/parachain-basics/accounts/, https://github.com/paritytech/ss58-registry
"""

from collections.abc import Callable
from hashlib import blake2b

from ..codec import base58
from ..parsed import Bad, Notice, Parsed, Rules, made

_ACCOUNT = 32
_CHECK = 2
_LENGTHS = range(35, 51)  # characters: 46 or more, unless the account begins with zeros
_ONE_BYTE = 64  # prefixes below it take one byte, the others two
_number = base58.reader()
_Kinds = dict[bytes, tuple[Notice, ...]]


def prefix_bytes(prefix: int) -> bytes:
    """How a network prefix is written: one byte, or two with its 14 bits spread over them."""
    if prefix < _ONE_BYTE:
        return bytes([prefix])
    return bytes([prefix >> 2 & 0x3F | 0x40, prefix >> 8 | (prefix & 3) << 6])


def checksum(body: bytes) -> bytes:
    """The two checksum bytes of prefix and account."""
    return blake2b(b"SS58PRE" + body).digest()[:_CHECK]


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    known = _known(rules)
    own = prefix_bytes(int(rules["ss58"]))

    def write(account: bytes) -> str:
        return base58.encode(own + account + checksum(own + account))

    def read(text: str) -> Parsed:
        if len(text) not in _LENGTHS:
            raise _wrong_length(text)
        raw = _bytes(text)
        width = 1 if raw[0] < _ONE_BYTE else 2
        if len(raw) != width + _ACCOUNT + _CHECK or raw[0] >= 2 * _ONE_BYTE:
            raise Bad("bad_length", "The text does not stand for a prefix and the 32 bytes of an account.")
        body = raw[:-_CHECK]
        if checksum(body) != raw[-_CHECK:]:
            raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
        notices = known.get(body[:width])
        if notices is None:
            raise Bad(
                "wrong_network",
                f"The address is written for another chain (SS58 prefix {_prefix(body)}).",
                hint=f"If the receiver's own wallet holds this account here too, ask for it as {write(body[width:])}.",
            )
        return made((text, "account", body[width:], None, notices))

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The text as it is; payload is the 32-byte account."""
    return bind(rules)(text)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    found = set()
    for prefix in _known(rules):
        low, high = (base58.encode(prefix + byte * (_ACCOUNT + _CHECK)) for byte in (b"\0", b"\xff"))
        first, last = (base58.BITCOIN.index(text[0]) for text in (low, high))
        found |= set((base58.BITCOIN if len(low) != len(high) else base58.BITCOIN[first : last + 1]).lower())
    return tuple(sorted(found))


def _known(rules: Rules) -> _Kinds:
    found: _Kinds = {prefix_bytes(int(rules["ss58"])): ()}
    for prefix in rules.get("also", "").split(","):
        if prefix:
            message = (
                f"This is a form (SS58 prefix {prefix}) that the chain shares with others: ask whether it is meant."
            )
            found[prefix_bytes(int(prefix))] = (Notice("shared_prefix", message),)
    return found


def _bytes(text: str) -> bytes:
    try:
        value = _number(text)
    except ValueError:
        raise Bad("bad_format", "An address of this chain has base58 characters only (no 0, O, I, l).") from None
    zeros = len(text) - len(text.lstrip("1"))
    return bytes(zeros) + value.to_bytes((value.bit_length() + 7) // 8, "big")


def _prefix(body: bytes) -> int:
    if body[0] < _ONE_BYTE:
        return body[0]
    return (body[0] & 0x3F) << 2 | body[1] >> 6 | (body[1] & 0x3F) << 8


def _wrong_length(text: str) -> Bad:
    if text.strip(base58.BITCOIN):
        return Bad("bad_format", "An address of this chain has base58 characters only (no 0, O, I, l).")
    return Bad("bad_length", f"An address of this chain has 46 to 50 characters, this text has {len(text)}.")
