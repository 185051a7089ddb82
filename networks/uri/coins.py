"""Links of one coin: scheme, address, amount. Bitcoin and its kin (BIP-321), Zcash, Monero, Cardano.

https://github.com/bitcoin/bips/blob/master/bip-0321.mediawiki, https://zips.z.cash/zip-0321,
https://github.com/monero-project/monero/wiki/URI-Formatting, https://cips.cardano.org/cip/CIP-13
"""

from base64 import urlsafe_b64decode
from binascii import Error
from collections.abc import Callable

from .. import tables
from ..address import Network
from ..parsed import Bad, Notice
from . import amounts, parts
from .parts import Link
from .payment import Payment

_OTHER_ADDRESSES = ("bc", "tb", "bcrt", "address", "req-bc")
_TOKENS = ("c", "t", "f", "n", "nft", "token", "token_id", "tokenid", "group", "asset")
_ZCASH = ("address", "amount", "memo", "label", "message")
_MONERO = ("tx_amount", "tx_description", "recipient_name")
_MONERO_PAYMENT_IDS = ("tx_payment_id",)
_TRANSPARENT = ("t", "tex")
_RIVALS = frozenset({"ecash"})  # Electrum ABC's links once meant satoshis


def bitcoin_like(network: Network) -> Callable[[Link], Payment]:
    """`bitcoin:ADDRESS?amount=`: unknown fields are passed over, as the standard says, unless they start with req-."""
    own = network.rules.get("cash") or network.rules.get("prefix")

    def read(link: Link) -> Payment:
        link.known()
        parts.without(link, _OTHER_ADDRESSES, "The link names a second address: which one counts is in doubt.")
        parts.without(link, _TOKENS, "The link asks for a token, not for the coin.")
        address = parts.address(link)
        where = _with_tests(network.of or network.name)
        text = link.head if own else address
        if network.name in _RIVALS and "amount" in link.fields:
            amounts.coins(link.fields["amount"])
            return Payment(where, text, coin=True, notices=amounts.IN_DOUBT)
        amount = amounts.coins(link.fields.get("amount"), network.decimals)
        return Payment(where, text, None, True, amount, amounts.as_units(amount, network.decimals))

    return read


def zcash(link: Link) -> Payment:
    """ZIP-321 with one payment: the address behind the colon or in `address=`, the memo in base64url."""
    link.known()
    for name in link.fields:
        if name.rpartition(".")[2].isdigit() and name.partition(".")[0] in _ZCASH:
            raise Bad("bad_format", "The link asks for several payments at once.", hint=parts.ALONE)
    if link.body and "address" in link.fields:
        raise Bad("bad_format", "The link names two addresses: which one counts is in doubt.", hint=parts.ALONE)
    address = link.fields.get("address") or parts.address(link)
    memo = _zcash_memo(link.fields.get("memo"))
    if memo and address.startswith(_TRANSPARENT):
        raise Bad("bad_memo", "The link has a memo for a transparent address, which cannot carry one.")
    amount = amounts.coins(link.fields.get("amount"), 8)
    return Payment(_with_tests("zcash"), address, None, True, amount, amounts.as_units(amount, 8), memo)


def _zcash_memo(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        memo = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (Error, ValueError):
        raise Bad("bad_memo", "The memo in the link cannot be read.") from None
    if "=" in text or not memo:
        raise Bad("bad_memo", "The memo in the link cannot be read.")
    return memo


def monero(link: Link) -> Payment:
    """`monero:ADDRESS?tx_amount=` in whole XMR."""
    parts.without(link, _MONERO_PAYMENT_IDS, "The link has a payment id of its own, which wallets no longer send.")
    link.only(*_MONERO)
    address = parts.address(link)
    amount = amounts.coins(link.fields.get("tx_amount"), 12)
    return Payment(_with_tests("monero"), address, None, True, amount, amounts.as_units(amount, 12))


def cardano(link: Link) -> Payment:
    """`web+cardano:ADDRESS?amount=` in whole ADA."""
    link.only("amount", "label", "message")
    address = parts.address(link)
    amount = amounts.coins(link.fields.get("amount"), 6)
    return Payment(_with_tests("cardano"), address, None, True, amount, amounts.as_units(amount, 6))


def unsaid(name: str) -> Callable[[Link], Payment]:
    """A form without a standard, which cannot name what is paid: `tron:T...?amount=`, `toncoin:...`."""

    def read(link: Link) -> Payment:
        link.only("amount", "label", "message")
        amount = amounts.coins(link.fields.get("amount"))
        return Payment(_with_tests(name), parts.address(link), notices=_notices(amount is not None))

    return read


def own_scheme(name: str) -> Callable[[Link], Payment]:
    """`polygon:0x...?amount=`, as one wallet writes it: the chain is its scheme, the amount is of its coin."""

    def read(link: Link) -> Payment:
        link.only("amount", "label", "message")
        amount = amounts.coins(link.fields.get("amount"), 18)
        return Payment((name,), parts.address(link), None, True, amount, amounts.as_units(amount, 18))

    return read


def _notices(dropped: bool) -> tuple[Notice, ...]:  # noqa: FBT001
    return amounts.IN_DOUBT if dropped else ()


def _with_tests(name: str) -> tuple[str, ...]:
    """A network and its test networks, which share its scheme."""
    return (name, *(network.name for network in tables.networks().values() if network.of == name))
