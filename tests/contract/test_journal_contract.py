"""What every journal promises, asked of each of them: SQLite, a real PostgreSQL server, and the fake."""

import asyncio
from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from swapclient.domain.life import Happening, State
from swapclient.domain.swaps import fold
from swapclient.errors import AlreadyDone, JournalError, UsageError
from swapclient.journal.store import open_journal
from swapclient.journal.transfer import export_lines, import_lines
from tests.fakes.journal import FakeJournal
from tests.fakes.records import NOW, created, event, intent

KINDS = ["fake", "sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))]


class Desk:
    """A journal with a loop of its own: the tests read without awaiting."""

    def __init__(self, journal):
        self.journal = journal
        self._loop = asyncio.Runner()

    def __getattr__(self, name):
        return lambda *args, **words: self._loop.run(getattr(self.journal, name)(*args, **words))

    def run(self, coroutine):
        return self._loop.run(coroutine)

    def done(self):
        self.run(self.journal.close())
        self._loop.close()


@pytest.fixture(params=KINDS)
def desk(request, tmp_path):
    if request.param == "fake":
        journal = FakeJournal()
    elif request.param == "sqlite":
        journal = open_journal(f"sqlite:///{tmp_path}/journal.db")
    else:
        journal = open_journal(request.getfixturevalue("postgres_url"))
    desk = Desk(journal)
    yield desk
    desk.done()


def test_what_is_recorded_is_read_back_exactly(desk):
    asked, first = intent(key="key-1"), created()
    swap = desk.record(asked, event(), first)
    assert swap == fold(asked, [event(), first])
    assert desk.swap(asked.swap_id) == swap
    read, events = desk.history(asked.swap_id)
    assert read == asked
    assert list(events) == [event(), first]
    assert repr(read) == repr(asked)  # amounts with every digit they came with
    assert repr(events[1].order) == repr(first.order)


def test_a_moment_of_another_zone_is_the_same_moment(desk):
    moment = NOW.astimezone(timezone(timedelta(hours=-7, minutes=-30)))
    desk.record(intent(created_at=moment), event(at=moment))
    read, events = desk.history(intent().swap_id)
    assert read.created_at == events[0].at == NOW


def test_an_intent_without_events_is_intended(desk):
    assert desk.record(intent()).state is State.INTENDED
    assert desk.append(intent().swap_id).seen == 0


def test_events_are_added_in_order(desk):
    desk.record(intent(), event())
    for number in range(1, 12):
        swap = desk.append(intent().swap_id, event(Happening.NOTED, number), event(Happening.NOTED, -number))
    assert swap.seen == 23
    _, events = desk.history(intent().swap_id)
    expected = [moment for number in range(1, 12) for moment in (number, -number)]
    assert [(one.at - NOW) // timedelta(microseconds=1) for one in events] == [0, *expected]


def test_a_claim_on_what_was_seen_succeeds_once(desk):
    desk.record(intent(), event())
    assert desk.append(intent().swap_id, event(Happening.NOTED), seen=1).seen == 2
    with pytest.raises(AlreadyDone) as refused:
        desk.append(intent().swap_id, event(Happening.NOTED), seen=1)
    assert refused.value.stable_code == "moved_on"
    assert desk.swap(intent().swap_id).seen == 2


def test_a_claim_on_the_future_fails(desk):
    desk.record(intent(), event())
    with pytest.raises(AlreadyDone):
        desk.append(intent().swap_id, event(Happening.NOTED), seen=2)


def test_an_order_is_claimed_by_one_swap(desk):
    first, second, third = (intent(number) for number in range(3))
    for one in (first, second, third):
        desk.record(one, event())
    adopted = replace(created(7), happening=Happening.ADOPTED)
    seen_only = replace(created(7), happening=Happening.SEEN)
    desk.append(third.swap_id, seen_only)  # what a poll told by mistake claims nothing
    assert desk.append(first.swap_id, adopted, seen=1, alone=True).order_id == adopted.order.order_id
    with pytest.raises(AlreadyDone) as refused:
        desk.append(second.swap_id, adopted, seen=1, alone=True)
    assert refused.value.stable_code == "order_taken"
    assert desk.swap(second.swap_id).seen == 1
    assert desk.append(first.swap_id, adopted, alone=True).seen == 3  # its own order is free to it
    elsewhere = replace(adopted, order=replace(adopted.order, provider="another"))
    assert desk.append(second.swap_id, elsewhere, seen=1, alone=True).order_id == adopted.order.order_id
    assert desk.append(second.swap_id, event(Happening.NOTED), alone=True).seen == 3


def test_an_order_is_claimed_by_one_swap_from_its_first_event_on(desk):
    first, second, third = (intent(number) for number in range(3))
    adopted = replace(created(7), happening=Happening.ADOPTED)
    desk.record(first, adopted, alone=True)
    with pytest.raises(AlreadyDone) as refused:
        desk.record(second, adopted, alone=True)
    assert refused.value.stable_code == "order_taken"
    assert [swap.swap_id for swap in desk.swaps()] == [first.swap_id]
    elsewhere = replace(adopted, order=replace(adopted.order, provider="another"))
    assert desk.record(third, elsewhere, alone=True).order_id == adopted.order.order_id


def test_a_key_is_taken_once(desk):
    desk.record(intent(1, key="key-1"), event())
    with pytest.raises(AlreadyDone) as refused:
        desk.record(intent(2, key="key-1"), event())
    assert refused.value.stable_code == "key_taken"
    assert [swap.swap_id for swap in desk.swaps()] == [intent(1).swap_id]
    assert desk.by_key("key-1").swap_id == intent(1).swap_id
    assert desk.by_key("key-2") is None
    assert desk.by_key("KEY-1") is None


def test_many_swaps_have_no_key(desk):
    for number in range(3):
        desk.record(intent(number), event())
    assert len(desk.swaps()) == 3


def test_an_id_is_recorded_once(desk):
    desk.record(intent(), event())
    with pytest.raises(JournalError) as refused:
        desk.record(intent(provider="another"), event())
    assert refused.value.stable_code == "swap_taken"
    assert refused.value.hint
    assert desk.history(intent().swap_id)[0] == intent()


def test_swaps_come_oldest_first(desk):
    for number in (3, 1, 2):
        desk.record(intent(number), event())
    assert [swap.swap_id for swap in desk.swaps()] == [intent(number).swap_id for number in (1, 2, 3)]


def test_nothing_is_on_record_at_first(desk):
    assert list(desk.swaps()) == []


def test_a_swap_is_found_by_our_id_a_prefix_and_the_providers_id(desk):
    desk.record(intent(10), event(), created(10))
    desk.record(intent(20), event(), created(20))
    wanted = intent(10).swap_id
    for word in (wanted, "swap-0000001", "order-00000010"):
        assert desk.swap(word).swap_id == wanted


@pytest.mark.parametrize("word", ["swap-0000009", "swap", "SWAP-00000010", "order-0000001", "", "%", "swap-0000_010"])
def test_a_word_that_names_nothing_is_unknown(desk, word):
    desk.record(intent(10), event(), created(10))
    with pytest.raises(UsageError) as refused:
        desk.swap(word)
    assert refused.value.stable_code == "unknown_swap"
    assert refused.value.hint


@pytest.mark.parametrize("word", ["swap-\0", "swap-0\udcff0000", "x" * 5000, "'; --"])
def test_a_hostile_word_is_unknown(desk, word):
    desk.record(intent(10), event(), created(10))
    with pytest.raises(UsageError):
        desk.swap(word)
    with pytest.raises(UsageError):
        desk.history(word)


def test_a_word_that_names_two_is_ambiguous(desk):
    desk.record(intent(10), event(), created(10))
    desk.record(intent(11), event(), created(10))
    for word in ("swap-0000001", "order-00000010"):
        with pytest.raises(UsageError) as refused:
            desk.swap(word)
        assert refused.value.stable_code == "ambiguous_swap"


def test_our_own_id_wins_over_a_providers(desk):
    desk.record(intent(1), event(), created(order_id=intent(2).swap_id))
    desk.record(intent(2), event())
    assert desk.swap(intent(2).swap_id).swap_id == intent(2).swap_id


def test_an_unknown_swap_gets_no_events_and_has_no_history(desk):
    for ask in (lambda: desk.append("swap-nobody", event()), lambda: desk.history("swap-nobody")):
        with pytest.raises(UsageError) as refused:
            ask()
        assert refused.value.stable_code == "unknown_swap"


def test_a_deposit_address_is_remembered_for_ever(desk):
    first, second = intent(1), intent(2)
    desk.record(first, event(), created(deposit_address="bc1qfirst", deposit_memo=None))
    desk.append(first.swap_id, created(deposit_address="bc1qlater", deposit_memo=None))
    desk.record(second, event())
    for place in ("bc1qfirst", "bc1qlater"):
        assert desk.deposit_place_used(place, but=second.swap_id) == first.swap_id
        assert desk.deposit_place_used(place, but=first.swap_id) is None
    assert desk.deposit_place_used("bc1qother", but=second.swap_id) is None
    assert desk.deposit_place_used("", but=second.swap_id) is None


def test_whatever_a_provider_says_can_be_kept(desk):
    said = {
        "order_id": "x" * 9000,
        "deposit_address": "ü" * 9000,
        "deposit_memo": None,
        "status": "\0\u202e",
        "reason": "🦄" * 99,
    }
    desk.record(intent(), event(), created(**said))
    _, events = desk.history(intent().swap_id)
    assert events[1] == created(**said)
    assert desk.deposit_place_used("ü" * 9000, but="another") == intent().swap_id


def test_an_export_is_read_back_byte_for_byte(desk):
    desk.record(intent(1, key="key-1"), event(), created(1))
    desk.append(intent(1).swap_id, event(Happening.VERIFIED, 5))
    desk.record(intent(2), event())
    other = FakeJournal()
    lines = desk.run(_lines(desk.journal))
    assert len(lines) == 2
    assert desk.run(import_lines(other, lines)).added == 2
    assert desk.run(_lines(other)) == lines


def test_an_import_twice_changes_nothing(desk):
    lines = asyncio.run(_exported((intent(1), event(), created(1)), (intent(2), event())))
    assert desk.run(import_lines(desk.journal, lines)).added == 2
    again = desk.run(import_lines(desk.journal, lines))
    assert (again.added, again.extended, again.known, again.conflicts) == (0, 0, 2, ())
    assert desk.run(_lines(desk.journal)) == lines


def test_an_import_adds_the_longer_history_and_keeps_ours_where_it_is_longer(desk):
    desk.record(intent(1), event())
    desk.record(intent(2), event(), created(2))
    lines = asyncio.run(_exported((intent(1), event(), created(1)), (intent(2), event())))
    done = desk.run(import_lines(desk.journal, lines))
    assert (done.added, done.extended, done.known) == (0, 1, 1)
    assert desk.swap(intent(1).swap_id).order_id == "order-00000001"
    assert desk.swap(intent(2).swap_id).order_id == "order-00000002"


def test_an_import_that_contradicts_is_reported_and_changes_nothing(desk):
    desk.record(intent(1), event(), created(1))
    desk.record(intent(2, key="key-2"), event())
    before = desk.run(_lines(desk.journal))
    lines = asyncio.run(
        _exported(
            (intent(1, receive_address="T-another"), event()),
            (intent(3, key="key-2"), event()),
            (intent(2, key="key-2-b"), event(number=1)),
        )
    )
    done = desk.run(import_lines(desk.journal, lines))
    assert set(done.conflicts) == {intent(1).swap_id, intent(2).swap_id, intent(3).swap_id}
    assert desk.run(_lines(desk.journal)) == before


@pytest.mark.parametrize("line", ["{", "null", '{"export":2}', '{"export":1,"intent":{},"events":[]}'])
def test_an_import_of_something_else_writes_nothing(desk, line):
    lines = asyncio.run(_exported((intent(1), event())))
    with pytest.raises(UsageError) as refused:
        desk.run(import_lines(desk.journal, [*lines, "", line]))
    assert refused.value.stable_code == "bad_export"
    assert "line 3" in str(refused.value)
    assert list(desk.swaps()) == []


def test_concurrent_writers_of_one_loop_lose_nothing(desk):
    async def many():
        await desk.journal.record(intent(), event())
        await asyncio.gather(*(desk.journal.append(intent().swap_id, event(Happening.NOTED, n)) for n in range(30)))

    desk.run(many())
    assert sorted(one.at for one in desk.history(intent().swap_id)[1][1:]) == [event(number=n).at for n in range(30)]


def test_a_writer_that_is_refused_leaves_those_beside_it_alone(desk):
    async def many():
        writes = [desk.journal.record(intent(number, key=f"key-{number % 5}"), event()) for number in range(8)]
        writes += [desk.journal.append(intent(number).swap_id, event(Happening.NOTED), seen=1) for number in (4, 4, 7)]
        return await asyncio.gather(*writes, return_exceptions=True)

    told = [getattr(one, "stable_code", "done") for one in desk.run(many())]
    assert told == [*["done"] * 5, *["key_taken"] * 3, "done", "moved_on", "unknown_swap"]
    assert [swap.seen for swap in desk.swaps()] == [1, 1, 1, 1, 2]


def test_closing_twice_is_fine(desk):
    desk.record(replace(intent(), key=None), event())
    desk.close()
    desk.close()


async def _lines(journal):
    return [line async for line in export_lines(journal)]


async def _exported(*histories):
    journal = FakeJournal()
    for asked, *events in histories:
        await journal.record(asked, *events)
    return await _lines(journal)
