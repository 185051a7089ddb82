"""A payment link pasted where an address belongs: its recipient, if `networks.uri` can read it."""

from importlib import import_module

from . import names
from .address import Asset, Network
from .errors import AddressError
from .parsed import Notice

FROM_LINK = Notice("from_link", "A payment link was pasted; its recipient was taken, its amount was not.")


def named(text: str) -> tuple[str, tuple[str, ...]]:
    """The address in a link and the networks that it may be for, whatever was chosen; "" where it is no link read here.

    A link that leaves a doubt names nobody.
    """
    if not names.is_uri(text):
        return "", ()
    uri = import_module(".uri", __package__)
    try:
        payment = uri.read(text)
    except AddressError:
        return "", ()
    return ("", ()) if payment.address == text else (payment.address, payment.networks)


def recipient(text: str, network: Network, asset: Asset | None) -> tuple[str, str | None] | None:
    """The address and the memo (or None) inside a link; None where `text` is no link or links are not read here.

    `networks.uri.recipient` answers in the same way: None for a scheme that it does not know (an ERC-3770 prefix, say),
    AddressError where the link is about another network or asset, or leaves any doubt.
    """
    if not names.is_uri(text):
        return None
    uri = import_module(".uri", __package__)
    found: tuple[str, str | None] | None = uri.recipient(text, network, asset)
    return found
