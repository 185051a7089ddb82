"""Ergo addresses: base58 of a byte for network and type, a key or script, and four bytes of BLAKE2b-256.

Rules: `net` the network's bits in hex, `other` the other network's.
https://docs.ergoplatform.com/dev/wallet/address/
"""

from hashlib import blake2b

from ..codec import base58
from ..parsed import Bad, Notice, Parsed, Rules

_CHECK = 4
_KEY, _SCRIPT_HASH, _SCRIPT = 1, 2, 3  # types
_KEY_BYTES, _HASH_BYTES = 33, 24
_SHORTEST, _LONGEST = 30, 512  # characters
_NAMES = {_KEY: "p2pk", _SCRIPT_HASH: "p2sh", _SCRIPT: "p2s"}
_NOTICE = (Notice("script_address", "This is a contract's address, not a wallet's: coins sent there may be lost."),)


def parse(text: str, rules: Rules) -> Parsed:
    """The text as it is; payload is the key, the script hash or the script."""
    if not _SHORTEST <= len(text) <= _LONGEST:
        raise Bad("bad_length", f"No Ergo address has {len(text)} characters.")
    try:
        raw = base58.decode(text)
    except ValueError:
        raise Bad("bad_format", "An Ergo address has base58 characters only (no 0, O, I, l).") from None
    body = raw[:-_CHECK]
    if blake2b(body, digest_size=32).digest()[:_CHECK] != raw[-_CHECK:]:
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
    network, kind = body[0] & 0xF0, body[0] & 0x0F
    if network != int(rules["net"], 16):
        test = network == int(rules["other"], 16) > 0
        raise Bad("testnet" if test else "wrong_network", "The address belongs to another network of Ergo.")
    content = body[1:]
    if kind not in _NAMES or not content or not _fits(kind, content):
        raise Bad("bad_format", "The address has a type or a length that Ergo does not have.")
    return Parsed(text, _NAMES[kind], content, None, () if kind == _KEY else _NOTICE)


def _fits(kind: int, content: bytes) -> bool:
    if kind == _KEY:
        return len(content) == _KEY_BYTES and content[0] in (2, 3)
    return kind == _SCRIPT or len(content) == _HASH_BYTES
