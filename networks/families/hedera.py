"""Hedera accounts: shard.realm.number with or without the checksum of HIP-15, and the EVM alias.

Rules: `ledger` the ledger's id in hex, which the checksum covers, `test` those of the test networks, with commas.
https://github.com/hashgraph/hedera-improvement-proposal/blob/main/HIP/hip-15.md
"""

from string import ascii_lowercase, digits

from ..parsed import Bad, Notice, Parsed, Rules
from . import evm

_PARTS = 3
_MOST = 1 << 63
_P3, _P5 = 26**3, 26**5
_SYSTEM = 1000  # numbers below it belong to the network itself
_LETTERS = 5
_NO_CHECKSUM = Notice("no_checksum", "The account is written without its checksum: compare it whole with its source.")
_ELSEWHERE = Notice("unusual_shard", "All of today's accounts start with 0.0.: make sure that this one exists.")
_SYSTEM_NOTICE = Notice("system_account", "Numbers below 1000 are the network's own accounts, hardly a person's.")
_ALIAS = Notice(
    "evm_alias",
    "This is the EVM form of a Hedera account: the 0.0. form is safer, as it says which network it belongs to.",
)


def checksum(account: str, ledger: bytes) -> str:
    """The five letters of HIP-15 for an account without checksum."""
    values = [10 if letter == "." else int(letter) for letter in account]
    total = 0
    for value in values:
        total = (total * 31 + value) % _P3
    salt = 0
    for byte in ledger + bytes(6):
        salt = (salt * 31 + byte) % _P5
    places = (len(values) % 5 * 11 + sum(values[::2]) % 11) * 11 + sum(values[1::2]) % 11
    number = (places * _P3 + total + salt) * 1_000_003 % _P5
    return "".join(ascii_lowercase[number // 26**place % 26] for place in reversed(range(_LETTERS)))


def parse(text: str, rules: Rules) -> Parsed:
    """The account with its checksum if it had one; payload is shard, realm and number, or the 20 bytes of an alias."""
    if text[:2] == "0x":
        return _alias(text)
    account, dash, check = text.partition("-")
    parts = account.split(".")
    if len(parts) != _PARTS or not all(_is_number(part) for part in parts):
        raise Bad("bad_format", "A Hedera account is three numbers with dots between them, like 0.0.12345.")
    if dash and (len(check) != _LETTERS or check.strip(ascii_lowercase)):
        raise Bad("bad_format", "After the dash a Hedera account has the five lower-case letters of its checksum.")
    if dash and check != checksum(account, bytes.fromhex(rules["ledger"])):
        raise _wrong_checksum(account, check, rules)
    shard, realm, number = (int(part) for part in parts)
    if not shard and not realm and not number:
        raise Bad("burn_address", "This is the zero account: nobody has its key, and what is sent there is lost.")
    notices = [] if dash else [_NO_CHECKSUM]
    if shard or realm:
        notices.append(_ELSEWHERE)
    elif number < _SYSTEM:
        notices.append(_SYSTEM_NOTICE)
    payload = b"".join(part.to_bytes(8, "big") for part in (shard, realm, number))
    return Parsed(text, "account", payload, None, tuple(notices))


def heads(_rules: Rules) -> tuple[str, ...]:
    """What an address starts with."""
    return tuple(digits)


def _is_number(part: str) -> bool:
    return part.isdigit() and (part == "0" or part[0] != "0") and len(part) < 20 and int(part) < _MOST  # noqa: PLR2004 - digits of 2**63


def _wrong_checksum(account: str, check: str, rules: Rules) -> Bad:
    for ledger in filter(None, rules.get("test", "").split(",")):
        if check == checksum(account, bytes.fromhex(ledger)):
            return Bad("testnet", "The checksum is that of a test network.")
    return Bad("bad_checksum", "The five letters are a checksum (HIP-15), and it does not fit: something was changed.")


def _alias(text: str) -> Parsed:
    parsed = evm.parse(text, {})
    if not parsed.payload[:12].strip(b"\0"):
        number = int.from_bytes(parsed.payload[12:], "big")
        raise Bad(
            "not_payable",
            "This is the long-zero form of a Hedera account number, which hardly any service pays.",
            hint=f"Use 0.0.{number}.",
        )
    return Parsed(parsed.text, "evm-alias", parsed.payload, None, (_ALIAS, *parsed.notices))
