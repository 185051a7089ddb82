"""The list of a key's orders, page after page, with no order left out silently.

Its parameters are those of v1 (``limit offset gte lte``) and not documented for v3, so nothing here relies on them:
pages are asked for until one brings nothing new, and what is too old is left out by us.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from swapclient.clock import iso
from swapclient.errors import Unreadable
from swapclient.providers.moments import moment
from swapclient.providers.order_ids import fits
from swapclient.providers.simpleswap.shapes import Exchange
from swapclient.wire.reading import decode
from swapclient.wire.settings import Answer

__all__ = ["History"]

_PAGE = 100
_MOST_PAGES = 100
_LOOSELY = timedelta(minutes=5)
"""Their clock and ours differ: the bounds are wider than asked by this much."""


class History:
    """Collects the orders created since a moment."""

    def __init__(self, provider: str, since: datetime) -> None:
        self.more = True
        self.found: list[Exchange] = []
        self._provider = provider
        self._since = since - _LOOSELY
        self._seen: set[str] = set()
        self._offset = 0
        self._pages = 0

    @property
    def params(self) -> dict[str, str]:
        """The next page."""
        return {"limit": str(_PAGE), "offset": str(self._offset), "gte": iso(self._since)}

    def take(self, answer: Answer, rows: Sequence[object], secrets: tuple[str, ...]) -> None:
        """One page; the last one is that which brings nothing new.

        Raises:
            Unreadable: an order that could be one of those asked for cannot be read, or the pages never end.
        """
        self._pages += 1
        if self._pages > _MOST_PAGES:
            raise Unreadable(
                f"the list of orders of {self._provider} does not end", provider=self._provider, field="$.result"
            )
        before = len(self._seen)
        for row in rows:
            self._keep(answer, row, secrets)
        self._offset += len(rows)
        self.more = len(self._seen) > before

    def _keep(self, answer: Answer, row: object, secrets: tuple[str, ...]) -> None:
        name = str(row.get("id") or row.get("publicId") or "") if isinstance(row, Mapping) else ""
        key = name or repr(row)
        if key in self._seen:
            return
        self._seen.add(key)
        if self._is_old(row):
            return
        exchange = decode(
            answer._replace(body=msgspec.json.encode(row)), Exchange, provider=self._provider, secrets=secrets
        )
        if not fits(exchange.order_id):
            raise Unreadable(
                f"an order in the list of {self._provider} has no id", provider=self._provider, field="$.result.id"
            )
        self.found.append(exchange)

    def _is_old(self, row: object) -> bool:
        """Certainly created before; a row without a date is not."""
        if not isinstance(row, Mapping):
            return False
        said = row.get("createdAt") or row.get("timestamp") or row.get("created_at")
        created = moment(said) if isinstance(said, str) else None
        return created is not None and created < self._since
