"""Payment links: read strictly in all their forms, written only where no reader can mistake them.

    read("bitcoin:bc1...?amount=0.5")   -> Payment, or AddressError
    recipient(text, network, asset)     -> address and memo for what was chosen; None where it is no link read here
    write("BTC:bitcoin", "bc1...", Decimal("0.5"))

A doubt about the recipient, the chain or the token is a refusal; a doubt about the unit of the amount alone drops the
amount and says so.
"""

from .choice import read, recipient
from .payment import Payment
from .writing import unwritten, write

__all__ = ["Payment", "read", "recipient", "unwritten", "write"]
