"""ERC-681: `ethereum:0x...@1?value=` pays the coin, `ethereum:TOKEN@1/transfer?address=&uint256=` a token.

The recipient of a token is its own field: what follows the colon is the contract, and coins sent there are lost.
https://eips.ethereum.org/EIPS/eip-681
"""

from .. import tables
from ..address import Network
from ..judge import reader
from ..parsed import Bad
from . import amounts, parts
from .parts import Link
from .payment import Payment

_GAS = ("gas", "gaslimit", "gasprice")
_LENGTH = 42
_SCHEME = "ethereum"


def ethereum(link: Link) -> Payment:
    """Strictly what ERC-681 says, and the `?amount=` that one wallet writes instead, whose amount is left out."""
    target, function = _called(link.body.removeprefix("pay-"))
    target, network = _chain(target)
    address = _account(target, network)
    if function is None:
        return _coin(link, address, network)
    if function != "transfer":
        raise Bad("not_payable", "The link calls a contract for something else than a payment.")
    return _token(link, address, network)


def _called(text: str) -> tuple[str, str | None]:
    target, slash, function = text.partition("/")
    return target, function if slash else None


def _chain(text: str) -> tuple[str, Network | None]:
    """The address, and the network of the chain id behind it; None where the link leaves that to the wallet."""
    target, at, number = text.partition("@")
    if not at:
        return target, None
    if not (number.isascii() and number.isdigit()) or number.startswith("0"):
        raise Bad("bad_format", "The chain in the link is not a chain id.", hint=parts.ALONE)
    for network in tables.networks().values():
        if network.chain_id is not None and str(network.chain_id) == number:
            return target, network
    raise Bad("unknown_network", f"There are no rules for the chain {number[:20]} that the link names.")


def _account(text: str, network: Network | None) -> str:
    if "." in text and text[:2] != "0x":
        raise Bad("bad_format", "The link has a name, not an address: resolve it in the receiver's wallet first.")
    if text[:2] != "0x" or len(text) != _LENGTH:
        raise Bad("bad_format", "The link has no 0x address behind its scheme.", hint=parts.ALONE)
    reader(network or tables.networks()[_SCHEME])(text)
    return text


def _coin(link: Link, address: str, network: Network | None) -> Payment:
    where = (network.name if network else _SCHEME,)
    if "amount" in link.fields and network is None:
        link.only("amount", "label", "message")
        amounts.coins(link.fields["amount"])
        return Payment(where, address, coin=True, notices=amounts.IN_DOUBT, chosen_chain=False)
    link.only("value", *_GAS)
    units = amounts.units(link.fields.get("value"))
    coins = amounts.as_coins(units, network.decimals if network else 18)
    return Payment(where, address, None, True, coins, units, chosen_chain=network is not None)


def _token(link: Link, contract: str, network: Network | None) -> Payment:
    parts.without(link, ("value",), "The link pays coins to a token's contract, which are lost there.")
    link.only("address", "uint256", *_GAS)
    if "address" not in link.fields:
        raise Bad("bad_format", "The link pays a token and does not say to whom.")
    recipient = _account(link.fields["address"], network)
    if recipient.lower() == contract.lower():
        raise Bad("token_contract", "The link sends a token to its own contract, where it is lost.")
    name = network.name if network else _SCHEME
    known = amounts.token(name, contract)
    units = amounts.units(link.fields.get("uint256"))
    coins = amounts.as_coins(units, known.decimals if known else None)
    return Payment((name,), recipient, contract, False, coins, units, chosen_chain=network is not None)
