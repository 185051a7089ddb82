"""A process of its own that does to a journal what it is told, one line at a time: for races that are real.

``open URL``, ``record NUMBER KEY``, ``append NUMBER SEEN``, ``adopt NUMBER ORDER``: every answer is one line, the
outcome.
"""

import asyncio
import sys

from swapclient.domain.life import Happening
from swapclient.errors import SwapClientError
from swapclient.journal.interface import Journal
from swapclient.journal.store import open_journal
from tests.fakes.records import event, intent, order


async def do(journal: Journal | None, verb: str, *words: str) -> Journal | None:
    if verb == "open":
        if journal:
            await journal.close()
        journal = open_journal(words[0])
        await journal.swaps()
    elif verb == "record" and journal:
        await journal.record(intent(int(words[0]), key=words[1]), event())
    elif verb == "append" and journal:
        await journal.append(intent(int(words[0])).swap_id, event(Happening.NOTED), seen=int(words[1]))
    elif verb == "adopt" and journal:
        adopted = event(Happening.ADOPTED, order=order(int(words[1])))
        await journal.append(intent(int(words[0])).swap_id, adopted, alone=True)
    return journal


async def main() -> None:
    journal: Journal | None = None
    for line in iter(sys.stdin.readline, ""):
        try:
            journal = await do(journal, *line.split())
            said = "done"
        except SwapClientError as error:
            said = f"{error.stable_code} {error}"
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()
    if journal:
        await journal.close()


if __name__ == "__main__":
    asyncio.run(main())
