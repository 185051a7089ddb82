"""The README is held to the program: its promises to tests, its commands to the verbs, its codes to the errors."""

import ast
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from swapclient import errors
from swapclient.cli.boundary import INTERRUPTED
from swapclient.cli.group import VERBS, swapclient
from swapclient.cli.session import Session

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def _tests():
    """Names of all test functions."""
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                yield node.name


def _commands():
    """Every command line of ours in a console block, without its prompt and its remark."""
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ swapclient "):
                yield line.removeprefix("$ swapclient ").partition("  #")[0].strip()


def _context():
    """The group's own context: click keeps a command's help option as the first context that asked had it."""
    settings = swapclient.context_settings
    return click.Context(swapclient, info_name="swapclient", obj=Session(), **settings)


def test_every_promise_names_a_test_that_exists():
    promised = re.findall(r"\| `(test_\w+)` \|", README)
    assert len(promised) == 11
    assert set(promised) <= set(_tests())


@pytest.mark.parametrize("line", list(_commands()))
def test_every_command_in_the_readme_is_understood(line):
    verb, *words = shlex.split(line.replace("...", "x"))
    if verb.startswith("--"):
        verb, *words = words
    context = _context()
    command = swapclient.get_command(context, verb)
    assert command is not None, f"no verb {verb}"
    command.make_context(verb, words, parent=context)


def test_the_table_of_exit_codes_is_that_of_the_errors():
    table = {int(code) for code in re.findall(r"^\| (\d+) \| ", README, re.MULTILINE)}
    kinds = (kind for kind in vars(errors).values() if isinstance(kind, type) and hasattr(kind, "exit_code"))
    assert table == {0, INTERRUPTED} | {kind.exit_code for kind in kinds}


def test_every_room_in_the_readme_is_there_and_every_room_is_in_it():
    named = set(re.findall(r"^\| `([\w/]+)/`", README, re.MULTILINE))
    rooms = {f"swapclient/{path.parent.name}" for path in (ROOT / "swapclient").glob("*/__init__.py")}
    missing = {room for room in rooms if f"`{room}/`" not in README}
    assert all((ROOT / name).is_dir() for name in named)
    assert not missing


def test_every_verb_has_a_help_with_an_example():
    for verb in VERBS:
        command = swapclient.get_command(_context(), verb)
        text = command.get_help(click.Context(command, info_name=verb, parent=_context()))
        assert f"swapclient {verb}" in text.split("Usage:")[1].split("\n", 1)[1] or verb in {"schema", "demo"}, verb


def test_the_library_example_runs_as_it_stands(tmp_path):
    """Against the sandbox, with the addresses filled in and somebody paying at once."""
    code = re.search(r"## The library\n\n```python\n(.*?)```", README, re.DOTALL)[1]
    code = code.replace('"T..."', '"TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"')
    code = code.replace('"bc1..."', '"bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"')
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom swapclient.sandbox import Box\n"
        f"with Box(Path({str(tmp_path)!r}) / 'ledger.db', speed=600, deposits_by_itself=0.0) as box:\n"
        "    os.environ.update(box.environ)\n"
        + "".join(f"    {line}\n" for line in code.splitlines())
        + "    print(swap.state)\n"
    )
    environ = {name: value for name, value in os.environ.items() if not name.startswith("SWAPCLIENT_")}
    environ |= {
        "SWAPCLIENT_DATA_DIR": str(tmp_path / "data"),
        "SWAPCLIENT_CACHE_DIR": str(tmp_path / "cache"),
        "SWAPCLIENT_INTERVAL": "0.05",
        "XDG_CONFIG_HOME": str(tmp_path),
        "CHAINFLIP_OFF": "1",
        "THORCHAIN_OFF": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", script], env=environ, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "finished"


def test_the_changelog_knows_this_version():
    from swapclient import __version__

    assert f"## {__version__}" in CHANGELOG or "## Unreleased" in CHANGELOG


@pytest.mark.parametrize("parts", ["python hosted", "registry. npm", "/wo rk/", "/ro ot/"])
def test_nothing_in_the_tree_names_a_registry_or_a_place_of_one_machine(parts):
    word = parts.replace(" ", "")
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines() or [str(path.relative_to(ROOT)) for path in ROOT.rglob("*.md")]
    guilty = [name for name in names if (ROOT / name).is_file() and word.encode() in (ROOT / name).read_bytes()]
    assert guilty == []
