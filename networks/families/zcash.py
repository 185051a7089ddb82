"""Zcash addresses: transparent (t1, t3), TEX, Sapling (zs1) and unified (u1); Sprout (zc) is no longer paid to.

Rules: `p2pkh` and `p2sh` version bytes, `sprout` its two, `tex`, `sapling` and `unified` the prefixes.
https://zips.z.cash/zip-0316 (unified), https://zips.z.cash/zip-0320 (TEX), https://zips.z.cash/protocol/protocol.pdf
"""

from collections.abc import Callable

from ..codec import base58, bech32, f4jumble
from ..codec.bech32 import BECH32, BECH32M
from ..codec.errors import BadChecksum
from ..parsed import Bad, Notice, Parsed, Rules
from . import base58check

_TRANSPARENT_LENGTH = 35  # characters: t1 and t3; no other form is as short
_SPROUT_LENGTH = 95  # characters
_SPROUT_BYTES = 66
_SAPLING = 43  # bytes: diversifier and transmission key
_TEX = 20
_LIMIT = 512
_PADDING = 16
_SIZES = {0: 20, 1: 20, 2: _SAPLING, 3: 43}  # receivers: p2pkh, p2sh, sapling, orchard
_SHIELDED = 2  # the first shielded type
_MOST_TYPE = 0x02000000
_WIDTHS = {253: 2, 254: 4}
_TEX_NOTICE = (
    Notice("transparent_only", "A TEX address accepts coins from transparent addresses only, as exchanges send them."),
)
_SHIELDED_NOTICE = (
    Notice("shielded", "Not every service can pay to a shielded address; a t1... address is the safer one."),
)


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one network."""
    transparent = base58check.bind({"p2pkh": rules["p2pkh"], "p2sh": rules["p2sh"]})
    readers = {"unified": _unified, "sapling": _sapling, "tex": _tex}
    by_prefix = [(rules[kind], reader) for kind, reader in readers.items()]

    def read(text: str) -> Parsed:
        if len(text) == _TRANSPARENT_LENGTH:
            return transparent(text)
        lower = text.lower()
        for hrp, reader in by_prefix:
            if lower.startswith(hrp + "1"):
                return reader(lower, hrp, *_bech32(text, hrp))
        if len(text) == _SPROUT_LENGTH and not text.strip(base58.BITCOIN):
            raise _sprout(text, rules["sprout"])
        return transparent(text)

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The text (bech32 forms in lower case); payload is the hash or the keys, or all receivers of a unified one."""
    return bind(rules)(text)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    return (*(rules[kind] + "1" for kind in ("unified", "sapling", "tex")), "t")


def _bech32(text: str, hrp: str) -> tuple[bytes, int]:
    try:
        found, values, constant = bech32.decode(text, limit=_LIMIT)
        raw = bech32.to_bytes(values)
    except BadChecksum:
        raise Bad("bad_checksum", f"This {hrp}1 address was changed: the checksum does not fit.") from None
    except ValueError as no:
        raise Bad("bad_format", f"Not a {hrp}1 address: {no}.") from None
    if found != hrp:
        raise Bad("bad_format", f"Not a {hrp}1 address: it has another 1 in it.")
    return raw, constant


def _sapling(lower: str, hrp: str, raw: bytes, constant: int) -> Parsed:
    if constant != BECH32 or len(raw) != _SAPLING:
        raise Bad("bad_format", f"Not a {hrp}1 address: it does not hold what a Sapling address holds.")
    return Parsed(lower, "sapling", raw, None, _SHIELDED_NOTICE)


def _tex(lower: str, hrp: str, raw: bytes, constant: int) -> Parsed:
    if constant != BECH32M or len(raw) != _TEX:
        raise Bad("bad_format", f"Not a {hrp}1 address: it does not hold what a TEX address holds.")
    return Parsed(lower, "tex", raw, None, _TEX_NOTICE)


def _unified(lower: str, hrp: str, raw: bytes, constant: int) -> Parsed:
    padding = hrp.encode().ljust(_PADDING, b"\0")
    if constant != BECH32M or len(raw) < f4jumble.SHORTEST:
        raise Bad("bad_format", f"Not a {hrp}1 address: it does not hold what a unified address holds.")
    plain = f4jumble.invert(raw)
    if plain[-_PADDING:] != padding:
        raise Bad("bad_checksum", f"This {hrp}1 address was changed: its padding does not fit.")
    kinds = _receivers(plain[:-_PADDING])
    if {0, 1} <= kinds or not any(kind >= _SHIELDED for kind in kinds):
        raise Bad("bad_format", "A unified address has a shielded receiver, and at most one transparent one.")
    if not kinds & set(_SIZES):
        raise Bad("bad_format", "The unified address has no receiver that is known today.")
    return Parsed(lower, "unified", plain[:-_PADDING], None, _SHIELDED_NOTICE)


def _receivers(data: bytes) -> set[int]:
    """The types in a unified address, which stand in ascending order, each with as many bytes as it needs."""
    kinds: list[int] = []
    at = 0
    while at < len(data):
        kind, at = _compact(data, at)
        size, at = _compact(data, at)
        if size > len(data) - at or size != _SIZES.get(kind, size):
            raise Bad("bad_format", "A receiver in the unified address is not as long as its type asks.")
        if kind > _MOST_TYPE or (kinds and kind <= kinds[-1]):
            raise Bad("bad_format", "The receivers in the unified address are not in order.")
        kinds.append(kind)
        at += size
    return set(kinds)


def _compact(data: bytes, at: int) -> tuple[int, int]:
    """A whole number in Bitcoin's compact form, the shortest one."""
    first = data[at] if at < len(data) else 0xFF
    if first < min(_WIDTHS):
        return first, at + 1
    width = _WIDTHS.get(first, len(data))
    number = int.from_bytes(data[at + 1 : at + 1 + width], "little")
    if at + 1 + width > len(data) or number < (min(_WIDTHS) if width == min(_WIDTHS.values()) else 1 << 16):
        raise Bad("bad_format", "The unified address is cut off, or holds a number longer than it need be.")
    return number, at + 1 + width


def _sprout(text: str, version: str) -> Bad:
    try:
        raw = base58.decode_check(text)
    except ValueError:
        return Bad("bad_checksum", "The checksum does not fit, and Sprout (zc...) addresses are no longer paid to.")
    if len(raw) != _SPROUT_BYTES or raw[:2].hex() != version:
        return Bad("wrong_network", "The version bytes of this address are another network's.")
    return Bad(
        "not_payable",
        "Sprout (zc...) addresses no longer receive coins.",
        hint="Ask the receiver for a t1..., u1... or zs1... address.",
    )
