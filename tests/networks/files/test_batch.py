"""Whole files: order, both outputs, pieces, processes, and what happens when one ends early."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import threading

import pytest

import networks
from networks.files import batch, chunks, run
from networks.files.forms import Form
from networks.files.work import ANSWER, PIECE, opened
from networks.processes import process

TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
ROWS = [
    ("tron", TRON),
    ("USDT:ethereum", "0xdAC17F958D2ee523a2206206994597C13D831ec7"),
    ("ethereum", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
    ("bitcoin", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"),
    ("XRP", "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY"),
    ("nosuch", TRON),
    ("tron", 'nothing, "at" all'),
]
THOUSAND = [ROWS[number * number % len(ROWS)] for number in range(1000)]


def as_plain(rows):
    return "".join(f"{where} {text}\n" for where, text in rows)


def as_csv(rows):
    out = io.StringIO()
    csv.writer(out).writerows([("asset", "address"), *rows])
    return out.getvalue()


def as_json(rows):
    return "".join(json.dumps({"asset": where, "address": text}) + "\n" for where, text in rows)


def answered(text, **asked):
    sink = io.BytesIO()
    run(io.BytesIO(text.encode()), sink, **asked)
    return sink.getvalue()


def expected(rows):
    return [verdict.error.code if verdict.error else verdict.address.text for verdict in networks.check_many(rows)]


def told(out):
    rows = [json.loads(line) for line in out.splitlines()]
    return [row["address"]["text"] if row["ok"] else row["error"]["code"] for row in rows]


@pytest.mark.parametrize("form", [as_csv, as_json])
def test_a_thousand_rows_are_answered_like_single_ones_and_in_their_order(form):
    assert told(answered(form(THOUSAND), output="jsonl", workers=0)) == expected(THOUSAND)


def test_a_thousand_plain_lines_too():
    rows = [row for row in THOUSAND if " " not in row[1]]
    assert told(answered(as_plain(rows), output="jsonl", workers=0)) == expected(rows)


def test_both_outputs_say_the_same():
    text = as_csv(THOUSAND)
    rows = [*csv.DictReader(io.StringIO(answered(text, workers=0).decode()))]
    assert [row["address"] if row["ok"] == "yes" else row["code"] for row in rows] == expected(THOUSAND)
    documents = [json.loads(line) for line in answered(text, output="jsonl", workers=0).splitlines()]
    assert [int(row["row"]) for row in rows] == [row["row"] for row in documents] == [*range(2, 1002)]
    for row, document in zip(rows, documents, strict=True):
        found = document.get("address") or document["error"]
        assert row["network"] == found["network"]
        assert row["message"] == found.get("message", "")
        assert row["looks_like"].split() == found.get("looks_like", [])
        assert row["warnings"].split() == [notice["code"] for notice in found.get("warnings", [])]


def test_a_cell_never_becomes_a_formula():
    row = "asset,address,memo\nXLM,GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ,=1+1\n"
    assert "'=1+1" in answered(row, workers=0).decode()


@pytest.mark.parametrize("form", [as_csv, as_json])
def test_pieces_of_any_size_give_the_same_answers(form, monkeypatch):
    rows = ROWS * 5
    text = form(rows)
    for size in (1, 7, 64, 1000):
        monkeypatch.setattr(chunks, "SIZE", size)
        assert told(answered(text, output="jsonl", workers=0)) == expected(rows)


def test_a_break_inside_quotes_cuts_no_row(monkeypatch):
    monkeypatch.setattr(chunks, "SIZE", 10)
    text = "address,note\n" + f'{TRON},"a\n\n{TRON},\nb"\n' * 30
    rows = [json.loads(line) for line in answered(text, output="jsonl", where="tron", workers=0).splitlines()]
    assert all(row["ok"] for row in rows)
    assert [row["row"] for row in rows] == [*range(2, 122, 4)]


def test_a_quote_that_is_never_closed_ends_in_answers_not_in_memory(monkeypatch):
    monkeypatch.setattr(chunks, "SIZE", 100)
    monkeypatch.setattr(chunks, "LONGEST", 1000)
    rows = answered("address,note\n" + f"{TRON},\n" + f'{TRON},"\n' + f"{TRON},\n" * 200, where="tron", workers=0)
    assert rows.count(b"\n") > 100


def test_a_line_without_end_is_answered_once_and_dropped(monkeypatch):
    monkeypatch.setattr(chunks, "SIZE", 100)
    monkeypatch.setattr(chunks, "LONGEST", 1000)
    out = answered(f"{TRON}\n{'x' * 5000}\n{TRON}\n{'y' * 5000}", output="jsonl", where="tron", workers=0)
    assert told(out) == [TRON, "bad_length", TRON, "bad_length"]
    assert [json.loads(line)["row"] for line in out.splitlines()] == [1, 2, 3, 4]


def test_progress_is_told_as_it_goes(monkeypatch):
    monkeypatch.setattr(chunks, "SIZE", 1000)
    seen = []
    sink = io.BytesIO()
    count = run(io.BytesIO(as_csv(THOUSAND).encode()), sink, workers=0, progress=seen.append)
    assert seen[-1] == count
    assert len(seen) > 10
    assert [one.rows for one in seen] == sorted(one.rows for one in seen)


def test_processes_answer_the_same_in_the_same_order(monkeypatch):
    monkeypatch.setattr(chunks, "SIZE", 2000)
    monkeypatch.setattr(batch, "SIZE", 2000)
    text = as_csv(THOUSAND)
    assert answered(text, output="jsonl", workers=2) == answered(text, output="jsonl", workers=0)


def test_small_files_start_no_process(monkeypatch):
    monkeypatch.setattr(process, "_started", lambda _: pytest.fail("a process"))
    assert told(answered(as_csv(THOUSAND), output="jsonl", workers=2)) == expected(THOUSAND)


def test_what_a_process_does_is_done_here_too():
    work = opened(json.dumps(Form("plain", "jsonl")._asdict()).encode())
    answer = work(PIECE.pack(5) + f"tron {TRON}\ntron x\n".encode())
    assert ANSWER.unpack_from(answer) == (2, 1)
    assert [json.loads(line)["row"] for line in answer[ANSWER.size :].splitlines()] == [5, 6]


def test_the_command_interrupted_ends_clean_and_so_do_its_processes(tmp_path):
    """The file is a pipe that never ends, so the command is at work when the interrupt comes."""
    pipe = tmp_path / "rows"
    os.mkfifo(pipe)
    command = subprocess.Popen(
        [sys.executable, "-m", "networks", "--batch", str(pipe), "--output", str(tmp_path / "out")],
        stderr=subprocess.PIPE,
        cwd=next(iter(networks.__path__)).rpartition("networks")[0],
    )
    ended = threading.Event()

    def feed():
        with pipe.open("wb", buffering=0) as sink:
            while not ended.is_set():
                try:
                    sink.write(f"tron {TRON}\n".encode() * 1000)
                except BrokenPipeError:
                    return

    feeder = threading.Thread(target=feed)
    feeder.start()
    out = tmp_path / "out"
    while not (out.exists() and out.stat().st_size > 1_000_000):
        assert command.poll() is None
    command.send_signal(signal.SIGINT)
    _, said = command.communicate()
    ended.set()
    feeder.join()
    assert command.returncode == 130
    assert b"interrupted" in said
    assert b"Traceback" not in said
