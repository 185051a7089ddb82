"""What fingers do to an address: one character changed, dropped, doubled, or two neighbours swapped."""

from collections.abc import Iterator, Sequence
from unittest.mock import patch

import networks
from networks.judge import Plan
from networks.parsed import Bad

EACH = 12  # of them one is also explained


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
    """Those that the network takes, by the whole check.

    A twelfth is asked as users ask; of the others the refusal goes without its explanation, which takes most of the
    time and comes after the answer.
    """
    explained = networks.check_many((network, text) for text in texts[::EACH])
    passed = [text for text, verdict in zip(texts[::EACH], explained, strict=True) if verdict.ok]
    with patch.object(Plan, "_refused", _unexplained):
        answers = networks.check_many((network, text) for text in texts)
        return passed + [text for text, verdict in zip(texts, answers, strict=True) if verdict.ok]


def _unexplained(_plan: Plan, _text: str, bad: Bad) -> networks.AddressError:
    return networks.AddressError(bad.code, bad.message)
