"""A provider's names for networks and native coins, read from one drawing per provider.

A code that is not in the drawing is not ours: nothing is guessed from the look of a name, because twin codes
(``avax``/``avaxc``, ``bsc``/``smartchain``) exist and the wrong one loses the money.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Codes", "read_codes"]


@dataclass(frozen=True, slots=True)
class Codes:
    """``networks``: their network code -> our network. ``special``: their (ticker, network code) -> our asset's name.

    ``special`` is for native coins whose ticker is not what everybody else calls them, and for providers whose code
    of a native coin's network names no network (``mainnet``).
    """

    networks: Mapping[str, str]
    special: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def network(self, ticker: str, code: str) -> str | None:
        """Our network of a (ticker, network code), or None when the code is not ours."""
        name = self.special.get((ticker, code))
        return name.partition(":")[2] if name else self.networks.get(code)

    def name(self, ticker: str, code: str) -> str | None:
        """Our way of writing a (ticker, network code), ``USDT:tron``; None when the code is not ours."""
        if name := self.special.get((ticker, code)):
            return name
        network = self.networks.get(code)
        return f"{ticker.upper()}:{network}" if network else None


def read_codes(drawing: str) -> Codes:
    """Lines of ``code network`` and of ``ticker:code TICKER:network``; codes stand exactly as the provider has them."""
    networks: dict[str, str] = {}
    special: dict[tuple[str, str], str] = {}
    for line in drawing.split("\n"):
        if not line.strip():
            continue
        theirs, ours = line.split()
        if ":" in theirs:
            ticker, _, code = theirs.partition(":")
            special[ticker, code] = ours
        else:
            networks[theirs] = ours
    return Codes(networks, special)
