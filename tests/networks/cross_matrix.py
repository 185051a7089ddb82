"""Every example address, and further ones, on every network.

`python -m tests.networks.cross_matrix --write` writes the answers down.

The answers are vectors/cross_matrix.json: for each address the networks that take it, by kind, and those that refuse
it, by code; the commonest code goes without its networks, as `otherwise`. All EVM chains together are written as `evm`.
"""

import json
import sys
from pathlib import Path
from typing import TypedDict

import networks

VECTORS = Path(__file__).parent / "vectors"
EVM = frozenset(network.name for network in networks.networks() if network.family == "evm")


class Row(TypedDict):
    """All answers about one address."""

    takes: dict[str, list[str]]
    refuses: dict[str, list[str]]
    otherwise: str


def examples() -> list[tuple[str, str, str, str]]:
    """Network, kind, address and source of every example."""
    lines = (VECTORS / "examples.tsv").read_text().splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(network, kind, text, source) for network, kind, text, source in rows]


def texts() -> list[str]:
    """Every address of the matrix: the examples, and further ones of every kind."""
    lines = (VECTORS / "more_examples.txt").read_text().splitlines()
    return sorted({text for _, _, text, _ in examples()} | {line for line in lines if not line.startswith("#")})


def answer(network: str, text: str) -> tuple[bool, str]:
    """Whether the network takes the text, and its kind or the code of the refusal."""
    try:
        return True, networks.check(network, text).kind
    except networks.AddressError as no:
        return False, no.code


def row(text: str) -> Row:
    """All answers about one text, as they are written down."""
    found: dict[tuple[bool, str], set[str]] = {}
    for network in networks.networks():
        found.setdefault(answer(network.name, text), set()).add(network.name)
    refusals = {code: names for (taken, code), names in found.items() if not taken}
    otherwise = max(refusals, key=lambda code: len(refusals[code]))
    return {
        "takes": {kind: sorted(folded(names)) for (taken, kind), names in sorted(found.items()) if taken},
        "refuses": {code: sorted(folded(refusals[code])) for code in sorted(refusals) if code != otherwise},
        "otherwise": otherwise,
    }


def folded(names: set[str]) -> set[str]:
    """The names with all EVM chains, where they are all among them, as one."""
    return names - EVM | {"evm"} if names >= EVM else names


def unfolded(names: list[str]) -> set[str]:
    """The names that were written down."""
    return set(names) - {"evm"} | EVM if "evm" in names else set(names)


def written() -> dict[str, Row]:
    """The answers as they were written down."""
    found: dict[str, Row] = json.loads((VECTORS / "cross_matrix.json").read_text())
    return found


def main() -> None:
    """Print what has changed, and write the answers down where `--write` asks for it."""
    before = written() if (VECTORS / "cross_matrix.json").exists() else {}
    now = {text: row(text) for text in texts()}
    for text in sorted(set(before) | set(now)):
        if before.get(text) != now.get(text):
            sys.stdout.write(f"{text}\n  before {before.get(text)}\n  now    {now.get(text)}\n")
    if "--write" in sys.argv:
        rows = ",\n".join(f"{json.dumps(text)}: {json.dumps(told)}" for text, told in now.items())
        (VECTORS / "cross_matrix.json").write_text(f"{{\n{rows}\n}}\n")


if __name__ == "__main__":
    main()
