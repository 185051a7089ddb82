"""Links that no reader can mistake: five coins, with scheme, address and exact amount, and nothing else.

Never for a token (a reader that stops at the first address pays the token's contract, and decimals are read
differently), never for TRON (an amount may be read as TRX), never with a memo.
"""

from decimal import Decimal

from .. import words
from ..address import Asset
from ..errors import AddressError
from ..judge import check
from . import amounts

_FORMS = {
    ("BTC", "bitcoin"): ("bitcoin", "amount"),
    ("LTC", "litecoin"): ("litecoin", "amount"),
    ("BCH", "bitcoin-cash"): ("bitcoincash", "amount"),
    ("XMR", "monero"): ("monero", "tx_amount"),
    ("SOL", "solana"): ("solana", "amount"),
}


def unwritten(ticker: str, network: str, contract: str | None = None) -> str:
    """Why there is no link for an asset; "" where there is one."""
    if contract is not None:
        return "readers disagree about links of tokens, and some would pay the token's contract"
    return "" if (ticker, network) in _FORMS else "there is no form that every wallet reads alike"


def write(asset: str | Asset, address: str, amount: Decimal | None = None) -> str:
    """`bitcoin:bc1...?amount=0.5` for an address that passes every check, with the amount in whole coins.

    AddressError where the address does not pass, `bad_format` where the asset has no link, the address carries a memo,
    or the amount is not exact.
    """
    found = words.resolve(asset) if isinstance(asset, str) else asset
    why = unwritten(found.ticker, found.network, found.contract)
    if why:
        raise _no(f"There is no link for {found}: {why}.", found)
    judged = check(str(found), address)
    if judged.memo:
        raise _no("The address carries a memo, which belongs in a field of its own.", found)
    scheme, key = _FORMS[found.ticker, found.network]
    body = judged.text.removeprefix(f"{scheme}:")
    if scheme == "bitcoincash" and body == judged.text:
        raise _no("The address is in the old format, which has no link.", found)
    return f"{scheme}:{body}" + ("" if amount is None else f"?{key}={_plain(amount, found)}")


def _plain(amount: Decimal, asset: Asset) -> str:
    """The amount without exponent or trailing zeros."""
    if not isinstance(amount, Decimal) or not amount.is_finite() or amount <= 0:
        raise _no("An amount in a link is a Decimal above zero.", asset)
    units = amounts.as_units(amount, asset.decimals)
    exact = amounts.as_coins(units, asset.decimals)
    if exact is None or exact != amount:
        raise _no(f"The amount has more than the {asset.decimals} decimals of {asset.ticker}.", asset)
    return f"{exact:f}"


def _no(message: str, asset: Asset) -> AddressError:
    return AddressError("bad_format", message, network=asset.network, asset=asset.ticker)
