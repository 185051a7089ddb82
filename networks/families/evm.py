"""Addresses of Ethereum and the chains that copied it: 0x and 40 hex digits, with a checksum in their case (EIP-55).

Rules: `short` the ERC-3770 name, `called` the other words that people write before the colon in its place (the tables
fill them in, with commas, in lower case), `prefix` a chain's own spelling of 0x (`xdc`, `ronin:`), `checksum`
`eip1191:CHAIN` or `wanchain` where the chain has a case checksum of its own beside Ethereum's, `coin_of` the network
whose coin pays the fees where it is another's.
https://eips.ethereum.org/EIPS/eip-55, https://eips.ethereum.org/EIPS/eip-1191, https://eips.ethereum.org/EIPS/eip-3770
"""

from collections.abc import Callable

from ..codec.keccak import keccak256
from ..parsed import Bad, Notice, Parsed, Rules, made

_LENGTH = 42  # 0x and the digits
_DIGITS = 40
_HIGH = bytes(chr(code) in "89abcdef" for code in range(256))
_LETTER = bytes(chr(code) in "abcdef" for code in range(256))
_CAPITALS = bytes(ord("8" if chr(code) in "ABCDEF" else "0") for code in range(256))
_TOPS = int("8" * _DIGITS, 16)  # the top bit of every digit
_HASHED = _DIGITS // 2  # bytes of the hash that there are digits for
_ALL_ONES = int.from_bytes(b"\1" * _DIGITS, "big")
_UNCHECKED = (
    Notice(
        "no_checksum",
        "The address is written in one case, so a mistyped digit cannot be noticed: compare it whole with its source.",
    ),
)
_FOREIGN_CASE = (
    Notice("other_checksum", "The case of the letters is Ethereum's checksum, not the one this chain's wallets write."),
)


def checksummed(lower: str, salt: str = "", flip: int = 0) -> str:
    """The 40 lower-case digits `lower` in checksum case: a letter is upper case where its digit of the hash is over 7.

    All forty decisions are taken at once, a byte each; `flip` of _ALL_ONES turns them all around.
    """
    raw = lower.encode()
    high = keccak256((salt + lower).encode()).hexdigest()[:_DIGITS].encode().translate(_HIGH)
    upper = (int.from_bytes(high, "big") ^ flip) & int.from_bytes(raw.translate(_LETTER), "big")
    return (int.from_bytes(raw, "big") - (upper << 5)).to_bytes(_DIGITS, "big").decode()


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    own = _own_checksum(rules.get("checksum", ""))
    from_bytes = int.from_bytes

    def read(text: str) -> Parsed:
        if text[:2] != "0x" or len(text) != _LENGTH:
            text = _plain(text, rules)
        body = text[2:]
        try:
            payload = bytes.fromhex(body)
        except ValueError:
            raise Bad("bad_format", "After 0x an address has hexadecimal digits only (0-9, a-f).") from None
        if own is None:  # checksummed() without writing the text: which digits are to be capitals, and which are
            raw = body.encode()
            digits = from_bytes(payload, "big")
            high = from_bytes(keccak256(raw.lower()).digest()[:_HASHED], "big")
            if high & digits & (digits << 1 | digits << 2) & _TOPS == int(raw.translate(_CAPITALS), 16):
                return made((text, "eip55", payload, None, ()))
        lower = body.lower()
        proper = checksummed(lower)
        best = proper if own is None else own(lower)
        if body == best:
            return Parsed(text, "own-checksum", payload)
        if body in (lower, body.upper()):
            return Parsed("0x" + best, "hex", payload, None, _UNCHECKED)
        if body == proper:
            return Parsed(text, "eip55", payload, None, _FOREIGN_CASE)
        raise Bad(
            "bad_checksum",
            "The upper and lower case letters are a checksum (EIP-55), and it does not fit: a character was changed.",
            hint="Copy the address again from its source.",
        )

    return read


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    own = rules.get("prefix", "")
    return ("0x", *([own] if own else []), *(f"{word}:" for word in _words(rules) if f"{word}:" != own))


def _words(rules: Rules) -> list[str]:
    """What may stand before `:0x`, in lower case: ERC-3770 has one word, wallets and people write others."""
    words = [rules.get("short", "").lower(), *rules.get("called", "").split(",")]
    return [word for word in dict.fromkeys(words) if word and word not in _URI_SCHEMES]


def parse(text: str, rules: Rules) -> Parsed:
    """The address in checksum case; payload is its 20 bytes."""
    return bind(rules)(text)


def _own_checksum(rule: str) -> Callable[[str], str] | None:
    name, _, chain = rule.partition(":")
    if name == "eip1191":
        return lambda lower: _eip1191(lower, chain)
    if name == "wanchain":
        return lambda lower: checksummed(lower, flip=_ALL_ONES)
    return None


def _eip1191(lower: str, chain: str) -> str:
    return checksummed(lower, salt=f"{chain}0x")


def _plain(text: str, rules: Rules) -> str:
    """The 0x form of a text that is written another way, or the reason why it is none."""
    short, colon, rest = text.partition(":")
    if colon and rest[:2] == "0x" and len(rest) == _LENGTH and short.replace("-", "").replace("_", "").isalnum():
        if short.lower() in _words(rules):
            return rest
        if short.lower() not in _URI_SCHEMES:
            raise Bad("wrong_network", f"The prefix {short}: names another chain than the one chosen.")
    own = rules.get("prefix", "")
    if own and text[: len(own)].lower() == own:
        return _plain("0x" + text[len(own) :], rules)
    if text[:2] == "0x":
        if len(text) == _LENGTH:
            return text
        raise Bad("bad_length", f"An address has 40 digits after 0x, this text has {len(text) - 2}.")
    bare = text[2:] if text[:2] == "0X" else text
    if len(bare) == _DIGITS and _is_hex(bare):
        raise Bad("bad_format", "An address starts with 0x (lower-case x).", hint=f"Did you mean 0x{bare}?")
    if text[:2].upper() == "XE" and text[2:4].isdigit() and text.isalnum():
        raise Bad("bad_format", "This is the ICAP (IBAN) form, which hardly any service pays.", hint="Use the 0x form.")
    raise Bad("bad_format", "An address of this network is 0x and 40 hexadecimal digits.")


_URI_SCHEMES = frozenset({"ethereum", "polygon", "arbitrum", "base", "optimism", "bsc"})


def _is_hex(text: str) -> bool:
    return not text.strip("0123456789abcdefABCDEF")
