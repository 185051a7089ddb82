"""EOS and its relatives: account names of up to twelve characters. A public key is no address, save on FIO.

Rules: `key` the prefix of public keys; `pay` is `name`, or `key` where keys are paid.
https://docs.eosnetwork.com/docs/latest/core-concepts/accounts, https://dev.fio.net/docs/public-keys
"""

from ..cautions import NAME
from ..codec import base58
from ..codec.ripemd import ripemd160
from ..names import SERVICES
from ..parsed import Bad, Notice, Parsed, Rules

_NAME = frozenset("abcdefghijklmnopqrstuvwxyz12345.")
_LONGEST = 12
_KEY_BYTES = 33
_POINT = (b"\2", b"\3")  # how a compressed point begins
_SUFFIXES = {"PUB_K1_": b"K1", "PUB_R1_": b"R1"}
_SHORT = (
    *NAME,
    Notice("short_name", "Ordinary accounts have exactly twelve characters; a shorter name was bought in an auction."),
)


def parse(text: str, rules: Rules) -> Parsed:
    """The text as it is; a name has no payload, a key has its 33 bytes."""
    kind = key_kind(text, rules["key"])
    if kind:
        if rules.get("pay") == "key":
            return Parsed(text, "public-key", kind)
        raise Bad("not_payable", "This is a public key, not an account.", hint="Ask for the account's name.")
    if rules.get("pay") == "key":
        raise Bad("bad_format", f"An address of this network is a public key that starts with {rules['key']}.")
    return _name(text)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with; nothing that could be told where it is a name."""
    return (rules["key"].lower(),) if rules.get("pay") == "key" else ()


def key_kind(text: str, prefix: str) -> bytes:
    """The bytes of a public key; b"" where the text is none."""
    heads_ = {prefix: b""} if prefix == "FIO" else {prefix: b"", **_SUFFIXES}
    for head, salt in heads_.items():
        if text.startswith(head) and len(text) > _LONGEST + len(head):
            raw = base58.decode(text[len(head) :])
            key, check = raw[:-4], raw[-4:]
            if len(key) != _KEY_BYTES or key[:1] not in _POINT:
                raise Bad("bad_length", "The text does not stand for a public key.")
            if ripemd160(key + salt)[:4] != check:
                raise Bad("bad_checksum", "This public key was changed: its checksum does not fit.")
            return key
    return b""


def _name(text: str) -> Parsed:
    if not _NAME.issuperset(text):
        raise Bad("bad_format", "An account name has the letters a to z, the digits 1 to 5 and dots only.")
    if len(text) > _LONGEST:
        raise Bad("bad_length", f"An account name has at most {_LONGEST} characters, this text has {len(text)}.")
    if text[0] == "." or text[-1] == ".":
        raise Bad("bad_format", "An account name neither begins nor ends with a dot.")
    if text == "eosio" or text.startswith("eosio."):
        raise Bad("not_payable", "This is an account of the chain itself, not a wallet.")
    if "." in text and text.rpartition(".")[2] in SERVICES:
        raise Bad("bad_format", "Names with this ending are a name service's, not accounts of this network.")
    kind = "unusual-name" if "." in text else "account-name"  # with a dot: only the owner of the end makes such names
    return Parsed(text, kind, b"", None, NAME if len(text) == _LONGEST else _SHORT)
