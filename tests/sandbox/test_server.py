"""Starting, stopping, and what outlasts a stop."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from swapclient.errors import ConfigError
from swapclient.sandbox import Box
from tests.sandbox.conftest import NOON, Shop


def test_a_taken_port_is_said_before_anything_starts(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=str(port)) as caught:
            Box(tmp_path / "ledger.sqlite", port=port).start()
    assert caught.value.stable_code == "port_taken"
    assert not (tmp_path / "ledger.sqlite").exists()


def test_a_ledger_that_is_none_is_said(tmp_path):
    (tmp_path / "ledger.sqlite").write_bytes(b"something else entirely" * 100)
    with pytest.raises(ConfigError, match="ledger") as caught:
        Box(tmp_path / "ledger.sqlite").start()
    assert caught.value.stable_code == "sandbox_ledger"
    with pytest.raises(ConfigError):
        Box(tmp_path / "ledger.sqlite" / "below").start()


def test_a_later_sandbox_finds_orders_time_and_rules(tmp_path):
    path = tmp_path / "ledger.sqlite"
    with Box(path, real=lambda: NOON) as box, Shop(box).http as http:
        shop = Shop(box)
        shop.http = http
        order = shop.order()
        box.control.deposit()
        box.control.advance(30)
        box.control.scenario("failed")
        seen = shop.read(order["id"])
    with Box(path, real=lambda: NOON) as box, Shop(box).http as http:
        shop = Shop(box)
        shop.http = http
        assert shop.read(order["id"]) == seen
        assert box.control.now() == NOON + 30
        shop.order()
        assert box.control.orders()[-1]["scenario"] == "failed"


def test_two_sandboxes_over_one_file_are_one_provider(tmp_path):
    path = tmp_path / "ledger.sqlite"
    with Box(path, real=lambda: NOON) as one, Box(path, real=lambda: NOON) as two:
        shops = [Shop(one), Shop(two)]
        with shops[0].http, shops[1].http, ThreadPoolExecutor(4) as pool:
            orders = list(pool.map(lambda number: shops[number % 2].order()["id"], range(20)))
            assert len(set(orders)) == 20
            assert shops[0].get("/exchanges").json()["result"][0] == shops[1].get("/exchanges").json()["result"][0]
            one.control.deposit(orders[0])
            two.control.advance(60)
            assert shops[1].read(orders[0])["status"] == shops[0].read(orders[0])["status"] == "finished"


def test_the_same_seed_makes_the_same_orders(tmp_path):
    def first(name: str, seed: int) -> dict:
        with Box(tmp_path / name, seed=seed, real=lambda: NOON) as box:
            shop = Shop(box)
            with shop.http:
                return shop.order()

    assert first("a", 1) == first("b", 1)
    assert first("c", 2)["id"] != first("a2", 1)["id"]


def test_speed_shortens_the_stages(tmp_path):
    with Box(tmp_path / "ledger.sqlite", speed=60, real=lambda: NOON) as box:
        shop = Shop(box)
        with shop.http:
            order = shop.order()
            box.control.deposit()
            assert shop.words(order["id"], 0.5, 0.5) == ["waiting", "exchanging", "finished"]


def test_deposits_can_come_by_themselves(tmp_path):
    with Box(tmp_path / "ledger.sqlite", deposits_by_itself=5, real=lambda: NOON) as box:
        shop = Shop(box)
        with shop.http:
            order = shop.order()
            assert shop.words(order["id"], 4, 5, 56) == ["waiting", "waiting", "confirming", "finished"]


def test_it_stops_while_an_answer_hangs(tmp_path):
    with Box(tmp_path / "ledger.sqlite", real=lambda: NOON) as box:
        box.control.scenario("hang_after_accept", on="any")
        with socket.create_connection(("127.0.0.1", int(box.url.rpartition(":")[2]))) as line:
            line.sendall(b"GET /v3/currencies HTTP/1.1\r\nHost: here\r\nx-api-key: sandbox-key\r\n\r\n")
            while not box.control.calls():
                time.sleep(0)
            box.close()
            assert b"200" not in line.recv(100)
    with pytest.raises(httpx.ConnectError):
        httpx.get(box.url)


def test_the_key_is_nowhere_in_the_ledger(tmp_path):
    with Box(tmp_path / "ledger.sqlite", real=lambda: NOON) as box:
        shop = Shop(box, key="sandbox-canary-7e1f")
        with shop.http:
            shop.order()
    for file in tmp_path.iterdir():
        assert b"canary-7e1f" not in file.read_bytes()


def test_importing_the_sandbox_does_not_import_the_server():
    code = "import sys, swapclient.sandbox; print({'starlette', 'uvicorn', 'nacl'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"


def test_serve_answers_until_it_is_interrupted(tmp_path):
    code = (
        "import sys, pathlib; from swapclient.sandbox import serve\n"
        "serve(pathlib.Path(sys.argv[1]), port=0, scenario='failed',"
        " on_started=lambda url, environ: print(url, environ['SIMPLESWAP_API_URL'], flush=True))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "ledger.sqlite")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        url, api = process.stdout.readline().split()
        assert httpx.get(api + "/currencies", headers={"x-api-key": "sandbox-key"}).status_code == 200
        process.terminate()
        _, complaints = process.communicate(timeout=30)
    assert complaints == ""
    assert api == url + "/v3"
