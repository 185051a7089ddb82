"""What every test shares: how hypothesis behaves. Nothing heavy belongs here."""

from hypothesis import HealthCheck, settings

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
