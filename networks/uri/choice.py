"""A link, beside what was chosen to be paid."""

from .. import tables
from ..address import Asset, Network
from ..codec.errors import BadChecksum
from ..errors import AddressError
from ..hygiene import plain
from ..parsed import Bad
from . import amounts, parts, schemes
from .parts import Link
from .payment import Payment

_ANY_CASE = frozenset({"evm"})  # families whose contracts are the same in any case


def read(text: str) -> Payment:
    """What a link asks for. AddressError where it leaves a doubt, `bad_format` where it is no link known here."""
    if not plain(text):
        raise _error(Bad("bad_format", "A payment link is at most 512 visible ASCII characters."), "", None)
    try:
        link = parts.split(text)
        form = schemes.reader(link)
        payment = form(link) if form else None
    except (Bad, ValueError) as no:
        raise _error(no, "", None) from None
    if payment is None:
        raise _error(Bad("bad_format", "This is no payment link of a form that is read here."), "", None)
    return payment


def recipient(text: str, network: Network, asset: Asset | None) -> tuple[str, str | None] | None:
    """The address and the memo (or None) in a link for what was chosen; None where the form is not known here.

    AddressError where the link is about another network or asset, or leaves any doubt.
    """
    try:
        link = _link(text)
        form = schemes.reader(link) if link else None
        if link is None or form is None:
            return None
        payment = form(link)
        if payment.address == text:
            return None  # a prefix that belongs to the address: its own family has the better words
        _compare(payment, network, asset)
    except (Bad, ValueError) as no:
        raise _error(no, network.name, asset) from None
    return payment.address, payment.memo


def _link(text: str) -> Link | None:
    """The parts of a link of a scheme that is read here. Bad where they leave a doubt."""
    scheme = text.partition(":")[0].lower() if ":" in text else ""
    try:
        return parts.split(text)
    except Bad:
        if scheme in schemes.readers():
            raise
        return None


def _compare(payment: Payment, network: Network, asset: Asset | None) -> None:
    if network.name not in payment.networks:
        known = tables.networks()
        title = known[payment.networks[0]].title if payment.networks[0] in known else payment.networks[0]
        raise Elsewhere(f"This link is for {title}, and {network.title} was asked for.", payment.networks)
    if asset is None:
        return
    if payment.token is not None:
        if asset.contract is None or not _same(payment.token, asset.contract, network):
            raise Bad("not_payable", f"The link asks for {_called(payment.token, network)}, not for {asset.ticker}.")
    elif payment.coin and asset.contract is not None and _has_amount(payment):
        raise Bad("not_payable", f"The link asks for {network.native}, not for {asset.ticker}.", hint=parts.ALONE)


def _has_amount(payment: Payment) -> bool:
    return payment.units is not None or payment.amount is not None or payment.notices == amounts.IN_DOUBT


def _same(token: str, contract: str, network: Network) -> bool:
    return token == contract or (network.family in _ANY_CASE and token.lower() == contract.lower())


def _called(token: str, network: Network) -> str:
    known = amounts.token(network.name, token)
    return known.ticker if known else "another token"


class Elsewhere(Bad):
    """The link is for another network; `networks` are those it may be paid on."""

    def __init__(self, message: str, networks: tuple[str, ...]) -> None:
        super().__init__("wrong_network", message, hint="Ask the receiver for an address of the right network.")
        self.networks = networks


def _error(no: Bad | ValueError, network: str, asset: Asset | None) -> AddressError:
    code = "bad_checksum" if isinstance(no, BadChecksum) else "bad_format"
    bad = no if isinstance(no, Bad) else Bad(code, "The link holds an address that cannot be read.")
    where = bad.networks if isinstance(bad, Elsewhere) else ()
    return AddressError(
        bad.code,
        bad.message,
        network=network,
        asset=asset.ticker if asset else None,
        looks_like=where,
        hint=bad.hint,
    )
