"""Real processes that use one idempotency key at the same instant."""

import pytest

from tests.sweep.stories import KEY, STORIES, SWAP, orders_of

ROUNDS = 200
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_two_processes_with_one_key_make_one_order(field, steps, part):
    home = STORIES["swap"].begin(field)
    for number in range(ROUNDS // PARTS):
        command = [f"{KEY}-{part}-{number}" if word == KEY else word for word in SWAP]
        both = field.run_many(home, f"round-{number}", [*command, "--json"], copies=2)
        made = orders_of(field, home)
        assert len(made) == number + 1, [one.said() for one in both]
        # alive, or not yet known to the one that came second
        assert {one.result.codes[0] for one in both} <= {7, 8}, [one.said() for one in both]
        swaps = [one.document()["swap"] for one in both]
        assert swaps[0]["id"] == swaps[1]["id"]
        assert made[0]["id"] in {swap["order_id"] for swap in swaps}
        assert {swap["deposit"]["address"] for swap in swaps} <= {made[0]["address"], None}


def test_two_processes_with_one_key_and_other_terms_make_one_order(field, steps):
    home = STORIES["swap"].begin(field)
    for number in range(10):
        key = f"{KEY}-{number}"
        small, large = ([{KEY: key, "0.5": amount}.get(word, word) for word in SWAP] for amount in ("0.5", "0.6"))
        first = field.run(home, f"small-{number}", [*small, "--json"])
        second = field.run(home, f"large-{number}", [*large, "--json"])
        assert (first.result.codes, second.result.codes) == ([8], [13])
        assert second.document()["error"]["code"] == "key_has_other_terms"
        assert len(orders_of(field, home)) == number + 1
