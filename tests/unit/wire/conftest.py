import asyncio
import random
from collections.abc import AsyncIterator, Callable

import pytest

from swapclient.wire.door import Door, DoorSettings
from tests.fakes.clock import FakeClock
from tests.fakes.faulty import FaultServer


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def hurry(monkeypatch) -> Callable[[], None]:
    """Moves the event loop's time by a minute, so that timeouts pass without anybody waiting."""
    loop = asyncio.get_running_loop()
    real, ahead = loop.time, 0.0

    def jump() -> None:
        nonlocal ahead
        ahead += 60.0

    monkeypatch.setattr(loop, "time", lambda: real() + ahead)
    return jump


@pytest.fixture
async def server(hurry) -> AsyncIterator[FaultServer]:
    async with FaultServer(hurry=hurry) as running:
        yield running


@pytest.fixture
async def open_door(clock: FakeClock) -> AsyncIterator[Callable[..., Door]]:
    """Makes doors of the provider ``acme`` that are closed at the end."""
    doors: list[Door] = []

    def make(base_url: str, **changes) -> Door:
        settings = DoorSettings(base_url=base_url, **{"rate_per_second": 1000.0, "burst": 1000, **changes})
        doors.append(Door("acme", settings, clock=clock, chance=random.Random(7)))
        return doors[-1]

    yield make
    for door in doors:
        await door.close()
