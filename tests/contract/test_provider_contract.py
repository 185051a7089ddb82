"""What every provider promises, asked of each of them: the fake, recorded shapes, and the sandbox over a socket."""

from dataclasses import replace
from datetime import UTC, timedelta
from decimal import Decimal

import pytest

from swapclient.domain.life import Observation
from swapclient.domain.quotes import RateType
from swapclient.errors import (
    AboveMaximum,
    BelowMinimum,
    InputRefused,
    NotSent,
    OutcomeUnknown,
    ProviderRefused,
    Unavailable,
    UnknownOrder,
    UnknownPair,
)
from swapclient.sandbox import Box
from swapclient.swaps.judge import drift
from tests.contract.worlds.chainflip import ChainflipWorld
from tests.contract.worlds.changenow import ChangeNowWorld
from tests.contract.worlds.exolix import ExolixWorld
from tests.contract.worlds.fake import FakeWorld
from tests.contract.worlds.near import NearWorld
from tests.contract.worlds.sandbox import (
    SandboxChainflip,
    SandboxChangeNow,
    SandboxExolix,
    SandboxNear,
    SandboxSimpleSwap,
    SandboxStealthEx,
    SandboxThorchain,
    SandboxWorld,
)
from tests.contract.worlds.simpleswap import SimpleSwapWorld
from tests.contract.worlds.stealthex import StealthExWorld
from tests.contract.worlds.thorchain import ThorchainWorld
from tests.fakes.bench import pair

WORLDS = [
    FakeWorld,
    SimpleSwapWorld,
    ExolixWorld,
    NearWorld,
    ChainflipWorld,
    ChangeNowWorld,
    StealthExWorld,
    ThorchainWorld,
    SandboxSimpleSwap,
    SandboxExolix,
    SandboxNear,
    SandboxChainflip,
    SandboxChangeNow,
    SandboxStealthEx,
    SandboxThorchain,
]


@pytest.fixture(scope="module")
def box(tmp_path_factory):
    with Box(tmp_path_factory.mktemp("box") / "sandbox.sqlite") as box:
        yield box


@pytest.fixture(params=WORLDS, ids=lambda kind: kind.__name__)
def world(request, tmp_path):
    kind = request.param
    made = kind(tmp_path, request.getfixturevalue("box")) if issubclass(kind, SandboxWorld) else kind(tmp_path)
    yield made
    made.close()


def create(world, intent):
    return world.ask(lambda provider: provider.create(intent))


def look(world, order, **options):
    return world.ask(lambda provider: provider.look(order, **options))


def status(world, order_id, **options):
    return world.ask(lambda provider: provider.status(order_id, **options))


def needs_orders(world):
    if not world.capabilities.keeps_orders:
        pytest.skip("keeps no orders: creating one only asks for a quote")


def listed(world):
    """The orders of the last hour, once a listing must know them."""
    return world.ask(lambda provider: provider.orders_since(world.clock.now() - timedelta(hours=1)))


def kinds(world):
    return [kind for kind in RateType if kind in world.capabilities.rate_types]


def test_the_assets_are_ours_and_of_now(world):
    listing = world.ask(lambda provider: provider.assets())
    names = [asset.name for asset in listing.assets]
    assert listing.provider == world.name
    assert {world.give, world.get} <= set(names)
    assert len(set(names)) == len(names)
    assert not listing.stale
    assert listing.fetched_at.tzinfo is UTC


def test_limits_are_a_range(world):
    for kind in kinds(world):
        limits = world.ask(lambda provider, kind=kind: provider.limits(pair(world.give, world.get), kind))
        low, high = limits.minimum or Decimal(0), limits.maximum or Decimal("Infinity")
        assert 0 <= low < world.amount < high


def test_a_quote_answers_what_was_asked_and_creates_nothing(world):
    for kind in kinds(world):
        quote = world.quote(kind)
        assert (quote.provider, quote.pair.name) == (world.name, pair(world.give, world.get).name)
        assert (quote.give_amount, quote.rate_type) == (world.amount, kind)
        assert quote.get_amount > 0
        assert quote.pair.get.check_places(quote.get_amount)
        assert quote.holds(world.clock.now())
        assert all(isinstance(value, str) for value in quote.terms.values())
    assert world.creates() == 0


def test_too_little_is_told_with_the_minimum(world):
    with pytest.raises(BelowMinimum) as caught:
        world.quote(amount=Decimal("0.00000001"))
    assert Decimal(str(caught.value.context["minimum"])) > Decimal("0.00000001")
    assert world.creates() == 0


def test_too_much_is_told_with_the_maximum(world):
    limits = world.ask(lambda provider: provider.limits(pair(world.give, world.get), RateType.FLOATING))
    if limits.maximum is None:
        assert world.quote(amount=Decimal(1000)).get_amount > 0
        return
    with pytest.raises(AboveMaximum) as caught:
        world.quote(amount=limits.maximum + 1)
    assert Decimal(str(caught.value.context["maximum"])) == limits.maximum


def test_an_asset_that_is_not_swapped_is_an_unknown_pair(world):
    with pytest.raises(UnknownPair):
        world.quote(pair=pair(world.give, "USDT:opbnb"))


def test_a_new_order_repeats_what_was_asked_at_creation_and_later(world):
    for kind in kinds(world):
        intent = world.intent(world.quote(kind))
        order = create(world, intent)
        echoes = world.capabilities.echoes
        at_creation = world.capabilities.echoed_at_creation
        assert drift(intent, order, echoes if at_creation is None else at_creation) == ()
        again = look(world, order, fresh=True)
        assert drift(intent, again, echoes, known=order) == ()
        assert again.observation is Observation.WAITING
        assert again.deposit_address
        assert (again.order_id, again.provider) == (order.order_id, world.name)
    assert world.creates() == (len(kinds(world)) if world.capabilities.keeps_orders else 0)


def test_two_reads_of_an_order_that_stands_still_are_equal(world):
    order = create(world, world.intent(world.quote()))
    assert look(world, order) == look(world, order)


def test_an_order_is_known_by_its_id_alone(world):
    needs_orders(world)
    order = create(world, world.intent(world.quote()))
    assert status(world, order.order_id) == look(world, order)


def test_a_memo_arrives_and_comes_back(world):
    if world.memo_get is None:
        pytest.skip("swaps into no coin with memos")
    quote = world.quote(pair=pair(world.give, world.memo_get), receive_address=world.memo_receive)
    intent = world.intent(quote, receive_address=world.memo_receive, receive_memo="12345")
    order = create(world, intent)
    assert order.receive_memo == "12345"
    assert status(world, order.order_id).receive_memo == "12345"
    assert drift(intent, order, world.capabilities.echoes) == ()


def test_a_memo_that_was_not_given_is_not_made_up(world):
    order = create(world, world.intent(world.quote()))
    assert (order.receive_memo, order.refund_memo) == (None, None)


def test_an_order_that_does_not_exist_is_unknown(world):
    create(world, world.intent(world.quote()))
    with pytest.raises(UnknownOrder):
        status(world, "nosuchorder00000")


@pytest.mark.parametrize("order_id", ["", "a", "a/b/c/d", "abcd?x=1", "..", "x" * 200])
def test_what_cannot_be_an_order_id_is_not_asked_about(world, order_id):
    before = world.requests()
    with pytest.raises((UnknownOrder, InputRefused)):
        status(world, order_id)
    assert world.requests() == before


def test_a_lost_answer_is_an_unknown_outcome_and_is_not_repeated(world):
    needs_orders(world)
    intent = world.intent(world.quote())
    world.lose_the_next_answer()
    with pytest.raises(OutcomeUnknown):
        create(world, intent)
    assert world.creates() == 1


def test_where_no_orders_are_kept_a_creation_that_fails_has_certainly_made_nothing(world):
    if world.capabilities.keeps_orders:
        pytest.skip("keeps orders: a lost answer may have made one")
    intent = world.intent(world.quote())
    world.break_down()
    with pytest.raises(Unavailable):
        create(world, intent)
    assert world.creates() == 0


def test_where_no_orders_are_kept_one_is_known_by_the_payment_that_was_told(world):
    if world.capabilities.keeps_orders:
        pytest.skip("sees payments by itself")
    order = create(world, world.intent(world.quote()))
    transaction = world.pay(order.deposit_address, str(order.give_amount), order.deposit_memo)
    paid = look(world, replace(order, deposit_tx=(transaction,)))
    assert (paid.order_id, paid.observation) == (order.order_id, Observation.EXCHANGING)
    assert (paid.deposited, paid.deposit_tx) == (world.amount, (transaction,))
    assert status(world, transaction).receive_address == world.receive
    other = world.pay(order.deposit_address, str(order.give_amount), f"{order.deposit_memo}0")
    assert look(world, replace(order, deposit_tx=(other,))).observation is Observation.HELD


def test_an_order_whose_answer_was_lost_is_found_again_by_its_terms(world):
    if not world.capabilities.lists:
        pytest.skip("cannot list orders")
    intent = world.intent(world.quote())
    world.lose_the_next_answer()
    with pytest.raises(OutcomeUnknown):
        create(world, intent)
    [order] = listed(world)
    assert drift(intent, order, world.capabilities.echoes) == ()


def test_every_order_is_listed_once(world):
    if not world.capabilities.lists:
        pytest.skip("cannot list orders")
    made = [create(world, world.intent(world.quote())).order_id for _ in range(3)]
    assert sorted(order.order_id for order in listed(world)) == sorted(made)


def test_a_no_creates_nothing(world):
    quote = world.quote()
    world.refuse_the_next()
    with pytest.raises(ProviderRefused):
        create(world, world.intent(quote))
    assert world.creates() == 0


def test_a_word_nobody_knows_is_shown_raw_and_keeps_the_order_alive(world):
    needs_orders(world)
    order_id = create(world, world.intent(world.quote())).order_id
    world.say(order_id, "awaiting_review")
    order = status(world, order_id)
    assert order.status == "awaiting_review"
    assert order.observation is Observation.UNRECOGNIZED


def test_a_provider_that_is_down_is_unavailable_to_readers(world):
    order = create(world, world.intent(world.quote()))
    world.break_down()
    with pytest.raises(Unavailable):
        look(world, order)
    with pytest.raises(Unavailable):
        world.quote()


def test_without_a_connection_nothing_was_sent(world):
    intent = world.intent(world.quote())
    world.unplug()
    with pytest.raises(NotSent if world.capabilities.keeps_orders else Unavailable):
        create(world, intent)


def test_a_fixed_rate_that_is_over_creates_nothing(world):
    if RateType.FIXED not in world.capabilities.rate_types:
        pytest.skip("makes no fixed rates")
    quote = world.quote(RateType.FIXED)
    if quote.valid_until is None or world.name == "fake":
        pytest.skip("its fixed rates do not end before creation")
    with pytest.raises(ProviderRefused):
        create(world, world.intent(quote, valid_until=world.clock.now()))
    assert world.creates() == 0


def test_the_key_appears_nowhere(world):
    if world.key is None:
        pytest.skip("has no key")
    shown = [repr(world.ask(_itself)), repr(world.ask(lambda provider: provider.assets()))]
    world.break_down()
    with pytest.raises(Unavailable) as caught:
        world.quote()
    shown += [str(caught.value), repr(caught.value), str(caught.value.context), str(caught.value.hint)]
    assert all(world.key not in text for text in shown)


async def _itself(provider):
    return provider
