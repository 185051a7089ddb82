"""A receipt of every new order, away from this disk."""

import asyncio
import json
import stat
import sys

from swapclient.notify.receipts import receipt, run_command, write_file
from swapclient.swaps.place import place
from tests.unit.swaps.room import RECEIVE, Room


def placed():
    room = Room()
    return asyncio.run(place(room.desk, room.intent()))


def test_a_receipt_holds_what_finds_the_order_again(tmp_path):
    swap = placed()
    assert write_file(tmp_path / "second", swap) is None
    path = tmp_path / "second" / f"{swap.swap_id}.json"
    told = json.loads(path.read_text())
    assert told["order_id"] == swap.order_id
    assert told["receive"]["address"] == RECEIVE
    assert told["deposit"]["address"] == swap.deposit_address
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_is_a_warning(tmp_path):
    (tmp_path / "file").write_text("")
    assert "was not written" in write_file(tmp_path / "file", placed())


def test_a_command_gets_the_receipt_on_its_standard_input(tmp_path):
    swap, copy = placed(), tmp_path / "copy.json"
    program = tmp_path / "keep.py"
    program.write_text(f"import sys; open({str(copy)!r}, 'wb').write(sys.stdin.buffer.read())")
    assert asyncio.run(run_command(f"{sys.executable} {program}", swap)) is None
    assert copy.read_bytes() == receipt(swap)


def test_a_command_that_fails_or_is_not_there_is_a_warning(tmp_path):
    program = tmp_path / "fail.py"
    program.write_text("raise SystemExit(3)")
    assert "ended with 3" in asyncio.run(run_command(f"{sys.executable} {program}", placed()))
    assert "could not be started" in asyncio.run(run_command(str(tmp_path / "nowhere"), placed()))
    assert "could not be started" in asyncio.run(run_command("'", placed()))
