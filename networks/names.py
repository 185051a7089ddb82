"""Names and links that stand for an address: recognised, never guessed at."""

_ENDINGS = {
    "eth": "ENS",
    "sol": "Solana Name Service",
    "crypto": "Unstoppable Domains",
    "nft": "Unstoppable Domains",
    "wallet": "Unstoppable Domains",
    "x": "Unstoppable Domains",
    "bitcoin": "Unstoppable Domains",
    "dao": "Unstoppable Domains",
    "888": "Unstoppable Domains",
    "zil": "Unstoppable Domains",
    "blockchain": "Unstoppable Domains",
    "bnb": "Space ID",
    "arb": "Space ID",
    "ton": "TON DNS",
    "t.me": "TON DNS",
    "near": "NEAR account",
    "tez": "Tezos Domains",
    "algo": "NFDomains",
    "apt": "Aptos Names",
    "sui": "SuiNS",
    "stark": "Starknet ID",
    "ada": "ADA Handle",
    "btc": "BNS",
    "lens": "Lens",
    "xrp": "XRP Domains",
    "trx": "TRON name",
}
_LONGEST = 253
# Endings of other services: no chain with accounts by name has them, save the ones that are short words there too.
SERVICES = frozenset(_ENDINGS) - {"x", "888", "near"}


def what(text: str) -> str:
    """The naming system `text` belongs to, "" where it is no name."""
    if len(text) > _LONGEST:
        return ""
    if "@" in text:
        user, _, domain = text.partition("@")
        return "FIO, OpenAlias or e-mail" if user and domain and "@" not in domain else ""
    if text[0] == "$" and len(text) > 1:
        return "a handle"
    user, star, domain = text.partition("*")
    if star and user and "." in domain and "*" not in domain:
        return "Stellar federation"
    head, dot, ending = text.rpartition(".")
    if not dot or not head or ":" in text or "/" in text:
        return ""
    return _ENDINGS.get(ending.lower(), "a domain name" if ending.isalpha() else "")


def is_uri(text: str) -> bool:
    """Whether `text` is a link: a scheme before a colon, or a question mark with fields."""
    scheme, colon, _ = text.partition(":")
    return bool(colon and scheme.replace("+", "").replace("-", "").isalnum()) or ("?" in text and "=" in text)
