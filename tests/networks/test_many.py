"""Many rows at once, and what importing costs."""

import subprocess
import sys

import pytest

import networks

TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
ROWS = [
    ("USDT:tron", TRON),
    ("USDT:tron", "nothing"),
    ("nosuch", TRON),
    ("XRP", "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY", "7"),
    ("XRP", "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY", None),
    ("XRP", "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY", "x"),
    ("tron", None),
    (["tron"], TRON),
    (None, TRON),
    ("ethereum", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
]


def test_every_row_gets_its_verdict_in_order_and_nothing_is_raised():
    verdicts = [*networks.check_many(ROWS)]
    assert [verdict.where for verdict in verdicts] == [row[0] for row in ROWS]
    assert [verdict.ok for verdict in verdicts] == [True, False, False, True, True, False, False, False, False, True]
    assert verdicts[2].error.code == "unknown_network"
    assert verdicts[3].address.memo == "7"


def test_a_row_and_a_single_check_answer_alike():
    for row, verdict in zip(ROWS, networks.check_many(ROWS), strict=True):
        if verdict.ok:
            assert networks.check(*row) == verdict.address
        else:
            with pytest.raises(networks.AddressError) as caught:
                networks.check(*row)
            assert (str(caught.value), caught.value.code) == (str(verdict.error), verdict.error.code)


def test_rows_are_read_one_by_one_as_verdicts_are_taken():
    taken = []

    def rows():
        for number in range(1000):
            taken.append(number)
            yield ("tron", TRON)

    verdicts = networks.check_many(rows())
    assert next(verdicts).ok
    assert next(verdicts).ok
    assert len(taken) == 2


def _modules(code):
    answer = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True, env={}
    )
    return set(answer.stdout.split())


PATH = next(entry for entry in networks.__path__).rpartition("networks")[0]
START = f"import sys; sys.path.insert(0, {PATH!r}); before = set(sys.modules); "
SHOW = "; print(*sorted(set(sys.modules) - before))"


def test_importing_the_package_imports_nothing_else():
    assert _modules(START + "import networks" + SHOW) == {"networks"}


def test_no_third_party_module_is_needed_for_tron():
    loaded = _modules(START + f"import networks; networks.check('tron', {TRON!r})" + SHOW)
    foreign = {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names) - {"networks"}
    assert foreign <= {"_hashlib", "_sha2"}
    assert not any("keccak" in name or "diagnosis" in name or "candidates" in name for name in loaded)


def test_families_are_loaded_when_first_asked():
    loaded = _modules(START + f"import networks; networks.check('tron', {TRON!r})" + SHOW)
    assert {name for name in loaded if name.startswith("networks.families.")} == {"networks.families.tron"}


def test_the_first_question_may_come_from_many_threads_at_once():
    code = (
        "import sys, threading; sys.path.insert(0, PATH); import networks; answers = []; gate = threading.Barrier(8)\n"
        "def ask():\n    gate.wait(); answers.append(networks.check('USDT:tron', TEXT).text)\n"
        "threads = [threading.Thread(target=ask) for _ in range(8)]\n"
        "[thread.start() for thread in threads]\n"
        "[thread.join() for thread in threads]\n"
        "print(*set(answers), len(answers))"
    )
    code = code.replace("PATH", repr(PATH)).replace("TEXT", repr(TRON))
    assert _modules(code) == {TRON, "8"}


def test_the_face_is_complete():
    for name in networks.__all__:
        assert getattr(networks, name) is not None
    assert set(dir(networks)) >= set(networks.__all__)
