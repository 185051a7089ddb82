"""Links of the ledgers with accounts: Solana Pay, XRP's home-made forms, Stellar's SEP-7, TON's deep links.

https://docs.solanapay.com/spec, https://github.com/stellar/stellar-protocol/blob/master/ecosystem/sep-0007.md,
https://github.com/XRPLF/XRPL-Standards/discussions/2 (XLS-2d), https://docs.ton.org/ecosystem/wallet-apps/deep-links
"""

from base64 import b64decode
from binascii import Error

from ..parsed import Bad, Notice
from . import amounts, parts
from .parts import Link
from .payment import Payment

_PUBLIC = "Public Global Stellar Network ; September 2015"
_HASH = 32
_EXPIRES = (Notice("expires", "The link is valid for some time only; whether it still is was not checked."),)


def solana(link: Link) -> Payment:
    """`solana:WALLET?amount=&spl-token=`: amounts are in whole coins or tokens."""
    if link.body.lower().startswith("http"):
        raise Bad("not_payable", "The link asks a server for a transaction to sign; it is no payment to an address.")
    link.once("reference")  # the one field that may be repeated
    for name in link.fields:
        if name not in ("amount", "spl-token", "reference", "label", "message", "memo"):
            raise Bad("bad_format", f"The link has a field that is not understood here: {parts.shown(name)}.")
    token = link.fields.get("spl-token")
    known = amounts.token("solana", token) if token else None
    if known and known.contract != token:  # base58 has no two ways of writing
        raise Bad("bad_format", "The token in the link is mistyped.")
    decimals = 9 if token is None else known.decimals if known else None
    amount = amounts.coins(link.fields.get("amount"), decimals)
    units = None if decimals is None else amounts.as_units(amount, decimals)
    return Payment(
        ("solana",), parts.address(link), token, token is None, amount, units, link.fields.get("memo") or None
    )


def ripple(link: Link) -> Payment:
    """`ripple:r...?dt=`, `r...?dt=` and `https://...?to=r...&dt=`; the unit of an amount differs between wallets."""
    link.only("dt", "amount", *(("to",) if link.scheme in ("https", "http") else ()))
    address = link.fields.get("to") or parts.address(link)
    tag = link.fields.get("dt")
    if tag is not None and not (tag.isascii() and tag.isdigit()):
        raise Bad("bad_memo", "The destination tag in the link is not a number.")
    dropped = amounts.coins(link.fields.get("amount")) is not None
    notices = amounts.IN_DOUBT if dropped else ()
    return Payment(("ripple", "ripple-testnet"), address, coin=dropped, memo=tag, notices=notices)


def stellar(link: Link) -> Payment:
    """`web+stellar:pay?destination=...`; a signature or a server's answer cannot be checked here."""
    parts.one_of(link.body, "pay", what="a request for something else than a payment")
    parts.without(link, ("callback",), "The link wants the payment handed to a server instead of the network.")
    link.only(
        "destination", "amount", "asset_code", "asset_issuer", "memo", "memo_type", "msg", "network_passphrase",
        "origin_domain", "signature",
    )  # fmt: skip
    fields = link.fields
    if fields.get("network_passphrase", _PUBLIC) != _PUBLIC:
        raise Bad("testnet", "The link is for a test network of Stellar.")
    if not fields.get("destination"):
        raise Bad("bad_format", "The link names no destination.")
    code, issuer = fields.get("asset_code"), fields.get("asset_issuer")
    if (code is None) != (issuer is None):
        raise Bad("bad_format", "The link names half an asset: code and issuer belong together.")
    token = f"{code}:{issuer}" if code else None
    amount = amounts.coins(fields.get("amount"), 7)
    units = amounts.as_units(amount, 7)
    return Payment(("stellar",), fields["destination"], token, token is None, amount, units, _stellar_memo(fields))


def _stellar_memo(fields: dict[str, str]) -> str | None:
    memo, kind = fields.get("memo"), fields.get("memo_type")
    if memo is None and kind is None:
        return None
    if not memo or kind is None:
        raise Bad("bad_memo", "The link has half a memo: text and type belong together.")
    if kind == "MEMO_TEXT":
        return memo
    if kind == "MEMO_ID" and memo.isascii() and memo.isdigit():
        return memo
    if kind == "MEMO_HASH":
        try:
            raw = b64decode(memo, validate=True)
        except (Error, ValueError):
            raw = b""
        if len(raw) == _HASH:
            return raw.hex()
    raise Bad("bad_memo", "The memo in the link does not fit its type, or is of a type that payments do not have.")


def ton(link: Link) -> Payment:
    """`ton://transfer/ADDRESS?amount=&text=&jetton=`: amounts are in the smallest units."""
    head, slash, address = link.body.removeprefix("//").partition("/")
    if not link.body.startswith("//") or head.lower() != "transfer" or not slash:
        raise Bad("bad_format", "The link is for something else than a transfer.", hint=parts.ALONE)
    parts.without(link, ("bin", "init", "stateinit"), "The link carries a message for a contract beside the payment.")
    link.only("amount", "text", "jetton", "exp")
    address = parts.address(link._replace(body=address))
    jetton = link.fields.get("jetton")
    known = amounts.token("ton", jetton) if jetton else None
    if known and known.contract != jetton:  # another case is another contract
        raise Bad("bad_format", "The token in the link is not written as its contract is.")
    units = amounts.units(link.fields.get("amount"))
    coins = amounts.as_coins(units, 9 if jetton is None else known.decimals if known else None)
    memo = link.fields.get("text") or None
    notices = _EXPIRES if "exp" in link.fields else ()
    return Payment(("ton", "ton-testnet"), address, jetton, jetton is None, coins, units, memo, notices)
