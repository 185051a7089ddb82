"""`validate --batch`: a file of addresses, answered in its order."""

import json

import pytest

from tests.cli.conftest import valid

TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
CONTRACT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"


@pytest.fixture
def rows(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text(f"address,asset\n{TRON},USDT:tron\n{CONTRACT},USDT:tron\nx,nosuch\n")
    return path


def test_each_row_is_a_document_and_one_bad_row_ends_with_three(cli, rows):
    answer = cli("validate", "--batch", str(rows), "--json", code=3)
    documents = [valid(json.loads(line)) for line in answer.out.splitlines()]
    assert [document["ok"] for document in documents] == [True, False, False]
    assert [document["row"] for document in documents] == [2, 3, 4]
    assert [document["error"]["code"] for document in documents[1:]] == ["token_contract", "unknown_network"]


def test_without_json_the_answers_are_csv(cli, rows):
    lines = cli("validate", "--batch", str(rows), code=3).out.splitlines()
    assert lines[0].startswith("row,ok,asset")
    assert lines[1].startswith(f"2,yes,USDT:tron,tron,{TRON}")


def test_good_rows_end_with_zero_and_a_memo_is_for_all(cli, tmp_path):
    path = tmp_path / "rows"
    path.write_text("rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY\n" * 2)
    answer = cli("validate", "XRP", "--batch", str(path), "--memo", "7", "--json", code=0)
    assert [json.loads(line)["address"]["memo"] for line in answer.out.splitlines()] == ["7", "7"]
    answer = cli("validate", "XRP", "--batch", str(path), "--no-memo", "--json", code=0)
    assert [json.loads(line)["address"]["warnings"] for line in answer.out.splitlines()] == [[], []]


@pytest.mark.parametrize(
    ("content", "words", "code", "named"),
    [
        (None, [], 2, "no_file"),
        ("a,b\n", [], 2, "bad_file"),
        (TRON, ["nosuch"], 3, "unknown_network"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_error(cli, tmp_path, content, words, code, named):
    path = tmp_path / "rows"
    if content is not None:
        path.write_text(content)
    answer = cli("validate", *words, "--batch", str(path), "--json", code=code)
    assert valid(json.loads(answer.out))["error"]["code"] == named
