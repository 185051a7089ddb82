"""A desk with fakes on it, and the intent that most tests place."""

import random
from datetime import timedelta
from decimal import Decimal

from swapclient.domain.assets import Asset, Pair
from swapclient.domain.quotes import RateType
from swapclient.domain.swaps import Intent
from swapclient.swaps.desk import Desk
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.fakes.provider import FakeProvider

BTC = Asset("BTC", "bitcoin", None, 8)
USDT = Asset("USDT", "tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", 6)
RECEIVE = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
REFUND = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"


class Room:
    """Everything a use case works with, and short words for what tests do with it."""

    def __init__(self, *providers, **capabilities):
        self.clock = FakeClock()
        self.journal = FakeJournal()
        self.provider = providers[0] if providers else FakeProvider(**capabilities)
        self.desk = Desk(
            journal=self.journal,
            providers={one.name: one for one in (providers or (self.provider,))},
            clock=self.clock,
            chance=random.Random(1),
        )

    def intent(self, number=1, **changes):
        return Intent(
            **{
                "swap_id": f"swap{number:012d}",
                "created_at": self.clock.now(),
                "provider": self.provider.name,
                "pair": Pair(BTC, USDT),
                "give_amount": Decimal("0.5"),
                "expected": Decimal(30000),
                "rate_type": RateType.FLOATING,
                "receive_address": RECEIVE,
                "refund_address": REFUND,
                "valid_until": self.clock.now() + timedelta(hours=1),
            }
            | changes
        )

    def happenings(self, swap):
        return [str(event.happening) for event in self.journal.events[swap.swap_id]]
