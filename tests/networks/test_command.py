"""`python -m networks`: words in, answers out, and an exit code that scripts can trust."""

import io
import json
import subprocess
import sys

import pytest

import networks
from networks.command import main

TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
XRP = "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY"
CONTRACT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"


def asked(*words, terminal=False):
    out, err = io.BytesIO(), io.StringIO()
    err.isatty = lambda: terminal
    return main([*words], out, err), out.getvalue().decode(), err.getvalue()


def test_an_address_that_may_receive_ends_with_zero():
    code, out, err = asked("USDT:tron", TRON)
    assert (code, err) == (0, "")
    assert out.startswith(f"ok  {TRON}\n    USDT:tron (base58check)\n")


def test_warnings_and_the_memo_are_shown():
    _, out, _ = asked("XRP", XRP, "--memo", "7")
    assert "memo 7" in out
    _, out, _ = asked("XRP", XRP)
    assert "  ! Exchanges need a destination tag" in out
    assert "!" not in asked("XRP", XRP, "--memo", "")[1]


def test_an_address_that_may_not_receive_ends_with_three():
    code, out, err = asked("USDT:tron", CONTRACT)
    assert (code, out) == (3, "")
    assert "token_contract" in err


def test_json_has_one_document_either_way():
    code, out, _ = asked("USDT:tron", TRON, "--json")
    document = json.loads(out)
    assert (code, document["ok"], document["address"]["asset"]) == (0, True, "USDT:tron")
    code, out, err = asked("USDT:tron", CONTRACT, "--json")
    document = json.loads(out)
    assert (code, document["ok"], document["error"]["code"], err) == (3, False, "token_contract", "")


def test_every_network_of_an_address_is_named():
    code, out, _ = asked("--identify", TRON)
    assert (code, out.split("\t")[0]) == (0, "tron")
    assert json.loads(asked("--identify", TRON, "--json")[1])["candidates"][0]["network"] == "tron"
    code, out, err = asked("--identify", "nothing at all".replace(" ", "-!"))
    assert (code, out) == (3, "")
    assert "no network" in err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["USDT:tron"],
        ["USDT:tron", TRON, "--batch", "x"],
        ["--identify", TRON, "--batch", "x"],
        ["--asset", "tron", "tron", TRON],
        ["tron", TRON, "--output", "x"],
        ["--nosuch"],
    ],
)
def test_a_wrong_question_ends_with_two(words, capsys):
    with pytest.raises(SystemExit) as caught:
        asked(*words)
    assert caught.value.code == 2
    assert capsys.readouterr().err


def test_a_file_is_answered_and_one_bad_row_ends_with_three(tmp_path):
    rows, answers = tmp_path / "rows.txt", tmp_path / "answers.csv"
    rows.write_text(f"{TRON}\n{TRON}\n")
    assert asked("--batch", str(rows), "--asset", "USDT:tron")[0] == 0
    rows.write_text(f"{TRON}\n{CONTRACT}\n")
    code, out, err = asked("USDT:tron", "--batch", str(rows), "--output", str(answers))
    assert (code, out, err) == (3, "", "2 rows, 1 may not be paid\n")
    assert [line.split(",")[1] for line in answers.read_text().splitlines()] == ["ok", "yes", "no"]
    code, out, _ = asked("--batch", str(rows), "--asset", "tron", "--json")
    assert [json.loads(line)["ok"] for line in out.splitlines()] == [True, False]


def test_progress_is_for_a_terminal_only(tmp_path):
    rows = tmp_path / "rows.txt"
    rows.write_text(f"{TRON}\n")
    assert "\r" in asked("tron", "--batch", str(rows), terminal=True)[2]
    assert "\r" not in asked("tron", "--batch", str(rows))[2]


@pytest.mark.parametrize(
    ("content", "words", "code", "said"),
    [
        (None, [], 2, "No such file"),
        ("a,b\n", [], 2, "names its columns"),
        (f"{TRON}\n", ["--asset", "nosuch"], 3, "unknown_network"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, content, words, code, said):
    rows = tmp_path / "rows"
    if content is not None:
        rows.write_text(content)
    found, out, err = asked("--batch", str(rows), *words)
    assert (found, out) == (code, "")
    assert said in err


def _run(*words, **given):
    folder = next(iter(networks.__path__)).rpartition("networks")[0]
    command = [sys.executable, "-m", "networks", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, **given)


def test_a_dash_is_stdin():
    answer = _run("tron", "--batch", "-", input=f"{TRON}\nx\n".encode())
    assert answer.returncode == 3
    assert answer.stdout.decode().splitlines()[1].startswith(f"1,yes,,tron,{TRON},base58check")


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    rows = tmp_path / "rows"
    rows.write_text(f"{TRON}\n" * 20_000)
    folder = next(iter(networks.__path__)).rpartition("networks")[0]
    with subprocess.Popen(
        [sys.executable, "-m", "networks", "tron", "--batch", str(rows)],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as command:
        command.stdout.readline()
        command.stdout.close()
        said = command.stderr.read()
    assert b"Traceback" not in said
    assert b"Exception" not in said
    assert command.returncode == 0
