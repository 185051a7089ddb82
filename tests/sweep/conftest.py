import pytest

from tests.sweep.field import Field, why_not


@pytest.fixture(scope="session")
def field(tmp_path_factory):
    """One for all tests of this process."""
    if reason := why_not():
        pytest.skip(reason)
    with Field(tmp_path_factory.mktemp("field")) as running:
        yield running


@pytest.fixture(scope="session")
def steps(field):
    """How many steps each story has, counted once."""
    from tests.sweep.stories import STORIES
    from tests.sweep.sweep import count

    return {name: len(count(field, name)) for name in STORIES}
