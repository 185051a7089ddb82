"""Accounts written in bech32: the Cosmos chains, and others that took the format from them.

Rules: `hrp` the prefix before the 1, `sizes` the bytes an account may have (20 unless said; 32 are module accounts and
contracts), `old` prefixes that the chain once used, `head` what stands before (`X-`), `roles` prefixes of things that
cannot be paid beside the usual ones (validators, public keys), `test` the prefix of the test network, `evm` where the
same 20 bytes are also written as 0x..., `closed` when the chain was stopped (year and month).
https://docs.cosmos.network/main/build/spec/addresses/bech32
"""

from collections.abc import Callable
from hashlib import sha256

from ..cautions import CONTRACT
from ..codec import bech32
from ..codec.errors import BadChecksum
from ..parsed import Bad, Notice, Parsed, Rules, made

_CHECK = 6  # letters
_LIMIT = 160  # characters that are worth reading to say what they are: public keys are long
_SHORT = 20
_ROLES = ("valoper", "valcons", "pub", "valoperpub", "valconspub")
_MODULES = frozenset(
    sha256(name.encode()).digest()[:_SHORT]
    for name in (
        "gov",
        "mint",
        "distribution",
        "fee_collector",
        "bonded_tokens_pool",
        "not_bonded_tokens_pool",
        "transfer",
    )
)
_OLD = (Notice("old_prefix", "The chain has changed its prefix since this form of the address was in use."),)
_HEX = 42
_Plan = tuple[Callable[[str], bytes], str, tuple[Notice, ...]]  # reader of the letters, kind, notices


def letters(size: int) -> int:
    """How many letters stand for `size` bytes and the checksum."""
    return -(-8 * size // 5) + _CHECK


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    hrp = rules["hrp"]
    sizes = [int(size) for size in rules.get("sizes", "20").split(",")]
    own = f"{hrp}1"
    head = rules.get("head", "") + own
    width = len(head)
    closed = _closed(rules)
    plans: dict[int, _Plan] = {}
    for size in sizes:
        long = size > _SHORT and len(sizes) > 1
        plans[width + letters(size)] = (
            bech32.reader(own, letters(size)),
            "module" if long else "account",
            closed + (CONTRACT if long else ()),
        )

    def read(text: str) -> Parsed:
        plan = plans.get(len(text))
        if plan is None or text[:width] != head:
            return _other(text, rules, read)
        decode, kind, notices = plan
        try:
            payload = decode(text[width:])
        except BadChecksum:
            raise Bad(
                "bad_checksum", f"This {head} address was changed: the checksum does not fit. Copy it again."
            ) from None
        if payload in _MODULES:
            raise Bad(
                "not_payable", "This is an account of the chain itself (a module of the Cosmos SDK), not a wallet."
            )
        return made((text, kind, payload, None, notices))

    return read


def parse(text: str, rules: Rules) -> Parsed:
    """The address in lower case; payload is the account's bytes."""
    return bind(rules)(text)


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case."""
    before = rules.get("head", "").lower()
    return tuple(f"{before}{hrp}1" for hrp in (rules["hrp"], *_listed(rules, "old")))


def _closed(rules: Rules) -> tuple[Notice, ...]:
    when = rules.get("closed")
    return (
        (Notice("closed", f"This network was stopped in {when}: nothing can be paid on it any more."),) if when else ()
    )


def _listed(rules: Rules, key: str) -> list[str]:
    return [word for word in rules.get(key, "").split(",") if word]


def _other(text: str, rules: Rules, read: Callable[[str], Parsed]) -> Parsed:
    """A text that is not plainly an address: written in capitals or with an old prefix, or the reason why not."""
    head = f"{rules.get('head', '')}{rules['hrp']}1"
    if text.isupper() and text.startswith(head.upper()) and not rules.get("head"):
        return read(text.lower())
    for old in _listed(rules, "old"):
        if text.lower().startswith(f"{old}1"):
            parsed = bind({**rules, "hrp": old, "old": ""})(text)
            return parsed._replace(notices=(*parsed.notices, *_OLD))
    raise _refused(text, head, rules)


def _refused(text: str, head: str, rules: Rules) -> Bad:
    before = rules.get("head", "")
    lower = text.lower()
    if lower.startswith(head.lower()):
        if before and not text.startswith(head):
            return Bad("bad_format", f"An address of this network starts with {head}, in just these letters.")
        if text not in (lower, text.upper()) and not before:
            return Bad("bad_format", "The address mixes upper and lower case letters, which this format never does.")
        return Bad("bad_length", f"An address that starts with {head} is not {len(text)} characters long.")
    if rules.get("evm") and text[:2] == "0x" and len(text) == _HEX and not text[2:].strip("0123456789abcdefABCDEF"):
        own = bech32.encode(rules["hrp"], bech32.to_values(bytes.fromhex(text[2:])))
        return Bad(
            "wrong_network",
            f"Addresses start with {head} here.",
            hint=f"The same account is written {own} here: ask whether the receiver wants it on this network.",
        )
    return _foreign(text.removeprefix(before), head, rules)


def _foreign(text: str, head: str, rules: Rules) -> Bad:
    hrp = rules["hrp"]
    try:
        found, _, _ = bech32.decode(text, limit=_LIMIT)
    except BadChecksum as no:
        if text.lower().startswith(hrp):
            return Bad("bad_checksum", f"Was it changed? {str(no)[:1].upper()}{str(no)[1:]}.")
        return Bad("bad_format", f"An address of this network starts with {head}.")
    except ValueError:
        return Bad("bad_format", f"An address of this network starts with {head}.")
    if found in [hrp + role for role in _ROLES] or found in _listed(rules, "roles"):
        return Bad(
            "not_payable",
            f"This names a validator or a public key ({found}), not an account.",
            hint=f"Ask for the address that starts with {head}.",
        )
    if found == rules.get("test"):
        return Bad("testnet", "This address belongs to the test network.", hint=f"Ask for one that starts with {head}.")
    return Bad("wrong_network", f"The prefix {found} is another network's: addresses start with {head} here.")
