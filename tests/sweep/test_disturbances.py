"""A wrong clock, a place that cannot be written, a damaged record: the program says so, and loses nothing."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.sweep.claims import hold_afterwards
from tests.sweep.stories import STORIES, SWAP, orders_of

DAY = 86_400
NOBODY = 65_534
ORDERS = ["orders", "--json"]
PAGE = 4096


@pytest.mark.parametrize("ahead", [DAY, -DAY], ids=["a day ahead", "a day behind"])
@pytest.mark.parametrize("story", ["swap", "swap_500_after_accept", "swap_cut_body", "watch", "reconcile"])
def test_a_clock_that_is_wrong_by_a_day_loses_nothing(field, steps, story, ahead):
    home = STORIES[story].begin(field)
    ended = field.run(home, "early", STORIES[story].command, ahead=ahead)
    assert ended.result.codes[0] in {0, 7, 8}, ended.said()
    hold_afterwards(field, home, ended)


@pytest.mark.parametrize("ahead", [DAY, -DAY], ids=["a day ahead", "a day behind"])
def test_an_unclear_creation_is_settled_by_a_clock_that_is_wrong_by_a_day(field, steps, ahead):
    home = STORIES["reconcile"].begin(field)
    late = field.run(home, "late", ["reconcile", "--json"], ORDERS, ahead=ahead)
    assert late.result.codes[1:] == [0]
    swap = late.document(1)["swaps"][0]
    assert swap["order_id"] == orders_of(field, home)[0]["id"]
    assert len(orders_of(field, home)) == 1


@pytest.fixture
def shared_home(field):
    """A home that somebody else may use: outside of what belongs to the user who runs the tests."""
    home = Path(tempfile.mkdtemp(prefix="home-"))
    home.chmod(0o755)
    yield home
    for path in (home, *home.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(home)


@pytest.mark.parametrize("closed", ["folder", "file"])
def test_a_place_that_cannot_be_written_is_said_before_anything_is_sent(field, steps, shared_home, closed):
    begun = STORIES["swap"].begin(field)
    for name in ("data", "cache"):
        shutil.copytree(begun / name, shared_home / name)
    journal = shared_home / "data" / "journal.db"
    user = NOBODY if os.geteuid() == 0 else None
    for path in (shared_home, *shared_home.rglob("*")):
        if user is not None:
            os.chown(path, user, user)
    journal.chmod(0o400)
    if closed == "folder":
        journal.unlink()
        journal.parent.chmod(0o500)
    ended = field.run(shared_home, "refused", [*SWAP, "--json"], user=user)
    assert ended.result.codes == [2], ended.said()
    error = ended.document()["error"]
    assert error["code"] == "journal_not_writable"
    assert error["hint"]
    assert not orders_of(field, shared_home)


def _header(content):
    return b"\0" * 100 + content[100:]


def _cut_in_half(content):
    return content[: len(content) // 2]


def _half_a_page(content):
    return content[: -PAGE // 2]


def _page_of_nothing(number):
    def lose(content):
        return content[: number * PAGE] + b"\0" * PAGE + content[(number + 1) * PAGE :]

    return lose


def _page_of_noise(number):
    def spoil(content):
        noise = bytes((at * 7 + number) % 251 + 1 for at in range(PAGE))
        return content[: number * PAGE] + noise + content[(number + 1) * PAGE :]

    return spoil


DAMAGES = {
    "no header": _header,
    "cut in half": _cut_in_half,
    "half of the last page": _half_a_page,
    "text in its place": lambda content: b"this was my journal\n" * 500,
    **{f"page {number} is zeros": _page_of_nothing(number) for number in range(1, 8)},
    **{f"page {number} is noise": _page_of_noise(number) for number in range(1, 8)},
}


@pytest.fixture(scope="module")
def whole(field, steps):
    """A home with three swaps on record, and what `orders` says of them."""
    home = STORIES["swap"].begin(field)
    for number in range(3):
        command = [f"key-{number}" if word == "exit-1" else word for word in SWAP]
        assert field.run(home, f"swap-{number}", command).result.codes == [8]
    return home, field.run(home, "orders", ORDERS).document()["swaps"]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_record_is_refused_and_what_can_be_read_is_saved_into_a_new_file(field, whole, damage):
    origin, told = whole
    home = field.place()
    shutil.copytree(origin / "data", home / "data")
    journal = home / "data" / "journal.db"
    journal.write_bytes(DAMAGES[damage](journal.read_bytes()))
    spoiled = journal.read_bytes()

    seen = field.run(home, "seen", ORDERS, [*SWAP, "--json"])
    assert len(seen.result.codes) == 2
    known = {swap["id"]: swap for swap in told}
    if seen.result.codes[0] == 0:
        assert seen.document(0)["swaps"] == told, "another truth"
        return
    assert seen.result.codes == [2, 2], seen.said()
    error = seen.document(0)["error"]
    assert error["code"] == "journal_damaged", error
    assert "doctor --repair" in error["hint"]
    assert not orders_of(field, home), "nothing is created without a record"
    assert journal.read_bytes() == spoiled

    saved = home / "saved.db"
    mended = field.run(
        home, "mended", ["doctor", "--repair", str(saved), "--json"], [*ORDERS, "--journal", f"sqlite:///{saved}"]
    )
    assert journal.read_bytes() == spoiled, "the damaged file is evidence"
    if mended.result.codes[0] != 0:
        assert mended.result.codes[0] == 2, mended.said()
        assert mended.document(0)["error"]["code"] == "nothing_to_salvage"
        return
    for swap in mended.document(1)["swaps"]:
        before = known[swap["id"]]
        assert swap["receive"] == before["receive"]
        assert swap["order_id"] in (before["order_id"], None)
        assert swap["state"] in (before["state"], "unknown")
        assert swap["deposit"]["address"] in (before["deposit"]["address"], None)


def test_most_damages_are_noticed_and_mended(field, whole):
    """The claims above would hold, too, if nothing could ever be saved."""
    origin, told = whole
    saved = {}
    for damage, spoil in DAMAGES.items():
        home = field.place()
        shutil.copytree(origin / "data", home / "data")
        journal = home / "data" / "journal.db"
        journal.write_bytes(spoil(journal.read_bytes()))
        new = home / "saved.db"
        done = field.run(
            home, "mended", ["doctor", "--repair", str(new), "--json"], [*ORDERS, "--journal", f"sqlite:///{new}"]
        )
        saved[damage] = len(done.document(1)["swaps"]) if done.result.codes[0] == 0 else 0
    assert sum(count == len(told) for count in saved.values()) >= len(DAMAGES) // 2, saved
