"""What every test shares: how hypothesis behaves. Nothing heavy belongs here."""

import pytest
from hypothesis import HealthCheck, settings

from tests.canary import files_with_the_key

settings.register_profile(
    "ci",
    deadline=None,
    max_examples=50,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci")


def pytest_addoption(parser):
    """Record the sessions of the command line anew: see tests/sessions."""
    parser.addoption("--bless", action="store_true", help="record the command line's sessions anew")


def pytest_sessionfinish(session):
    """Fail the whole run when the sandbox's key stands in anything that was written."""
    config = session.config
    if hasattr(config, "workerinput") or not hasattr(config, "_tmp_path_factory"):
        return
    guilty = files_with_the_key(config._tmp_path_factory.getbasetemp())
    if guilty:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        config.get_terminal_writer().line(f"\nthe API key was written to {', '.join(map(str, guilty))}", red=True)
