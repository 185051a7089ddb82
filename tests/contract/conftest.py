"""A PostgreSQL server for those who ask for one: started once in each process that runs tests."""

import itertools

import pytest

from tests.fakes.postgres import Missing, server

NUMBER = itertools.count()


@pytest.fixture(scope="session")
def postgres_server():
    try:
        running = server()
        url = running.__enter__()
    except Missing as why:
        pytest.skip(str(why))
    yield url
    running.__exit__(None, None, None)


@pytest.fixture
def postgres_url(postgres_server):
    """An empty database."""
    import psycopg

    name = f"test_{next(NUMBER)}"
    with psycopg.connect(postgres_server.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgres_server.format(name)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))])
def database_url(request, tmp_path):
    """An empty database of each kind."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres_url")
    return f"sqlite:///{tmp_path}/ours/journal.db"
