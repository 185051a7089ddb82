"""Internet Computer: account identifiers (64 hex digits with a CRC-32) and principals (ICRC-1).

https://docs.internetcomputer.org/references/ledger-reference, ICRC-1's TextualEncoding.md, and the interface
specification's textual form of principals.
"""

from binascii import crc32

from ..cautions import CONTRACT
from ..codec import base32
from ..parsed import Bad, Notice, Parsed, Rules

_DIGITS = 64
_CRC = 4  # bytes
_LONGEST = 29  # bytes of a principal
_PRINCIPAL_LENGTH = 63  # characters
_ANONYMOUS = b"\4"
_CANISTER = b"\1"  # how a principal ends that is a program's
_read = base32.reader(base32.LOWER)
_write = base32.writer(base32.LOWER)
_NOTICE = (
    Notice(
        "principal",
        "This is a principal; exchanges pay to account identifiers (64 hexadecimal digits): give that one if asked.",
    ),
)


def parse(text: str, _rules: Rules) -> Parsed:
    """The text (hex in lower case); payload is the account identifier's 32 bytes, or principal and subaccount."""
    if "-" not in text:
        return _account(text)
    head, dot, subaccount = text.partition(".")
    if not dot:
        body = _principal(text)
        return Parsed(text, "principal", body, None, _NOTICE + CONTRACT if body.endswith(_CANISTER) else _NOTICE)
    return _with_subaccount(text, head, subaccount)


def _account(text: str) -> Parsed:
    if text.strip("0123456789abcdefABCDEF"):
        raise Bad("bad_format", "An ICP address is 64 hexadecimal digits, or a principal with dashes.")
    if len(text) != _DIGITS:
        raise Bad("bad_length", f"An ICP account identifier has {_DIGITS} digits, this text has {len(text)}.")
    raw = bytes.fromhex(text)
    if crc32(raw[_CRC:]) != int.from_bytes(raw[:_CRC], "big"):
        raise Bad("bad_checksum", "The checksum does not fit: a digit was changed. Copy the address again.")
    return Parsed(text.lower(), "account-identifier", raw)


def _principal(text: str) -> bytes:
    letters = text.replace("-", "")
    if len(text) > _PRINCIPAL_LENGTH:
        raise Bad("bad_length", f"No principal has {len(text)} characters.")
    try:
        raw = _read(letters)
    except ValueError:
        raise Bad("bad_format", "A principal has the letters a-z and the digits 2-7 in groups of five.") from None
    if text != "-".join(letters[start : start + 5] for start in range(0, len(letters), 5)):
        raise Bad("bad_format", "A principal has a dash after every five characters.")
    body = raw[_CRC:]
    if len(raw) < _CRC or crc32(body) != int.from_bytes(raw[:_CRC], "big"):
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
    if len(body) > _LONGEST:
        raise Bad("bad_length", "The text stands for more bytes than a principal has.")
    if not body or body == _ANONYMOUS:
        what = "anonymous principal, which is everybody's" if body else "management canister"
        raise Bad("not_payable", f"This is the {what}: what is sent there is lost.")
    return body


def _with_subaccount(text: str, head: str, subaccount: str) -> Parsed:
    """PRINCIPAL-CHECKSUM.SUBACCOUNT, the last in hex without leading zeros."""
    principal, _, check = head.rpartition("-")
    body = _principal(principal)
    if not subaccount or subaccount[0] == "0" or subaccount.strip("0123456789abcdef") or len(subaccount) > _DIGITS:
        raise Bad("bad_format", "After the dot stands the subaccount in lower-case hex, without leading zeros.")
    whole = body + bytes.fromhex(subaccount.zfill(_DIGITS))
    if check != _write(crc32(whole).to_bytes(_CRC, "big")):
        raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
    return Parsed(text, "principal", whole, None, _NOTICE)
