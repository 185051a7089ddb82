"""The queue of rules: what is to happen next, kept in the ledger."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from swapclient.sandbox.ledger import Ledger
from swapclient.sandbox.scenarios import SCENARIOS, Rule, Sort

__all__ = ["Script"]


class Script:
    """First come, first served; a rule that is used up is forgotten."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, rule: Rule) -> None:
        """Queue a rule."""
        self._ledger.add_rule(msgspec.json.encode(rule))

    def clear(self) -> None:
        """Forget every rule."""
        self._ledger.forget_rules()

    def waiting(self) -> list[Rule]:
        """What is still to happen."""
        return [msgspec.json.decode(body, type=Rule) for _, body in self._ledger.rules()]

    def fault(self, provider: str, kind: str, order: str | None) -> Rule | None:
        """The first fault that waits for such a request, used once. Those for anybody are not for public markets."""
        concerned = {provider} if kind == "ticker" else {None, provider}

        def waits(rule: Rule) -> bool:
            return (
                SCENARIOS[rule.scenario].sort is Sort.FAULT
                and rule.on in {"any", kind}
                and rule.provider in concerned
                and rule.order in {None, order}
            )

        return self._take(waits)

    def for_new_order(self, provider: str) -> list[Rule]:
        """The first life that waits for an order, and every different twist, each used once."""
        taken: dict[str, Rule] = {}
        while rule := self._take(lambda rule: self._waits_for_order(rule, provider, taken)):
            sort = SCENARIOS[rule.scenario].sort
            taken["life" if sort is Sort.LIFE else f"{rule.scenario}/{rule.options.get('field')}"] = rule
        return list(taken.values())

    def _waits_for_order(self, rule: Rule, provider: str, taken: dict[str, Rule]) -> bool:
        sort = SCENARIOS[rule.scenario].sort
        if sort is Sort.FAULT or rule.provider not in {None, provider}:
            return False
        return ("life" if sort is Sort.LIFE else f"{rule.scenario}/{rule.options.get('field')}") not in taken

    def _take(self, fits: Callable[[Rule], bool]) -> Rule | None:
        if not self._ledger.rules():
            return None
        with self._ledger.writing():
            for number, body in self._ledger.rules():
                rule = msgspec.json.decode(body, type=Rule)
                if fits(rule):
                    self._use(number, rule)
                    return rule
        return None

    def _use(self, number: int, rule: Rule) -> None:
        if rule.times is None:
            return
        rule.times -= 1
        self._ledger.set_rule(number, msgspec.json.encode(rule) if rule.times > 0 else None)
