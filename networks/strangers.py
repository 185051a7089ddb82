"""Texts that are plainly something, but an address of no network here: names, invoices, public keys, web pages."""

from typing import NamedTuple

from . import names

_RESOLVE = "Let the receiver's wallet show the address itself, or resolve the name there first."
_ALONE = "Paste the address alone."
_ADDRESS = "Ask the receiver for an address."
_SHORTEST = 20  # characters; what is shorter only happens to begin like one of these


class Stranger(NamedTuple):
    """What a text is: the code of the refusal, a sentence, and what to do."""

    code: str
    message: str
    hint: str


_LIGHTNING = Stranger("not_payable", "This is a Lightning invoice or offer, not an address of a chain.", _ADDRESS)
_LIQUID = Stranger("not_payable", "This is an address of Liquid, for which there are no rules here.", _ADDRESS)
_SILENT = Stranger(
    "not_payable", "This is a silent payment address, which hardly any service can pay to.", "Ask for a bc1... address."
)
_WATCHING = Stranger(
    "not_payable",
    "This is an extended public key, not an address: whoever has it sees every payment of the wallet.",
    "Let the wallet show a receive address.",
)
_LETTERLESS = Stranger(
    "bad_format",
    "This is an Avalanche address without the letter of its chain.",
    "On the X-Chain it starts with X-, on the P-Chain with P-: ask the receiver which of them is meant.",
)
_ATOMIC = Stranger(
    "not_payable",
    "This is the form in which the C-Chain moves coins between Avalanche's own chains: it cannot be paid from outside.",
    "Ask for the 0x address of the same wallet.",
)
_NOSTR = Stranger("not_payable", "This is a name on Nostr, not an address of a chain.", _ADDRESS)
_PAGE = Stranger("bad_format", "This is a web page, not an address.", _ALONE)
_SHORTENED = Stranger(
    "bad_format", "This address was shortened: its middle is missing.", "Copy it whole; never complete it by hand."
)
_HEADS = (
    (("lnbc", "lntb", "lnbcrt", "lnurl1", "lno1", "lightning:"), _LIGHTNING),
    (("lq1", "tlq1", "vjl", "vtp", "vtq"), _LIQUID),
    (("sp1q", "tsp1q"), _SILENT),
    (("avax1", "fuji1"), _LETTERLESS),
    (("c-avax1", "c-fuji1"), _ATOMIC),
    (("npub1", "nprofile1"), _NOSTR),
    (("https://", "http://", "www."), _PAGE),
)
_EXTENDED = frozenset(
    {"xpub", "ypub", "zpub", "tpub", "upub", "vpub", "Ypub", "Zpub", "Upub", "Vpub", "Ltub", "Mtub", "dgub", "dpub"}
)
_EXTENDED_LENGTHS = range(105, 116)  # characters


def what(text: str) -> Stranger | None:
    """What a text is that no network here reads as an address; None where that cannot be told."""
    if ".." in text:
        return _SHORTENED
    if text[:4] in _EXTENDED and len(text) in _EXTENDED_LENGTHS:
        return _WATCHING
    lower = text[:_SHORTEST].lower()
    if len(text) >= _SHORTEST:
        for heads, stranger in _HEADS:
            if lower.startswith(heads):
                return stranger
    called = names.what(text)
    return Stranger("bad_format", f"This is a name ({called}), not an address.", _RESOLVE) if called else None
