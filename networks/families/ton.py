"""TON addresses: the user-friendly form with flags and CRC16, and the raw form workchain:hash.

Rules: `test` where the network wants the test flag.
https://github.com/ton-blockchain/TEPs/blob/master/text/0002-address.md
"""

from binascii import a2b_base64, crc_hqx

from ..parsed import Bad, Notice, Parsed, Rules

_FRIENDLY = 48  # characters
_RAW_DIGITS = 64
_BOUNCEABLE, _NON_BOUNCEABLE, _TEST = 0x11, 0x51, 0x80
_WORKCHAINS = {0: 0, 0xFF: -1}
_STANDARD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
_URL_SAFE = _STANDARD - {"+", "/"} | {"-", "_"}
_BOUNCE_NOTICE = Notice(
    "bounceable",
    "Coins sent to a bounceable (EQ...) address come back where the wallet was never used: the UQ... form of the same"
    " address is safer for a new wallet.",
)
_RAW_NOTICE = Notice(
    "no_checksum",
    "The raw form has no checksum, so a mistyped digit cannot be noticed: the UQ... form is the one to give.",
)
_MASTERCHAIN = Notice("masterchain", "The address is on the masterchain, where hardly any wallet lives.")


def parse(text: str, rules: Rules) -> Parsed:
    """The URL-safe form, or the raw one in lower case; payload is the 32-byte account hash."""
    if len(text) == _FRIENDLY and ":" not in text:
        return _friendly(text, bool(rules.get("test")))
    if ":" in text:
        return _raw(text)
    if not set(text) <= _STANDARD | _URL_SAFE:
        raise Bad("bad_format", "A TON address is 48 base64 characters, or 0: and 64 hexadecimal digits.")
    raise Bad("bad_length", f"A TON address has {_FRIENDLY} characters, this text has {len(text)}.")


def _friendly(text: str, test: bool) -> Parsed:  # noqa: FBT001 - which of two networks
    if not (_URL_SAFE.issuperset(text) or _STANDARD.issuperset(text)):
        raise Bad("bad_format", "A TON address is base64, with - and _ or with + and /, never both.")
    text = text.replace("+", "-").replace("/", "_")
    raw = a2b_base64(text.replace("-", "+").replace("_", "/"))
    if crc_hqx(raw[:34], 0) != int.from_bytes(raw[34:], "big"):
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
    tag, workchain = raw[0] & ~_TEST, _WORKCHAINS.get(raw[1])
    if tag not in (_BOUNCEABLE, _NON_BOUNCEABLE) or workchain is None:
        raise Bad("bad_format", "The address has flags or a workchain that TON does not have.")
    if bool(raw[0] & _TEST) != test:
        if test:
            raise Bad("wrong_network", "The address is not marked as one of the test network.")
        raise Bad("testnet", "The address is marked as one of the test network.")
    notices = (_MASTERCHAIN,) if workchain else ()
    if tag == _BOUNCEABLE:
        return Parsed(text, "bounceable", raw[2:34], None, (_BOUNCE_NOTICE, *notices))
    return Parsed(text, "non-bounceable", raw[2:34], None, notices)


def _raw(text: str) -> Parsed:
    workchain, _, digits = text.partition(":")
    if workchain not in ("0", "-1") or digits.strip("0123456789abcdefABCDEF"):
        raise Bad("bad_format", "A raw TON address is 0: (or -1:) and 64 hexadecimal digits.")
    if len(digits) != _RAW_DIGITS:
        raise Bad("bad_length", f"A raw TON address has 64 digits after the colon, this text has {len(digits)}.")
    notices = (_RAW_NOTICE, _MASTERCHAIN) if workchain == "-1" else (_RAW_NOTICE,)
    return Parsed(text.lower(), "raw", bytes.fromhex(digits), None, notices)
