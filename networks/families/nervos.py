"""Nervos CKB addresses: bech32m of a lock script, and the older bech32 forms.

Rules: `hrp` the prefix.
https://github.com/nervosnetwork/rfcs/blob/master/rfcs/0021-ckb-address-format/0021-ckb-address-format.md
"""

from ..codec import bech32
from ..codec.bech32 import BECH32M
from ..codec.errors import BadChecksum
from ..parsed import Bad, Notice, Parsed, Rules

_LIMIT = 512  # characters
_FULL, _SHORT, _FULL_DATA, _FULL_TYPE = 0, 1, 2, 4
_CODE_HASH = 32
_HASH_TYPES = (0, 1, 2, 4)
_SHORT_SIZES = {0: (20,), 1: (20,), 2: (20, 21, 22)}  # lock scripts by number: a key, several keys, anyone can pay
_OLD = (
    Notice("old_form", "The form is deprecated, and newer wallets refuse it: ask for the usual long ckb1qz... form."),
)


def parse(text: str, rules: Rules) -> Parsed:
    """The text in lower case; payload is the whole lock script."""
    hrp = rules["hrp"]
    if not text.lower().startswith(hrp + "1"):
        raise Bad("bad_format", f"An address of this network starts with {hrp}1.")
    try:
        found, values, constant = bech32.decode(text, limit=_LIMIT)
        raw = bech32.to_bytes(values)
    except BadChecksum:
        raise Bad("bad_checksum", f"This {hrp}1 address was changed: the checksum does not fit.") from None
    except ValueError as no:
        raise Bad("bad_format", f"Not a {hrp}1 address: {no}.") from None
    if found != hrp or not raw:
        raise Bad("bad_format", f"Not a {hrp}1 address: it has another 1 in it.")
    if (constant == BECH32M) != (raw[0] == _FULL):
        raise Bad("bad_checksum", "The checksum is of the wrong kind for this form of address.")
    return _script(text.lower(), raw)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    return (rules["hrp"] + "1",)


def _script(text: str, raw: bytes) -> Parsed:
    form, body = raw[0], raw[1:]
    if form == _FULL and len(body) > _CODE_HASH and body[_CODE_HASH] in _HASH_TYPES:
        return Parsed(text, "full", body)
    if form == _SHORT and len(body) > 1 and len(body) - 1 in _SHORT_SIZES.get(body[0], ()):
        return Parsed(text, "short", body, None, _OLD)
    if form in (_FULL_DATA, _FULL_TYPE) and len(body) >= _CODE_HASH:
        return Parsed(text, "full-old", body, None, _OLD)
    raise Bad("bad_format", "The address does not hold a whole lock script.")
