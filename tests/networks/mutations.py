"""What fingers do to an address: one character changed, dropped, doubled, or two neighbours swapped."""

from collections.abc import Iterator, Sequence

import networks
from networks.judge import reader
from networks.parsed import Bad

EACH = 12  # of them the whole check is asked about


def mutations(text: str, alphabet: str, start: int = 0) -> Iterator[str]:
    """Every such text that differs from `text`, from character `start` on."""
    for place in range(start, len(text)):
        head, letter, tail = text[:place], text[place], text[place + 1 :]
        for other in alphabet:
            if other != letter:
                yield head + other + tail
        yield head + tail
        yield head + letter + letter + tail
        if tail and tail[0] != letter:
            yield head + tail[0] + letter + tail[1:]


def taken(network: str, texts: Sequence[str]) -> list[str]:
    """Those that the network takes.

    Its own rules are asked about all of them; the whole check, which spends its time on saying why not, about each
    twelfth, and about all that may be links, as nothing else makes an address of what the rules refuse.
    """
    read = reader(networks.network(network))
    rows = [(network, text) for place, text in enumerate(texts) if not place % EACH or ":" in text or "?" in text]
    passed = [text for (_, text), verdict in zip(rows, networks.check_many(rows), strict=True) if verdict.ok]
    for text in texts:
        try:
            read(text)
        except (Bad, ValueError):
            continue
        passed.append(text)
    return passed
