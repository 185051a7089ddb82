"""What fingers do to an address: one character changed, dropped, doubled, or two neighbours swapped."""

from collections.abc import Iterator


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
