"""Addresses of Bitcoin and the chains that copied it: base58check, segwit, CashAddr, and Litecoin's MWEB.

Rules (version bytes in hex, several with commas): `p2pkh`, `p2sh`, `exchange` (paid from transparent addresses only);
`p2pkh_old` and `p2sh_old` for forms that a Bitcoin address may share, accepted with a warning; `p2sh_dead` where such
outputs cannot be spent; `hrp` segwit's prefix, `witness` its highest version in use (1 unless said), `future` where
later ones are accepted as BIP-350 asks; `cash` the CashAddr prefix, `tokens` where it has token-aware types; `mweb`
Litecoin's prefix for MimbleWimble.
"""

from collections.abc import Callable
from hashlib import sha256

from ..codec import base58, bech32, cashaddr, segwit
from ..codec.bech32 import BECH32, BECH32M
from ..codec.errors import BadChecksum
from ..parsed import Bad, Notice, Parsed, Rules, made

_HASH = 20
_LENGTHS = range(26, 37)
_ROUGH = range(20, 48)  # what a mistyped base58 address may have
_MWEB_LENGTH = 200
_MWEB_KEYS = 66  # scan key and spend key
_number = base58.reader()
_DOUBLE = (
    Notice(
        "ambiguous_form",
        "Bitcoin writes addresses in this old form too: make sure that the receiving wallet is one of this network.",
    ),
)
_EXCHANGE = (Notice("exchange_address", "This address accepts coins from transparent addresses only."),)
_MWEB = (
    Notice("mweb", "Not every service can pay to a MimbleWimble (MWEB) address; an ltc1q address is the safer one."),
)
_FUTURE = (
    Notice(
        "future_witness",
        "No wallet is known to make addresses of this witness version and length; as of today anybody could spend coins"
        " sent there.",
    ),
)
_Versions = dict[bytes, tuple[str, tuple[Notice, ...]]]
_TAPROOT = 32
_KEY_HASHES = (20,)
_SCRIPT_HASHES = (20, 32)  # P2SH32 came in May 2023
_UNKNOWN: tuple[str, tuple[Notice, ...]] = ("", ())


def bind(rules: Rules) -> Callable[[str], Parsed]:
    """`parse` for one chain."""
    readers = [(head, make(rules)) for key, head, make in _prefixed(rules) if rules.get(key)]
    versions = _versions(rules)
    forms = " or ".join([head for head, _ in readers] + (["base58 characters"] if versions else []))
    old = _base58_reader(versions, forms) if versions else None
    bare = readers[0][1] if rules.get("cash") else None  # CashAddr may go without its prefix
    plain = frozenset(base58.BITCOIN if old else "") - {letter for head, _ in readers for letter in _cases(head[0])}

    def read(text: str) -> Parsed:
        if text[0] in plain and len(text) in _LENGTHS and old is not None:
            return old(text)
        for head, reader in readers:
            if text.startswith(head) or text[: len(head)].lower() == head:
                if old is not None and len(text) in _LENGTHS and head[-1] == "1" and not _one_case(text):
                    return old(text)  # LTC1... is how some of Litecoin's base58 addresses start
                return reader(text)
        if old is not None and len(text) in _LENGTHS:
            return old(text)
        if bare is not None and ":" not in text:
            return bare(text)
        raise _unreadable(text, forms)

    return read


def _cases(letter: str) -> set[str]:
    return {letter.lower(), letter.upper()}


def _one_case(text: str) -> bool:
    return text in (text.lower(), text.upper())


def _base58_reader(versions: _Versions, forms: str) -> Callable[[str], Parsed]:
    width = len(next(iter(versions)))
    size = width + _HASH
    whole = size + 4

    def read(text: str) -> Parsed:
        try:
            raw = _number(text).to_bytes(whole, "big")
        except OverflowError:
            raise Bad("bad_length", "The text stands for more bytes than an address of this network has.") from None
        except ValueError:
            raise _unreadable(text, forms) from None
        body = raw[:size]
        if sha256(sha256(body).digest()).digest()[:4] != raw[size:]:
            raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy the address again.")
        if (not raw[0] or text[0] == "1") and len(raw.lstrip(b"\0")) + len(text) - len(text.lstrip("1")) != len(raw):
            raise Bad("bad_length", "The text does not stand for as many bytes as an address has.")
        kind, notices = versions.get(body[:width], _UNKNOWN)
        if kind == "dead":
            raise Bad("not_payable", "This network no longer spends from P2SH addresses (3...): use a 1... address.")
        if not kind:
            raise Bad("wrong_network", "The version byte of this address is another network's.")
        return made((text, kind, body[width:], None, notices))

    return read


def heads(rules: Rules) -> tuple[str, ...]:
    """What an address starts with, in lower case: readable prefixes, and the letters that a version byte leads to."""
    found = {head for key, head, _ in _prefixed(rules) if rules.get(key)}
    if rules.get("cash"):
        found |= {"q", "p", "z", "r"}
    for version in _versions(rules):
        found |= _leads_to(version)
    return tuple(sorted(found))


def _leads_to(version: bytes) -> set[str]:
    """What base58 texts of a version start with, between its lowest and its highest hash."""
    if not version[0]:
        return {"1"}
    low, high = (base58.encode(version + byte * (_HASH + 4)) for byte in (b"\0", b"\xff"))
    if len(low) != len(high):
        return set(base58.BITCOIN.lower())
    same = next(place for place, pair in enumerate(zip(low, high, strict=True)) if pair[0] != pair[1])
    first, last = (base58.BITCOIN.index(text[0]) for text in (low, high))
    return {low[:same].lower()} if same else set(base58.BITCOIN[first : last + 1].lower())


def parse(text: str, rules: Rules) -> Parsed:
    """The canonical text (segwit in lower case, CashAddr with its prefix); payload is the hash or witness program."""
    return bind(rules)(text)


def _prefixed(rules: Rules) -> list[tuple[str, str, Callable[[Rules], Callable[[str], Parsed]]]]:
    """The forms with a readable prefix: the rule that names it, the prefix, and what makes its reader."""
    return [
        ("cash", f"{rules.get('cash')}:", _cash_reader),
        ("hrp", f"{rules.get('hrp')}1", _segwit_reader),
        ("mweb", f"{rules.get('mweb')}1", _mweb_reader),
        ("exchange", "ex", _exchange_reader),
    ]


def _versions(rules: Rules) -> _Versions:
    """Every version that the network's base58 addresses may start with."""
    table: _Versions = {}
    for rule, kind, notices in (
        ("p2pkh", "p2pkh", ()),
        ("p2sh", "p2sh", ()),
        ("p2pkh_old", "p2pkh", _DOUBLE),
        ("p2sh_old", "p2sh", _DOUBLE),
        ("p2sh_dead", "dead", ()),
    ):
        for version in rules.get(rule, "").split(","):
            if version:
                table[bytes.fromhex(version)] = (kind, notices)
    return table


def _exchange_reader(rules: Rules) -> Callable[[str], Parsed]:
    """Firo's and PIVX's form for exchanges that may not touch shielded coins: EX..., three version bytes."""
    return _base58_reader({bytes.fromhex(rules["exchange"]): ("exchange", _EXCHANGE)}, "EX")


def _segwit_reader(rules: Rules) -> Callable[[str], Parsed]:
    hrp = rules["hrp"]
    highest, future = int(rules.get("witness", "1")), rules.get("future")
    usual = _usual_segwit(hrp, highest)
    width = len(hrp) + 2

    def read(text: str) -> Parsed:
        found = usual.get((text[:width], len(text)))
        if found is not None:
            try:
                return made((text, found[1], found[0](text[width:]), None, ()))
            except ValueError:
                found = None  # decode says why
        try:
            version, program = segwit.decode(hrp, text)
        except BadChecksum as no:
            raise Bad("bad_checksum", f"This {hrp}1 address was changed: {no}.") from None
        except ValueError as no:
            raise Bad(
                "bad_length" if len(text) > segwit.LIMIT else "bad_format", f"Not a {hrp}1 address: {no}."
            ) from None
        lower = text.lower()
        if version == 0:
            return made((lower, "p2wpkh" if len(program) == _HASH else "p2wsh", program, None, ()))
        if version == 1 <= highest and len(program) == _TAPROOT:
            return made((lower, "p2tr", program, None, ()))
        if not future:
            raise Bad("bad_format", "No wallet of this network makes addresses of this witness version and length.")
        return Parsed(lower, f"witness-v{version}", program, None, _FUTURE)

    return read


def _usual_segwit(hrp: str, highest: int) -> dict[tuple[str, int], tuple[Callable[[str], bytes], str]]:
    """What reads the addresses that wallets make, by their first letters and their length."""
    forms = [("q", _HASH, "p2wpkh", BECH32), ("q", 32, "p2wsh", BECH32), ("p", _TAPROOT, "p2tr", BECH32M)]
    found = {}
    for letter, size, kind, constant in forms[: 2 + highest]:
        count, head = -(-8 * size // 5) + 6, f"{hrp}1{letter}"
        found[head, len(head) + count] = (bech32.reader(head, count, constant), kind)
    return found


def _cash_reader(rules: Rules) -> Callable[[str], Parsed]:
    prefix = rules["cash"]
    head = f"{prefix}:"
    kinds = {0: "p2pkh", 1: "p2sh"}
    if rules.get("tokens"):
        kinds |= {2: "p2pkh-tokens", 3: "p2sh-tokens"}

    def read(text: str) -> Parsed:
        try:
            letters = bech32.fold(text).removeprefix(head)
            kind, payload = cashaddr.decode(prefix, letters)
        except BadChecksum:
            raise Bad("bad_checksum", "The checksum does not fit: a character was changed. Copy it again.") from None
        except ValueError as no:
            raise Bad("bad_format", f"Not a {prefix}: address: {no}.") from None
        if kind not in kinds:
            raise Bad("bad_format", "An address type that no wallet can spend from.")
        if len(payload) not in (_SCRIPT_HASHES if kind & 1 else _KEY_HASHES):
            raise Bad("bad_length", "A hash of a length that no wallet makes: nobody could spend from it.")
        return made((head + letters, kinds[kind], payload, None, ()))

    return read


def _mweb_reader(rules: Rules) -> Callable[[str], Parsed]:
    hrp = rules["mweb"]

    def read(text: str) -> Parsed:
        try:
            _, values, constant = bech32.decode(text, limit=_MWEB_LENGTH)
            keys = bech32.to_bytes(values[1:])
        except BadChecksum:
            raise Bad("bad_checksum", f"This {hrp}1 address was changed: the checksum does not fit.") from None
        except ValueError as no:
            raise Bad("bad_format", f"Not a {hrp}1 address: {no}.") from None
        if constant != BECH32 or values[0] != 0 or len(keys) != _MWEB_KEYS:
            raise Bad("bad_format", f"Not a {hrp}1 address: it holds something else than its two keys.")
        return Parsed(text.lower(), "mweb", keys, None, _MWEB)

    return read


def _unreadable(text: str, forms: str) -> Bad:
    if len(text) in _ROUGH and not text.strip(base58.BITCOIN):
        return Bad("bad_length", f"No address of this network has {len(text)} characters.")
    return Bad("bad_format", f"An address of this network starts with {forms}.")
