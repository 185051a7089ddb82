"""Every recorded session, replayed offline: the same words, documents and exit codes, to the letter.

``pytest tests/sessions --bless`` records them anew from the sandbox. It refuses to turn a failure into a success, or a
success into a failure: such a change is made by hand, by deleting the recording first.
"""

import json

import jsonschema
import pytest

from swapclient.cli.schema import schema_text
from tests.sessions import player
from tests.sessions.stories import STORIES

SCHEMA = json.loads(schema_text())


@pytest.mark.parametrize("name", STORIES)
def test_a_recorded_session_plays_the_same(name, request, tmp_path, monkeypatch):
    story = STORIES[name]
    if request.config.getoption("--bless"):
        return _bless(name, player.record(story, tmp_path, monkeypatch))
    recorded = player.load(name)
    played = player.replay(story, recorded, tmp_path, monkeypatch)
    for number, (was, now) in enumerate(zip(recorded, played, strict=True)):
        for part in ("argv", "exit", "stdout", "stderr"):
            assert now[part] == was[part], f"{name}, step {number}: {part} changed"
    return None


@pytest.mark.parametrize("name", STORIES)
def test_every_document_of_a_session_is_one_of_the_schema(name):
    for step in player.load(name):
        if "--json" not in step["argv"]:
            continue
        documents = [json.loads(line) for line in step["stdout"]]
        assert documents, f"{step['argv']} printed no document"
        for document in documents:
            jsonschema.validate(document, SCHEMA)
            assert document["ok"] == (step["exit"] == 0) or step["argv"][0] == "watch"
        if step["argv"][0] != "watch":
            assert len(documents) == 1


def test_no_session_holds_the_key_or_an_escape_character():
    for name in STORIES:
        for step in player.load(name):
            shown = "".join([*step["stdout"], *step["stderr"]])
            assert "sandbox-key" not in shown
            assert "\x1b" not in shown
            assert "\u202e" not in shown


def _bless(name, steps):
    try:
        before = player.load(name)
    except FileNotFoundError:
        before = []
    assert all(step["exit"] != 1 for step in steps), f"{name}: a bug is not recorded"
    for old, new in zip(before, steps, strict=False):
        same = old["argv"] != new["argv"] or (old["exit"] == 0) == (new["exit"] == 0)
        assert same, f"{name}: {new['argv']} went from exit {old['exit']} to {new['exit']}; delete the recording first"
    player.save(name, steps)
