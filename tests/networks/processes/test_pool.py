"""Processes fed and ended: order, pieces larger than any pipe, early ends, interrupts."""

import io
import os
import signal
import subprocess
import sys

import pytest

from networks.processes import process as process_module
from networks.processes.frames import framed, received
from networks.processes.pool import Pool, how_many
from networks.processes.worker import READY, serve

ECHO = "tests.networks.processes.echo"
HUGE = 3 << 20  # bytes; three times what a pipe can be made to hold


def ended(pool):
    return [process.popen.returncode is not None for process in pool.processes]


def test_answers_come_in_the_order_of_their_pieces():
    pieces = [b"x%d" % number * (1 + number * number % 7) for number in range(200)]
    with Pool(ECHO, b"told ", 3) as pool:
        assert list(pool.answers(pieces)) == [b"told " + piece[::-1] for piece in pieces]
    assert ended(pool) == [True] * 3


def test_pieces_and_answers_larger_than_the_pipes_make_nobody_wait_for_ever():
    pieces = [bytes([number]) * HUGE + b"." for number in range(9)]
    with Pool(ECHO, b"", 2) as pool:
        for piece, answer in zip(pieces, pool.answers(pieces), strict=True):
            assert answer == piece[::-1]


def test_it_needs_no_large_pipes(monkeypatch):
    monkeypatch.setattr(process_module, "_PIPE", 4096)  # the smallest there are
    with Pool(ECHO, b"", 2) as pool:
        assert [*map(len, pool.answers([b"x" * 200_000] * 6))] == [200_000] * 6


def test_a_piece_goes_to_whoever_owes_least():
    owed = []

    def tell_all(number):
        for process in pool.processes:
            process.popen.send_signal(number)

    def pieces():
        tell_all(signal.SIGSTOP)  # so that nothing is answered yet
        for _ in range(4):
            owed.append([process.owed for process in pool.processes])
            if len(owed) == 4:
                tell_all(signal.SIGCONT)
            yield b"x"

    with Pool(ECHO, b"", 2) as pool:
        assert list(pool.answers(pieces())) == [b"x"] * 4
    assert owed == [[0, 0], [1, 0], [1, 1], [2, 1]]


def test_only_a_few_pieces_are_taken_ahead_of_their_answers():
    taken = []

    def pieces():
        while True:
            taken.append(1)
            yield b"x"

    with Pool(ECHO, b"", 2) as pool:
        answers = pool.answers(pieces())
        for number in range(20):
            next(answers)
            assert len(taken) <= number + 4
    assert ended(pool) == [True, True]


def test_no_process_outlives_an_interrupt():
    def pieces():
        yield from [b"x"] * 10
        raise KeyboardInterrupt

    pool = Pool(ECHO, b"", 2)
    with pytest.raises(KeyboardInterrupt), pool:
        list(pool.answers(pieces()))
    assert ended(pool) == [True, True]


@pytest.mark.parametrize("place", [0, 1, 5, 19])
def test_a_process_that_ends_before_it_answered_is_an_error_and_the_answers_before_it_are_right(place):
    pieces = [b"x%d" % number for number in range(20)]
    pieces[place] = b"die"
    answers = []
    with Pool(ECHO, b"", 2) as pool, pytest.raises(ChildProcessError, match="ended before it answered"):
        answers.extend(pool.answers(pieces))
    assert answers == [piece[::-1] for piece in pieces[: len(answers)]]
    assert len(answers) <= place


def test_processes_that_are_dead_already_are_an_error():
    with Pool(ECHO, b"", 2) as pool:
        for process in pool.processes:
            process.popen.kill()
            process.popen.wait()
        with pytest.raises(ChildProcessError):
            list(pool.answers([b"x"] * 6))


def test_a_process_that_cannot_even_load_its_work_is_an_error(capfd):
    with Pool("tests.networks.processes.nosuch", b"", 2) as pool, pytest.raises(ChildProcessError):
        list(pool.answers([b"x"]))
    assert ended(pool) == [True, True]


def test_where_the_second_process_cannot_be_started_the_first_is_ended(monkeypatch):
    started = []
    start = process_module._started

    def once(work):
        if started:
            raise OSError("no more processes")
        started.append(start(work))
        return started[0]

    monkeypatch.setattr(process_module, "_started", once)
    with pytest.raises(OSError, match="no more"):
        Pool(ECHO, b"", 2)
    assert started[0].returncode is not None


def test_it_is_told_when_all_are_ready():
    with Pool(ECHO, b"", 2) as pool:
        while not pool.ready():
            assert not any(process.answers for process in pool.processes)
        assert list(pool.answers([b"ab"])) == [b"ba"]


def test_a_process_ends_when_its_input_does_and_ignores_the_keyboard():
    process = process_module._started(ECHO)
    try:
        process.stdin.write(framed(b""))
        assert received(process.stdout) == READY
        process.send_signal(signal.SIGINT)
        process.stdin.write(framed(b"ab"))
        assert received(process.stdout) == b"ba"
        process.stdin.close()
        assert process.wait() == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_process_ends_when_whoever_started_it_is_killed():
    code = (
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "from networks.processes.pool import Pool\n"
        f"pool = Pool({ECHO!r}, b'', 2)\n"
        "print(next(pool.answers([b'ready'])), flush=True); sys.stdin.read()"
    )
    starter = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert starter.stdout.readline() == b"b'ydaer'\n"
    starter.kill()
    starter.wait()
    assert starter.stderr.read() == b""  # which they hold too: its end is theirs
    for pipe in (starter.stdin, starter.stdout, starter.stderr):
        pipe.close()


def test_what_a_process_does_is_done_here_too():
    sink = io.BytesIO()
    serve(ECHO, io.BytesIO(framed(b"+") + framed(b"ab") + framed(b"cut short")[:-1]), sink)
    assert sink.getvalue() == framed(READY) + framed(b"+ba")
    serve(ECHO, io.BytesIO(b""), sink)
    assert sink.getvalue() == framed(READY) + framed(b"+ba")


def test_processors_are_counted_and_one_alone_needs_no_other(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert how_many() == 0
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    assert how_many() == 8
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert how_many() == 0
