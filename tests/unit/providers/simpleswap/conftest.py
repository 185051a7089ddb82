"""SimpleSwap on the bench, its API replaced by respx."""

import pytest
import respx

from tests.fakes.bench import Bench
from tests.fakes.simpleswap import BASE, KEY, currencies, result


@pytest.fixture
def api():
    with respx.mock(base_url=BASE, assert_all_called=False) as router:
        router.get("/currencies").mock(side_effect=lambda _: result(currencies()))
        yield router


@pytest.fixture
def bench(api, clock, tmp_path):
    return Bench("simpleswap", BASE, KEY, tmp_path / "cache", clock)
