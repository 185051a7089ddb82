"""What is killed, step by step: each story is a state of affairs and the command that meets its end in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from swapclient.sandbox.asked import owner
from tests.sweep.field import Field, Outcome

__all__ = ["KEY", "STORIES", "SWAP", "WATCH", "Story", "orders_of"]

TO: Final = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
REFUND: Final = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
KEY: Final = "exit-1"
SWAP: Final = [
    *("swap", "BTC", "USDT:tron", "--amount", "0.5", "--to", TO, "--refund-to", REFUND),
    *("--idempotency-key", KEY, "--any-price", "--yes", "--no-watch"),
]
WATCH: Final = ["watch", "--json", "--timeout", "120"]


def _nothing(_field: Field, _home: Path) -> None:
    """Begins with what every story begins with."""


@dataclass(frozen=True, kw_only=True)
class Story:
    """``command`` is killed after ``prepare``. ``scenario`` is what the sandbox does to the creation.

    ``fresh`` begins without any file; every other story with an empty journal and the provider's list in the cache.
    """

    command: list[str]
    scenario: str = "happy"
    prepare: Callable[[Field, Path], None] = _nothing
    fresh: bool = False

    def begin(self, field: Field) -> Path:
        """A new home, up to the moment before the command."""
        home = field.place()
        field.box.control.scenario("happy")
        if not self.fresh:
            for name in ("data", "cache"):
                shutil.copytree(_template(field) / name, home / name)
        self.prepare(field, home)
        if self.scenario != "happy":
            field.box.control.scenario(self.scenario)
        return home


def _template(field: Field) -> Path:
    """A home in which a price was asked once, and the record looked at."""
    template = field.folder / "template"
    if not template.exists():
        template.mkdir()
        done = field.run(template, "begin", ["quote", "BTC", "USDT:tron", "--amount", "0.5"], ["orders"])
        assert done.result.codes == [0, 0], done.said()
    return template


def orders_of(field: Field, home: Path) -> list[dict[str, str]]:
    """The orders that the sandbox has for this home."""
    account = owner(field.environ(home)["SIMPLESWAP_API_KEY"])
    found = field.box._engine.ledger.orders("simpleswap", account)
    return [{"id": order.id, "address": order.address_from} for order in found]


def _placed(field: Field, home: Path) -> Outcome:
    return field.run(home, "place", [*SWAP, "--json"])


def _paid(field: Field, home: Path) -> None:
    """An order whose deposit was sent and is being exchanged."""
    _placed(field, home)
    field.box.control.deposit(orders_of(field, home)[0]["id"])
    field.box.control.advance(3600)


def _lost(field: Field, home: Path) -> None:
    """An order that exists, and whose answer was lost."""
    field.box.control.scenario("error_500_after_accept")
    outcome = _placed(field, home)
    assert outcome.document()["swap"]["state"] == "unknown", outcome.said()


STORIES: Final[Mapping[str, Story]] = {
    "first_swap": Story(command=[*SWAP, "--json"], fresh=True),
    "swap": Story(command=SWAP),
    "swap_500_after_accept": Story(command=[*SWAP, "--json"], scenario="error_500_after_accept"),
    "swap_cut_body": Story(command=[*SWAP, "--json"], scenario="cut_body"),
    "watch": Story(command=WATCH, prepare=_paid),
    "reconcile": Story(command=["reconcile", "--json"], prepare=_lost),
}
