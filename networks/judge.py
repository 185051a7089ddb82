"""The one question: may this text receive this asset on this network?"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import cast

from . import burn, hygiene, known, memo, words
from .address import Address, Asset, Network
from .codec.errors import BadChecksum
from .errors import AddressError
from .known import WALLET, find
from .parsed import Bad, Notice, Parsed

_plans: dict[str, "Plan"] = {}
_LIMIT = hygiene.LIMIT
_NUMBER = burn.NUMBER  # what find() looks for besides the table; asked here to spare most rows a call
_address = cast(
    "Callable[[tuple[str | None, str, str, str, str | None, tuple[Notice, ...]]], Address]",
    partial(tuple.__new__, Address),  # in half the time
)
_PLANS = 10_000  # words remembered; there are fewer sensible ones


def check(where: str, text: str, memo: str | None = None) -> Address:
    """The address in its canonical text, with warnings, or AddressError.

    `where` is `TICKER:network`, a ticker that lives on one network, or a network. `memo` is None where nobody was
    asked, "" where the user says that none is needed.
    """
    return plan(where).judge(text, memo, careful=True)


def plan(where: str) -> "Plan":
    """Everything needed to judge addresses for `where`, worked out once. AddressError on an unknown word."""
    found = _plans.get(where) if isinstance(where, str) else None
    if found is None:
        found = Plan(*words.target(where))
        if len(_plans) < _PLANS:
            _plans[where] = found
    return found


def family(network: Network) -> ModuleType:
    """The module that reads a network's addresses."""
    return import_module(f".families.{network.family}", __package__)


def reader(network: Network) -> Callable[[str], Parsed]:
    """The network's own reader: raises Bad, or ValueError where a codec said no."""
    module = family(network)
    bind = getattr(module, "bind", None)
    found: Callable[[str], Parsed] = bind(network.rules) if bind else partial(_read, module.parse, network.rules)
    return found


def _read(parse: Callable[[str, dict[str, str]], Parsed], rules: dict[str, str], text: str) -> Parsed:
    return parse(text, rules)


def refusal(no: ValueError | Bad) -> Bad:
    """What a family raised, as Bad: a codec's ValueErrors have their codes by their class."""
    if isinstance(no, Bad):
        return no
    code = "bad_checksum" if isinstance(no, BadChecksum) else "bad_format"
    return Bad(code, f"{str(no)[:1].upper()}{str(no)[1:]}.")


class Plan:
    """The rules for one asset on one network, bound once and used for every row."""

    __slots__ = (
        "asks",
        "asset",
        "known",
        "memo",
        "name",
        "network",
        "notices",
        "read",
        "second_look",
        "target",
        "unasked",
    )

    def __init__(self, network: Network, asset: Asset | None) -> None:
        self.network = network
        self.target = asset
        self.asset = asset.ticker if asset else None
        self.read = reader(network)
        self.second_look: Callable[[Parsed], tuple[Notice, ...]] | None = getattr(family(network), "second_look", None)
        self.known = known.table(network, self.read)
        self.name = network.name
        self.memo = memo.rule(network)
        self.asks = self.memo.asking != "none"
        self.unasked = memo.settle(self.memo, None, None, network.name)[1] if self.memo.asking != "required" else None
        self.notices = _standing(network, asset)

    def judge(self, text: str, memo: str | None = None, *, careful: bool = False) -> Address:
        """The address, or AddressError. `careful` adds what is too slow for bulk."""
        notices = self.notices
        if not (
            type(text) is str and text.isascii() and text.isprintable() and " " not in text and 0 < len(text) <= _LIMIT
        ):
            from . import secret  # noqa: PLC0415 - only a mistake needs it

            secret.refuse(text, self.network.name, self.asset)
            text, trimmed = hygiene.clean(text, self.network.name, self.asset)
            notices = trimmed + notices
        try:
            parsed = self.read(text)
        except (Bad, ValueError) as no:
            linked = self._linked(text, memo, careful=careful) if ":" in text or "?" in text else None
            if linked is not None:
                return linked
            raise self._refused(text, refusal(no)) from None
        canonical, kind, payload, carried, said = parsed
        known = self.known
        found = find(known, payload, canonical) if (payload or canonical) in known or payload[:12] == _NUMBER else None
        if found is not None:
            if found.code != "burn_warning":
                raise AddressError(found.code, found.message, network=self.name, asset=self.asset, hint=WALLET)
            notices = (Notice("burn_address", found.message), *notices)
        if carried or self.asks or memo is not None:
            if memo is None and carried is None and self.unasked is not None:
                notices += self.unasked
            else:
                carried, asked = self._settle(memo, carried)
                notices += asked
        if said:
            notices += said
        if careful and self.second_look is not None:
            notices += self.second_look(parsed)
        return _address((self.asset, self.name, canonical, kind, carried or None, notices))

    def _settle(self, given: str | None, inside: str | None) -> tuple[str | None, tuple[Notice, ...]]:
        if given:
            from . import secret  # noqa: PLC0415 - few payments carry a memo

            secret.refuse(given, self.network.name, self.asset)
        return memo.settle(self.memo, given, inside, self.network.name)

    def _linked(self, text: str, given: str | None, *, careful: bool) -> Address | None:
        """The recipient inside a payment link, checked like any other; None where the text is no link we read."""
        from . import links, secret  # noqa: PLC0415 - few paste links

        secret.refuse(text, self.name, self.asset)
        found = links.recipient(text, self.network, self.target)
        if found is None or found[0] == text:
            return None
        address, inside = found
        if given not in (None, "") and inside and given != inside:
            raise AddressError(
                "bad_memo",
                "The link carries another memo.",
                network=self.name,
                asset=self.asset,
                hint="Ask the receiver which is right.",
            )
        judged = self.judge(address, given or inside or given, careful=careful)
        return judged._replace(warnings=(links.FROM_LINK, *judged.warnings))

    def _refused(self, text: str, bad: Bad) -> AddressError:
        from .diagnosis import explain  # noqa: PLC0415 - only a mistake needs it

        return explain(self.network, self.asset, text, bad)


def _standing(network: Network, asset: Asset | None) -> tuple[Notice, ...]:
    """Warnings that every address of this asset and network gets."""
    found: list[Notice] = []
    if asset is not None and asset.retired:
        found.append(Notice("retired", f"{asset.ticker} is no longer issued or redeemed on {network.title}."))
    if network.family == "evm":
        message = (
            f"The same address exists on every EVM chain: make sure that the receiver expects it on {network.title}."
        )
        found.append(Notice("same_on_every_evm_chain", message))
    return tuple(found)
