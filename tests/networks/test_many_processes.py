"""`check_many` with processes: verdict by verdict as without, lazily, and no process left behind."""

import subprocess
import sys
from itertools import count, cycle, islice

import pytest

import networks
from networks.processes import pool, process, rows
from tests.networks.processes.rows import OFF_CURVE, PLAIN, STRANGE, TRON, seen

GOOD = ("tron", TRON)
MANY = [*islice(cycle([*PLAIN * 40, *STRANGE]), 9000)]


@pytest.fixture
def pools(monkeypatch):
    """Every pool that is made; rows go to the processes from the first on."""
    made = []

    class Seen(pool.Pool):
        def __init__(self, *given):
            super().__init__(*given)
            made.append(self)

        def ready(self):
            return True

    monkeypatch.setattr(rows, "Pool", Seen)
    monkeypatch.setattr(rows, "FEW", 0)
    return made


def ended(pools):
    return [one.popen.returncode is not None for pool in pools for one in pool.processes]


def test_every_row_has_the_verdict_that_it_has_without_processes(pools):
    found = networks.check_many(iter(MANY), processes=2)
    for row, one, other in zip(MANY, found, networks.check_many(MANY), strict=True):
        assert seen(one) == seen(other), repr(row)[:200]
    assert ended(pools) == [True, True]


def test_so_it_has_when_rows_are_answered_here_while_processes_start(monkeypatch):
    monkeypatch.setattr(rows, "FEW", 100)
    some = MANY[:3000]
    while_starting = [*networks.check_many(some, processes=2)]
    assert [*map(seen, while_starting)] == [*map(seen, networks.check_many(some))]


def test_rows_that_end_before_the_processes_have_begun_are_all_answered(pools, monkeypatch):
    monkeypatch.setattr(rows.Pool, "ready", lambda _: False)
    for size in (1, 255, 256, 257, 600):
        assert [verdict.ok for verdict in networks.check_many([GOOD] * size, processes=2)] == [True] * size
    assert all(ended(pools))


def test_rows_may_never_end_and_closing_ends_the_processes(pools):
    found = networks.check_many(cycle([GOOD]), processes=2)
    assert all(verdict.ok for verdict in islice(found, 10_000))
    assert ended(pools) == [False, False]
    found.close()
    assert ended(pools) == [True, True]


def test_so_does_forgetting_it(pools):
    found = networks.check_many(cycle([GOOD]), processes=2)
    next(found)
    del found
    assert ended(pools) == [True, True]


def test_so_does_an_interrupt(pools):
    found = networks.check_many(cycle([GOOD]), processes=2)
    next(found)
    with pytest.raises(KeyboardInterrupt):
        found.throw(KeyboardInterrupt)
    assert ended(pools) == [True, True]


def test_a_process_that_dies_is_an_error_and_never_a_missing_row(pools):
    numbered = ((("tron", f"{number}") if number % 2 else GOOD) for number in count())
    found = networks.check_many(numbered, processes=2)
    answered = [next(found).ok for _ in range(5000)]
    pools[0].processes[1].popen.kill()
    with pytest.raises(ChildProcessError):
        answered.extend(verdict.ok for verdict in found)
    assert answered == [number % 2 == 0 for number in range(len(answered))]
    assert ended(pools) == [True, True]


def test_only_a_few_thousand_rows_are_read_ahead(pools):
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield GOOD

    found = networks.check_many(endless(), processes=2)
    for answered in range(1, 30_001):
        next(found)
        assert len(taken) - answered <= 5 * 2048
    found.close()


def test_what_the_rows_raise_comes_after_the_verdicts_before_it(pools):
    def failing():
        yield from islice(cycle([GOOD]), 5000)
        raise LookupError("no such page")

    found = networks.check_many(failing(), processes=2)
    assert [next(found).ok for _ in range(5000)] == [True] * 5000
    with pytest.raises(LookupError, match="no such page"):
        next(found)
    assert ended(pools) == [True, True]


def test_few_rows_start_no_process(monkeypatch):
    monkeypatch.setattr(process, "_started", lambda _: pytest.fail("a process"))
    found = [*networks.check_many([GOOD] * rows.FEW, processes=2)]
    assert len(found) == rows.FEW
    assert next(networks.check_many(cycle([GOOD]), processes=None)).ok


def test_one_processor_starts_none(monkeypatch):
    monkeypatch.setattr(pool, "how_many", lambda: 0)
    monkeypatch.setattr(process, "_started", lambda _: pytest.fail("a process"))
    monkeypatch.setattr(rows, "FEW", 0)
    assert all(verdict.ok for verdict in networks.check_many([GOOD] * 9000, processes=None))


def test_as_many_as_there_are_processors(pools, monkeypatch):
    monkeypatch.setattr(pool, "how_many", lambda: 3)
    assert all(verdict.ok for verdict in networks.check_many([GOOD] * 9000, processes=None))
    assert ended(pools) == [True] * 3


@pytest.mark.parametrize("number", [0, -1, True, 1.0, "2"])
def test_a_number_that_is_none_is_refused_at_once(number):
    with pytest.raises(ValueError, match="whole number"):
        networks.check_many([], processes=number)


@pytest.mark.parametrize("careful", [True, False])
def test_processes_are_as_careful_as_they_are_told(pools, careful):
    (found,) = networks.check_many([("solana", OFF_CURVE)], careful=careful, processes=2)
    assert [notice.code for notice in found.address.warnings] == ["off_curve"] * careful


def test_the_callers_own_program_is_not_run_again(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "import networks\n"
        "from networks.processes import rows\n"
        "rows.FEW = 10\n"
        "print('once')\n"
        f"print(sum(verdict.ok for verdict in networks.check_many([{GOOD!r}] * 50000, processes=2)))\n"
    )
    answer = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=True)
    assert answer.stdout == "once\n50000\n"
    assert answer.stderr == ""
