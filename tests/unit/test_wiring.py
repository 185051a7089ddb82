"""What is plugged together from the settings, when, and that it is let go of."""

import asyncio
import random
import subprocess
import sys
from pathlib import Path

import pytest

from swapclient.client import AsyncSwapClient
from swapclient.domain.life import Happening, State
from swapclient.domain.swaps import Event
from swapclient.errors import ConfigError
from swapclient.providers.registry import PROVIDERS
from swapclient.quoting.markets import MARKETS
from swapclient.settings import load
from swapclient.wiring import House
from tests.fakes.clock import FakeClock
from tests.fakes.records import created, event, intent

KEY = "canary-k3y-0123456789"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def settings(tmp_path):
    """Settings of an empty home, with flags and variables on top."""
    (tmp_path / "empty.toml").write_text("", encoding="utf-8")

    def loaded(flags=None, **environ):
        usual = {"config": tmp_path / "empty.toml", "data_dir": tmp_path / "data", "cache_dir": tmp_path / "cache"}
        return load(usual | (flags or {}), environ)

    return loaded


def house(settings):
    return House(settings, clock=FakeClock(), chance=random.Random(1))


def test_a_provider_that_needs_no_key_is_there_and_one_that_does_waits_for_it(settings):
    bare = house(settings())
    assert "exolix" in bare.providers
    assert "simpleswap" not in bare.providers
    assert "simpleswap" in {spec.name for spec in bare.without_key}
    with_key = house(settings(SIMPLESWAP_API_KEY=KEY))
    assert "simpleswap" in with_key.providers
    assert "simpleswap" not in {spec.name for spec in with_key.without_key}


def test_one_that_is_off_is_neither_there_nor_waiting_for_its_key(settings):
    off = house(settings(SIMPLESWAP_OFF="1", EXOLIX_OFF="1", SIMPLESWAP_API_KEY=KEY))
    assert not {"simpleswap", "exolix"} & set(off.providers)
    assert "simpleswap" not in {spec.name for spec in off.without_key}


def test_a_pinned_provider_is_the_only_one_asked_and_the_others_can_still_be_followed(settings):
    pinned = house(settings({"provider": "exolix"}, SIMPLESWAP_API_KEY=KEY))
    assert list(pinned.asked()) == ["exolix"]
    assert {"exolix", "simpleswap"} <= set(pinned.desk.providers)


@pytest.mark.parametrize(
    ("name", "environ", "code"),
    [("simpleswap", {}, "no_key"), ("exolix", {"EXOLIX_OFF": "yes"}, "provider_off")],
)
def test_a_pinned_provider_that_cannot_be_asked_says_why(settings, name, environ, code):
    with pytest.raises(ConfigError) as refused:
        house(settings({"provider": name}, **environ)).asked()
    assert (refused.value.stable_code, refused.value.context["provider"]) == (code, name)
    assert refused.value.hint


def test_a_key_that_cannot_be_had_takes_out_its_provider_alone_and_says_why(settings):
    gone = {"SIMPLESWAP_API_KEY_FILE": "/nothing/here"}
    mixed = house(settings(**gone))
    assert "simpleswap" not in mixed.providers
    assert "exolix" in mixed.asked()
    assert "simpleswap" not in {spec.name for spec in mixed.without_key}
    for asking in (
        house(settings({"provider": "simpleswap"}, **gone)).asked,
        house(settings(**gone, **{f"{name.upper()}_OFF": "1" for name in PROVIDERS if name != "simpleswap"})).asked,
        lambda: house(settings(**gone)).desk.provider("simpleswap"),
    ):
        with pytest.raises(ConfigError) as refused:
            asking()
        assert (refused.value.stable_code, refused.value.context["provider"]) == ("key_file", "simpleswap")


@pytest.mark.parametrize("missing", [True, False])
def test_with_nobody_to_ask_the_hint_names_the_variables_of_the_keys_that_would_help(settings, missing):
    off = {f"{name.upper()}_OFF": "1" for name, spec in PROVIDERS.items() if not (missing and spec.needs_key)}
    with pytest.raises(ConfigError) as refused:
        house(settings(**off)).asked()
    assert refused.value.stable_code == "no_provider"
    assert ("SIMPLESWAP_API_KEY" in refused.value.hint) is missing


def test_orders_and_show_need_no_provider_at_all(settings):
    """Keys may be gone and everything switched off: what is on record is still read."""

    async def story():
        off = {f"{name.upper()}_OFF": "1" for name in PROVIDERS}
        async with AsyncSwapClient(settings(**off)) as client:
            await client.house.journal.record(intent(provider="simpleswap"), event(), created())
            (swap,) = await client.swaps()
            assert (await client.get(swap.swap_id)).order_id == created().order.order_id
            assert created().order.order_id in await client.support(swap.swap_id)
            looked = await client.look(swap.swap_id)
            assert (looked.state, "not switched on" in looked.last_error) == (State.AWAITING_DEPOSIT, True)
            with pytest.raises(ConfigError):
                await client.watch(swap.swap_id)

    asyncio.run(story())


def test_the_journal_is_opened_when_it_is_first_asked_for_and_closed_with_the_house(settings, tmp_path):
    async def story():
        async with house(settings()) as opened:
            assert opened.providers
            assert not (tmp_path / "data").exists()
            journal = opened.journal
            assert opened.desk.journal is journal is opened.journal
            await journal.record(intent(), event())
        with pytest.raises(RuntimeError):
            await journal.append(intent().swap_id, Event(at=FakeClock().now(), happening=Happening.NOTED))

    asyncio.run(story())
    assert (tmp_path / "data" / "journal.db").stat().st_mode & 0o077 == 0


def test_a_house_that_nobody_used_is_closed_without_making_anything(settings, tmp_path):
    asyncio.run(house(settings()).close())
    assert not (tmp_path / "data").exists()
    assert not (tmp_path / "cache").exists()


def test_the_cache_folder_is_ours_alone_and_where_it_cannot_be_made_nothing_is_kept(settings, tmp_path):
    assert house(settings()).providers
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
    (tmp_path / "file").write_text("in the way")
    assert "exolix" in house(settings({"cache_dir": tmp_path / "file" / "below"})).providers
    assert (tmp_path / "file").read_text() == "in the way"


def test_the_address_book_is_one_address_a_line_the_rest_a_remark(settings, tmp_path):
    book = tmp_path / "book.txt"
    book.write_text("# mine\n\nbc1qone my cold wallet\n  bc1qtwo\t# exchange\n   # bc1qthree\n", encoding="utf-8")
    assert house(settings({"book": book})).desk.ours == {"bc1qone", "bc1qtwo"}
    assert house(settings()).desk.ours == frozenset()


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_an_address_book_that_cannot_be_read_is_refused_and_not_passed_over(settings, tmp_path, content):
    book = tmp_path / "book.txt"
    if content is not None:
        book.write_bytes(content)
    with pytest.raises(ConfigError) as refused:
        _ = house(settings({"book": book})).desk
    assert refused.value.stable_code == "address_book"


def test_every_market_is_a_source_and_one_address_may_stand_in_for_all(settings):
    assert len(house(settings()).sources) == len(MARKETS)
    played = house(settings({"market_url": "http://127.0.0.1:1/markets"}))
    assert all("127.0.0.1:1/markets" in repr(source) for source in played.sources)


def test_no_key_shows_in_what_the_house_is_made_of(settings):
    whole = house(settings(SIMPLESWAP_API_KEY=KEY, EXOLIX_API_KEY=KEY))
    shown = [whole.settings, whole.providers, whole.desk, whole.sources, *whole.providers.values(), vars(whole)]
    assert KEY not in " ".join(repr(one) for one in shown)


def test_plugging_together_loads_no_database_and_no_adapter():
    code = (
        "import sys; import swapclient.wiring; "
        "print([name for name in sys.modules if name.endswith('.adapter') or name in ('sqlalchemy', 'alembic')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
